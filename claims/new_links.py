"""Putting new links into the database, many at once."""

from collections.abc import Mapping, Sequence
from functools import cache

import orjson
from django.db import connection
from psycopg.types.json import Jsonb

from claims import consequence
from claims.models import Link
from sources.models import Run

AT_ONCE = 1000
# Weighed at once, as if nobody else told the same: most need not be weighed anew when all are there.
_INSERT = """
INSERT INTO claims_link ({columns}, consequence, alike)
SELECT {given}, {consequence}, {alike}
FROM jsonb_populate_recordset(NULL::claims_link, %s) l
JOIN claims_claim ca ON ca.id = l.a_id JOIN claims_claim cb ON cb.id = l.b_id
ORDER BY l.a_id, l.b_id
ON CONFLICT DO NOTHING
"""
_WEIGHED = ("consequence", "alike")


def add(links: Sequence[Mapping[str, object]], run: Run) -> None:
    """Insert `links`, which `run` found, each given by the columns that are its own; of a pair that is linked already
    none is added.

    All columns go as one JSON value: `bulk_create` sends an array of each, in which every quotation mark of the slots
    is escaped by itself; that took longer than all the rest.
    """
    common = _columns(Link(first_run=run, last_run=run))
    with connection.cursor() as cursor:
        for start in range(0, len(links), AT_ONCE):
            rows = [{**common, "public_id": _public_id(), **link} for link in links[start : start + AT_ONCE]]
            cursor.execute(_statement(), [Jsonb(rows, dumps=orjson.dumps)])


def _columns(link: Link) -> dict[str, object]:
    return {column: getattr(link, attribute) for column, attribute in _fields().items()}


def _public_id() -> object:
    return Link._meta.get_field("public_id").get_default()


@cache
def _fields() -> dict[str, str]:
    """Return the attribute of each column that a new link brings along."""
    fields = [field for field in Link._meta.concrete_fields if not field.primary_key and field.name not in _WEIGHED]
    return {field.column: field.attname for field in fields}


@cache
def _statement() -> str:
    columns = list(map(connection.ops.quote_name, _fields()))
    return _INSERT.format(
        columns=", ".join(columns),
        given=", ".join(f"l.{column}" for column in columns),
        consequence=consequence.CONSEQUENCE.format(times=0),
        alike=consequence.ALIKE,
    )
