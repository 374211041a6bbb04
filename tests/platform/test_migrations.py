"""Migrations: none missing, and each one safe while the version before it still runs."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader

OURS = {app.label for app in apps.get_app_configs() if app.path.startswith(str(settings.BASE_DIR / app.label))}

# What the version before still reads or writes must stay for one release: stop using it first, drop it in the next.
BREAKING = (migrations.RemoveField, migrations.DeleteModel, migrations.RenameField, migrations.RenameModel)

# Nothing was released before these.
UNRELEASED = {"figures.0002_no_figure_key", "claims.0004_desk"}


def faults(migration: migrations.Migration) -> list[str]:
    """What in a migration would break the version before it."""
    operations = list(flat(migration.operations))
    created = {operation.name_lower for operation in operations if isinstance(operation, migrations.CreateModel)}
    return [
        f"{migration}: {operation.describe()}"
        for operation in operations
        if getattr(operation, "model_name_lower", None) not in created and breaks(operation)
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
    return isinstance(operation, BREAKING)


@pytest.mark.django_db
def test_every_change_to_a_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_migration_breaks_the_version_before_it():
    ours = [each for (app, _), each in MigrationLoader(None).disk_migrations.items() if app in OURS]

    assert {"sources", "figures", "claims"} <= {each.app_label for each in ours}
    assert [fault for each in ours if str(each) not in UNRELEASED for fault in faults(each)] == []


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("claim", "text"),
        migrations.DeleteModel("claim"),
        migrations.RenameField("claim", "text", "words"),
        migrations.RenameModel("claim", "assertion"),
        migrations.AddField("claim", "weight", models.IntegerField()),
    ],
)
def test_a_step_that_breaks_the_version_before_is_found(operation):
    migration = migrations.Migration("9999_next", "claims")
    migration.operations = [operation]

    assert len(faults(migration)) == 1


@pytest.mark.parametrize("field", [models.IntegerField(null=True), models.IntegerField(default=0)])
def test_a_column_that_may_be_empty_or_has_a_default_may_be_added(field):
    migration = migrations.Migration("9999_next", "claims")
    migration.operations = [migrations.AddField("claim", "weight", field)]

    assert faults(migration) == []
