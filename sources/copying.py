"""Adding many rows at once by PostgreSQL's COPY: what `bulk_create` does, in a fraction of its time.

A statement of thousands of values is written, parsed and planned for by itself; COPY takes them as they are. Triggers
and constraints see the rows all the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import islice
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


_RESERVED = 250  # keys of a table that are asked for at once where more rows than these may come

_waiting: ContextVar["_Waiting | None"] = ContextVar("waiting", default=None)


class _Waiting:
    """Rows that are written later, by table and columns, and the keys that are reserved for such."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, tuple[str, ...]], list[Sequence[object]]] = {}
        self.keys: dict[str, Iterator[int]] = {}

    def reserved(self, sequence: str, number: int) -> list[int]:
        """Return `number` keys of `sequence`."""
        keys = list(islice(self.keys.get(sequence, iter(())), number))
        if len(keys) < number:
            more = iter(_keys(sequence, max(number, _RESERVED)))
            keys += islice(more, number - len(keys))
            self.keys[sequence] = more
        return keys


@contextmanager
def together() -> Iterator[None]:
    """Write what `add` and `put` are given meanwhile at the end, all rows of a table at once, in the order in which the
    tables came; nothing of it where an error ends this. Until then no query finds these rows.
    """
    waiting = _Waiting()
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for (table, columns), rows in waiting.rows.items():
        put(table, columns, rows)


def add(rows: Sequence[models.Model], *, now: bool = False) -> None:
    """Insert `rows`, all of one model whose keys the database counts, and set their keys.

    Raises what `bulk_create` would where a constraint or a trigger refuses one of them: then none is added. With `now`
    they are not left for the end of `together`.
    """
    if not rows:
        return
    meta = type(rows[0])._meta
    waiting = _waiting.get()
    sequence = _sequence(meta.db_table, meta.pk.column)
    keys = waiting.reserved(sequence, len(rows)) if waiting else _keys(sequence, len(rows))
    for row, key in zip(rows, keys, strict=True):
        row.pk = key
    columns, values = _columns(type(rows[0]))
    put(meta.db_table, columns, map(values, rows), now=now)
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def _keys(sequence: str, number: int) -> list[int]:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_KEYS, [sequence, number])
        return [key for (key,) in cursor.fetchall()]


def put(table: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, now: bool = False) -> None:
    """Insert `rows` of values, one for each of `columns`; the database fills the others. `now` as with `add`."""
    waiting = _waiting.get()
    if waiting and not now:
        waiting.rows.setdefault((table, tuple(columns)), []).extend(rows)
        return
    connection = connections[DEFAULT_DB_ALIAS]
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with (
        transaction.atomic(savepoint=False),
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(into) as copy,
    ):
        for row in rows:
            copy.write_row(row)


def change(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Write these fields of `rows`, all of one model: what `bulk_update` does, without a condition for each value.

    No field may be an array: PostgreSQL takes arrays of arrays apart.
    """
    if not rows:
        return
    connection = connections[DEFAULT_DB_ALIAS]
    fields = [type(rows[0])._meta.get_field(name) for name in names]
    values = [[field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows] for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_change(type(rows[0]), tuple(names)), [[row.pk for row in rows], *values])


@cache
def _change(model: type[models.Model], names: tuple[str, ...]) -> sql.Composed:
    meta = model._meta
    fields = [meta.pk, *map(meta.get_field, names)]
    columns = [sql.Identifier(field.column) for field in fields]
    types = [sql.SQL(f"%s::{field.db_type(connections[DEFAULT_DB_ALIAS])}[]") for field in fields]
    return sql.SQL("UPDATE {} old SET {} FROM unnest({}) AS new ({}) WHERE old.{} = new.{}").format(
        sql.Identifier(meta.db_table),
        sql.SQL(", ").join(sql.SQL("{0} = new.{0}").format(column) for column in columns[1:]),
        sql.SQL(", ").join(types),
        sql.SQL(", ").join(columns),
        columns[0],
        columns[0],
    )


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
