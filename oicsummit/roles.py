"""What the web's and the workers' database role may do: read and write rows, but change no table and no event."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import ProgrammingError, connection, transaction
from psycopg import sql


class CannotGrant(Exception):
    """The role of DATABASE_URL is missing, and the owner may not make one."""


@dataclass(frozen=True)
class Role:
    """The role of DATABASE_URL, by name; `password` is empty where it has none."""

    name: str
    password: str


def app_role() -> Role | None:
    """The role to give rights to, or None where one role does everything."""
    app, owner = urlsplit(settings.DATABASE_URL), urlsplit(settings.DATABASE_OWNER_URL)
    if not app.username or app.username == owner.username:
        return None
    return Role(name=unquote(app.username), password=unquote(app.password or ""))


def grant() -> bool:
    """Give the app's role exactly its rights, on every table there is. Connected as the owner.

    Makes the role where it is missing and the owner may. Returns False where one role does everything.
    Raises CannotGrant. Idempotent; to be called after each migration, since a new table grants nothing by itself.
    """
    role = app_role()
    if role is None:
        return False
    name = sql.Identifier(role.name)
    # At once: what runs meanwhile never finds itself without rights.
    with transaction.atomic(), connection.cursor() as cursor:
        _create_if_missing(cursor, role)
        for statement in _GRANTS:
            cursor.execute(sql.SQL(statement).format(role=name))
        for table in _existing(cursor, [*settings.EVENT_TABLES, "django_migrations"]):
            statement = sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}")
            cursor.execute(statement.format(table=sql.Identifier(table), role=name))
    return True


# TRUNCATE, REFERENCES and TRIGGER are left out: rows only, and each one seen by its triggers.
_GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
)


def _create_if_missing(cursor, role: Role) -> None:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role.name])
    if cursor.fetchone():
        return
    statement = sql.SQL("CREATE ROLE {role} LOGIN PASSWORD {password}")
    try:
        cursor.execute(statement.format(role=sql.Identifier(role.name), password=sql.Literal(role.password or None)))
    except ProgrammingError:
        raise CannotGrant(
            f"The database has no role {role.name}, which DATABASE_URL names, and the owner may not make one: "
            f"have its administrator CREATE ROLE {role.name} LOGIN"
        ) from None


def _existing(cursor, tables: list[str]) -> list[str]:
    present = set(connection.introspection.table_names(cursor))
    return [table for table in tables if table in present]
