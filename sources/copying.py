"""Adding many rows at once by PostgreSQL's COPY: what `bulk_create` does, in a fraction of its time.

A statement of thousands of values is written, parsed and planned for by itself; COPY takes them as they are. Triggers
and constraints see the rows all the same.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter

import orjson
from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from psycopg import sql

_SEQUENCE = "SELECT pg_get_serial_sequence(%s, %s)"
_KEYS = "SELECT nextval(%s::regclass) FROM generate_series(1, %s)"
# What stands in these is given to the database as it is; whatever else there is, as Django would give it.
_AS_THEY_ARE = (
    models.BigAutoField, models.BooleanField, models.CharField, models.FloatField, models.ForeignKey,
    models.PositiveIntegerField, models.TextField,
)  # fmt: skip


@transaction.atomic(savepoint=False)
def add(rows: Sequence[models.Model]) -> None:
    """Insert `rows`, all of one model whose keys the database counts, and set their keys.

    Raises what `bulk_create` would where a constraint or a trigger refuses one of them: then none is added.
    """
    if not rows:
        return
    meta = type(rows[0])._meta
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        cursor.execute(_KEYS, [_sequence(meta.db_table, meta.pk.column), len(rows)])
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key
    columns, values = _columns(type(rows[0]))
    put(meta.db_table, columns, (values(row) for row in rows))
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


@transaction.atomic(savepoint=False)
def put(table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Insert `rows` of values, one for each of `columns`; the database fills the others."""
    connection = connections[DEFAULT_DB_ALIAS]
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row(row)


@cache
def _columns(model: type[models.Model]) -> tuple[list[str], Callable[[models.Model], Sequence[object]]]:
    """Return the columns of `model` that can be written, and what gives their values of a row."""
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    plain = [field for field in fields if type(field) in _AS_THEY_ARE]
    others = [(field, _way(field)) for field in fields if type(field) not in _AS_THEY_ARE]
    these = attrgetter(*(field.attname for field in plain))

    def values(row: models.Model) -> Sequence[object]:
        return (*these(row), *(way(field.pre_save(row, True)) for field, way in others))

    return [field.column for field in (*plain, *(field for field, _ in others))], values


def _way(field: models.Field) -> Callable[[object], object]:
    """Return how a value of `field` is given to COPY: the longest in its own terms, all others as Django has them."""
    if type(field) is models.JSONField and field.encoder is None:
        return _json
    if type(field) is ArrayField and type(field.base_field) is models.TextField:
        return _texts
    return lambda value: field.get_db_prep_save(value, connections[DEFAULT_DB_ALIAS])


def _json(value: object) -> str | None:
    return None if value is None else orjson.dumps(value).decode()


def _texts(values: Sequence[str] | None) -> str | None:
    """Return an array of texts as PostgreSQL reads it, each in quotation marks, so that none is taken for NULL."""
    if values is None:
        return None
    quoted = ['"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' for value in values]
    return "{" + ",".join(quoted) + "}"


@cache
def _sequence(table: str, column: str) -> str:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_SEQUENCE, [table, column])
        return cursor.fetchone()[0]
