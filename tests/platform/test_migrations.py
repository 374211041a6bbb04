"""Migrations: none missing, and each one safe while the version before it still runs."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

OURS = {app.label for app in apps.get_app_configs() if app.path.startswith(str(settings.BASE_DIR / app.label))}

# What the version before still reads or writes must stay for one release: stop using it first, drop it in the next.
BREAKING = (migrations.RemoveField, migrations.DeleteModel, migrations.RenameField, migrations.RenameModel)

# Nothing was released before these.
UNRELEASED = {"figures.0002_no_figure_key", "claims.0004_desk"}


# The same in words of SQL.
BREAKING_SQL = re.compile(r"\b(DROP\s+(TABLE|COLUMN)|RENAME\s+(TO|COLUMN)|SET\s+NOT\s+NULL)\b", re.IGNORECASE)


def faults(migration: migrations.Migration, before: ProjectState | None = None) -> list[str]:
    """What in a migration would break the version before it; `before` is what the models were until then."""
    operations = list(flat(migration.operations))
    created = {operation.name_lower for operation in operations if isinstance(operation, migrations.CreateModel)}
    return [
        f"{migration}: {operation.describe()}"
        for operation in operations
        if getattr(operation, "model_name_lower", None) not in created
        and (breaks(operation) or forbids_null(operation, migration.app_label, before))
    ]


def flat(operations):
    for operation in operations:
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            yield from flat(operation.database_operations)
        else:
            yield operation


def breaks(operation) -> bool:
    if isinstance(operation, migrations.AddField):
        field = operation.field
        given = field.has_default() or field.db_default is not models.NOT_PROVIDED or hasattr(field, "expression")
        return not (field.null or field.many_to_many or given)
    if isinstance(operation, migrations.RunSQL):
        return bool(BREAKING_SQL.search(str(operation.sql)))
    return isinstance(operation, BREAKING)


def forbids_null(operation, app: str, before: ProjectState | None) -> bool:
    """Whether a column may be empty no more, which the version before may still leave so."""
    if before is None or not isinstance(operation, migrations.AlterField) or operation.field.null:
        return False
    model = before.models.get((app, operation.model_name_lower))
    return model is not None and operation.name in model.fields and model.fields[operation.name].null


@pytest.mark.django_db
def test_every_change_to_a_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_migration_breaks_the_version_before_it():
    loader = MigrationLoader(None)
    ours = [(key, each) for key, each in loader.disk_migrations.items() if key[0] in OURS]

    assert {"oicsummit", "sources", "figures", "claims"} <= {each.app_label for _, each in ours}
    assert [
        fault
        for key, each in ours
        if str(each) not in UNRELEASED
        for fault in faults(each, loader.project_state(key, at_end=False))
    ] == []


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("claim", "text"),
        migrations.DeleteModel("claim"),
        migrations.RenameField("claim", "text", "words"),
        migrations.RenameModel("claim", "assertion"),
        migrations.AddField("claim", "weight", models.IntegerField()),
        migrations.RunSQL("ALTER TABLE claims_claim DROP COLUMN worth"),
        migrations.RunSQL("ALTER TABLE claims_claim ALTER worth SET NOT NULL"),
        migrations.SeparateDatabaseAndState(database_operations=[migrations.DeleteModel("claim")]),
    ],
)
def test_a_step_that_breaks_the_version_before_is_found(operation):
    migration = migrations.Migration("9999_next", "claims")
    migration.operations = [operation]

    assert len(faults(migration)) == 1


@pytest.mark.parametrize(("was", "found"), [(models.IntegerField(null=True), 1), (models.IntegerField(), 0)])
def test_a_column_that_may_be_empty_no_more_is_found(was, found):
    before = ProjectState()
    before.add_model(ModelState("claims", "Claim", [("id", models.AutoField(primary_key=True)), ("weight", was)]))
    migration = migrations.Migration("9999_next", "claims")
    migration.operations = [migrations.AlterField("claim", "weight", models.IntegerField())]

    assert len(faults(migration, before)) == found


@pytest.mark.parametrize("field", [models.IntegerField(null=True), models.IntegerField(default=0)])
def test_a_column_that_may_be_empty_or_has_a_default_may_be_added(field):
    migration = migrations.Migration("9999_next", "claims")
    migration.operations = [migrations.AddField("claim", "weight", field)]

    assert faults(migration) == []
