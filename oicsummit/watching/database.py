"""The database as this process sees it: its size, who is connected, and the pool of connections."""

from dataclasses import dataclass

from django.db import connection

_WHO = """
SELECT COALESCE(NULLIF(application_name, ''), 'other'), COALESCE(state, 'unknown'), count(*)
FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' GROUP BY 1, 2 ORDER BY 1, 2
"""
_SIZES = "SELECT pg_database_size(current_database()), current_setting('max_connections')::int"
_TABLES = """
SELECT c.relname, pg_total_relation_size(c.oid) FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 2 DESC, 1 LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Connected:
    """So many connections of one service (web, worker, beat) in one state (active, idle)."""

    service: str
    state: str
    count: int


def connected() -> list[Connected]:
    """Return who is connected to this database; of other roles no state is known."""
    return [Connected(*row) for row in _rows(_WHO)]


def size_and_limit() -> tuple[int, int]:
    """Return the database's size in bytes, and how many connections the server takes."""
    return _rows(_SIZES)[0]


def largest_tables(number: int) -> list[tuple[str, int]]:
    """Return the names and bytes, indexes included, of the largest tables."""
    return _rows(_TABLES, [number])


def pool() -> dict[str, int]:
    """Return what psycopg_pool counts of this process's pool; nothing where it has none."""
    return connection.pool.get_stats() if connection.settings_dict["OPTIONS"].get("pool") else {}


def version() -> str:
    """Return the server's version, such as 18.6."""
    return _rows("SHOW server_version")[0][0].split(" ")[0]


def _rows(sql: str, parameters: list | None = None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
