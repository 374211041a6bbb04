"""The role that web and workers connect as may change rows, but no table and no event."""

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction


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
