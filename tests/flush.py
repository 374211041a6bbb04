"""How a test with real transactions ends: every table empty again, but for the rows that migrations put there."""

from collections.abc import Callable

import pgtrigger
from django.db import OperationalError, connection
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg.errors import DeadlockDetected

MEETINGS = 20  # each costs PostgreSQL a second until it sees that nobody can go on

# table → the keys of its rows, as migrations left them
_given: dict[str, list[object]] = {}


def remember() -> None:
    """Note what migrations put into the database, and keep it from now on."""
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            key = connection.introspection.get_primary_key_column(cursor, table)
            cursor.execute(f'SELECT "{key}" FROM "{table}"')
            if rows := [row[0] for row in cursor.fetchall()]:
                _given[table] = rows
    DatabaseOperations.sql_flush = _sql_flush
    DatabaseOperations.execute_sql_flush = _execute_sql_flush


def _sql_flush(self: DatabaseOperations, style, tables, **options) -> list[str]:
    return _django_s_own(self, style, [table for table in tables if table not in _given], **options)


def _execute_sql_flush(self: DatabaseOperations, sql_list: list[str]) -> None:
    with pgtrigger.ignore():  # some tables refuse to be emptied
        _patiently(lambda: _execute(self, sql_list))
        with connection.cursor() as cursor:
            for table, keys in reversed(_given.items()):
                key = connection.introspection.get_primary_key_column(cursor, table)
                cursor.execute(f'DELETE FROM "{table}" WHERE NOT "{key}" = ANY(%s)', [keys])


def _patiently(empty: Callable[[], None]) -> None:
    """Empty the tables; again where a worker that still reads what the test queued met us in a deadlock."""
    for left in reversed(range(MEETINGS)):
        try:
            empty()
        except OperationalError as error:
            if not left or not isinstance(error.__cause__, DeadlockDetected):
                raise
        else:
            return


_django_s_own = DatabaseOperations.sql_flush
_execute = DatabaseOperations.execute_sql_flush
