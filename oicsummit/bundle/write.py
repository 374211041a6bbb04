"""Writes an evidence bundle: documents, what was read in them and what people made of it, as one zip."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import BinaryIO

from django.db import connection, transaction
from django.db.models import BinaryField
from psycopg import sql

from oicsummit import flow
from oicsummit.bundle import manifest, tables
from oicsummit.bundle.manifest import Manifest, Member
from oicsummit.bundle.scope import Scope
from oicsummit.bundle.tables import Table
from sources import events
from sources import originals as files
from sources.models import Original

PEOPLE = "people.jsonl"
_LINES = 2000  # fetched from PostgreSQL at once
_PERSON = "SELECT json_build_object('id', id, 'username', username, 'first_name', first_name, 'last_name', last_name)"


def write(file: BinaryIO, *, scope: Scope, originals: bool, by: object) -> Manifest:
    """Write the rows of `scope`, within `one_moment`; `originals`: with the bytes of the files received.

    `by` is who asks for it, and stands in the manifest, which comes last.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        members = {}
        for model in tables.carried():
            names = [column.column for column in tables.columns(model)]
            rows = _rows(model, scope, originals)
            if model is Original and originals:
                rows = _with_bytes(rows)
            members[tables.member(model)] = _member(bundle, tables.member(model), rows, names)
        members[PEOPLE] = _member(bundle, PEOPLE, _people(scope), ["id", "username", "first_name", "last_name"])
        made = Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"), made_by=events.name_of(by), originals=originals,
            documents=list(scope.documents), members=members, analysis_version=flow.version(),
        )  # fmt: skip
        bundle.writestr(manifest.NAME, made.as_json())
    return made


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all that is read within be of one moment: the scope as well as its rows."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:  # PostgreSQL takes it before the first query alone
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _member(bundle: zipfile.ZipFile, name: str, lines: Iterable[str], columns: list[str]) -> Member:
    digest, size, count = hashlib.sha256(), 0, 0
    with bundle.open(name, "w", force_zip64=True) as out:
        for line in lines:
            data = line.encode() + b"\n"
            digest.update(data)
            size, count = size + len(data), count + 1
            out.write(data)
    return Member(digest.hexdigest(), size, count, columns)


def _rows(model: Table, scope: Scope, originals: bool) -> Iterator[str]:
    """Yield a table's rows as JSON, built by PostgreSQL."""
    values: list[object] = []
    shown = []
    for column in tables.columns(model):
        name = sql.Identifier(column.column)
        withheld = scope.withheld.get(column.related_model) if column.is_relation else None
        if isinstance(column, BinaryField) and not originals:
            shown.append(sql.SQL("''::bytea AS {}").format(name))
        elif withheld:
            shown.append(sql.SQL("CASE WHEN NOT t.{0} = ANY(%s) THEN t.{0} END AS {0}").format(name))
            values.append(sorted(withheld))
        else:
            shown.append(sql.SQL("t.{}").format(name))
    keys = scope.keys(model)
    query = sql.SQL("SELECT row_to_json(r)::text FROM (SELECT {} FROM {} t {} ORDER BY t.id) r").format(
        sql.SQL(", ").join(shown), sql.Identifier(model._meta.db_table),
        sql.SQL("" if keys is None else "WHERE t.id = ANY(%s)"),
    )  # fmt: skip
    yield from _streamed(query, values if keys is None else [*values, keys])


def _with_bytes(lines: Iterable[str]) -> Iterator[str]:
    """Yield the rows of files, those whose bytes lie in a bucket with them. Raises originals.Away."""
    away = {original.pk: original for original in files.in_bucket()}
    for line in lines:
        row = json.loads(line) if away else {}
        if original := away.get(row.get("id")):
            line = json.dumps({**row, "content": "\\x" + files.content(original).hex()}, ensure_ascii=False)
        yield line


def _people(scope: Scope) -> Iterator[str]:
    """Yield those whose decisions, checks and tasks are in it: by name, with nothing by which they sign in."""
    found: set[int] = set()
    for model in tables.carried():
        for column in tables.people(model):
            rows = model._base_manager.exclude(**{column: None})
            if (keys := scope.keys(model)) is not None:
                rows = rows.filter(pk__in=keys)
            found.update(rows.order_by().values_list(column, flat=True).distinct())
    yield from _streamed(sql.SQL(_PERSON + "::text FROM auth_user WHERE id = ANY(%s) ORDER BY id"), [sorted(found)])


def _streamed(query: sql.Composable, values: list[object]) -> Iterator[str]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, values)
        while rows := cursor.fetchmany(_LINES):
            yield from (line for (line,) in rows)
