"""The role that web and workers connect as may change rows, but no table and no event."""

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from oicsummit import roles


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_site_s_role_may_read_and_write_rows(as_app_role, django_user_model):
    with as_app_role():
        user = django_user_model.objects.create_user("reader")
        user.first_name = "R"
        user.save()
        user.delete()

    assert not django_user_model.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "DROP TABLE auth_user CASCADE",
        "ALTER TABLE auth_user DISABLE TRIGGER ALL",
        "TRUNCATE auth_user CASCADE",
        "DELETE FROM django_migrations",
        "SET session_replication_role = replica",
        "CREATE ROLE other",
    ],
)
def test_the_site_s_role_may_not(as_app_role, statement):
    with as_app_role(), pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        run(statement)


@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_site_s_role_cannot_change_an_event(as_app_role, change):
    for table in settings.EVENT_TABLES:
        with as_app_role(), pytest.raises(ProgrammingError, match=f"permission denied for table {table}"):
            run(change.format(table))


def test_a_role_that_the_owner_may_not_make_is_named(db, settings):
    settings.DATABASE_URL = "postgres://stranger:secret@db.example/claims"

    with pytest.raises(CommandError, match="no role stranger") as caught:
        call_command("grant")

    assert "secret" not in str(caught.value)


def test_one_role_for_everything_needs_no_grant(db, settings):
    settings.DATABASE_URL = settings.DATABASE_OWNER_URL

    assert roles.grant() is False
