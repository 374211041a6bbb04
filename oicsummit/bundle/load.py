"""Takes an evidence bundle into an empty installation: the same records under the same ids, or nothing at all."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pgtrigger
from django.contrib.auth import get_user_model
from django.core.management.color import no_style
from django.db import DatabaseError, Error, connection, transaction
from django.utils import timezone
from psycopg import sql

from claims import comparables
from claims.models import Claim, EvidenceFile, Verdict
from figures.models import Quantity
from oicsummit.bundle import open as opening
from oicsummit.bundle import tables
from oicsummit.bundle.manifest import Manifest, Refused
from oicsummit.bundle.tables import Table
from oicsummit.bundle.write import PEOPLE
from sources import events
from sources.models import Document, DocumentState, Event, Original, Sentence

_BATCH_BYTES = 8_000_000
# Filled by migrations, as the newsroom's list to begin with: the bundle's own takes its place.
_GIVEN = (Verdict,)
# Rows with words that PostgreSQL compares with those of their document; of an erased one there are none left.
_WITH_WORDS = (Sentence, Quantity, Claim)


def load(path: Path, *, by: object) -> Manifest:
    """Take in the bundle at `path`, in one transaction. Raises Refused, and then nothing has changed."""
    with opening.opened(path) as (bundle, said):
        try:
            # In this order: after an error what was ignored can be heeded again only once all is rolled back.
            with pgtrigger.ignore(*_records()), transaction.atomic():
                _refuse_unless_empty()
                people = _people(bundle)
                for model in tables.carried():
                    if tables.member(model) in said.members:
                        _fill(bundle, model, said, people)
                comparables.make_findable(Document.objects.values_list("pk", flat=True))
                _compare_hashes(said)
                _note(said, path, by)
                connection.check_constraints()
                _go_on_counting()
        except DatabaseError as error:
            raise Refused(f"it is damaged: {_first_line(error)}") from None
    return said


def _records() -> Iterator[str]:
    """The triggers that would tell of each row as if it were made now; its own events come with it."""
    for model in tables.carried():
        for trigger in getattr(model._meta, "triggers", ()):
            if trigger.name.startswith("record_"):
                yield f"{model._meta.label}:{trigger.name}"


def _refuse_unless_empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE sources_document IN EXCLUSIVE MODE")  # nothing is taken in meanwhile
    for model in tables.carried():
        if model not in _GIVEN and model._base_manager.exists():
            raise Refused(
                f"this installation is not empty: it holds {model._meta.verbose_name_plural}. "
                "A bundle goes into a database that has been migrated and nothing more"
            )
    for model in _GIVEN:
        model._base_manager.all().delete()


def _people(bundle: zipfile.ZipFile) -> dict[int, int]:
    """Return the key here of each person of the bundle: the account of that name, or a new one that cannot sign in."""
    users, found = get_user_model(), {}
    try:
        for line in opening.lines(bundle, PEOPLE):
            said = json.loads(line)
            names = {"first_name": said["first_name"], "last_name": said["last_name"], "is_active": False}
            user, is_new = users.objects.get_or_create(username=said["username"], defaults=names)
            if is_new:
                user.set_unusable_password()
                user.save(update_fields=["password"])
            found[said["id"]] = user.pk
    except (ValueError, KeyError, TypeError):
        raise Refused(f"it is damaged: {PEOPLE} cannot be read") from None
    return found


def _fill(bundle: zipfile.ZipFile, model: Table, said: Manifest, people: dict[int, int]) -> None:
    name = tables.member(model)
    written = set(said.members[name].columns)
    statement = _statement(model, written)
    # In the order of the placeholders, which pgtrigger wants unnamed.
    given, count = [json.dumps(people)] * len(tables.people(model)), 0
    for batch in _batches(opening.lines(bundle, name)):
        count += _insert(statement, [*given, batch, False])
        if model in _WITH_WORDS:
            with pgtrigger.ignore(f"{model._meta.label}:words_hold_on_insert"), transaction.atomic():
                count += _insert(statement, [*given, batch, True])
    if count != said.members[name].rows:
        raise Refused(f"it is damaged: {name} has {count:,} rows and should have {said.members[name].rows:,}")


def _insert(statement: sql.Composable, given: list[object]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.rowcount


def _statement(model: Table, written: set[str]) -> sql.Composable:
    """The insertion of a batch; what the bundle does not know yet is what it is by default."""
    names, values = [], []
    for column in tables.columns(model):
        name = sql.Identifier(column.column)
        if column.column in tables.people(model):
            value = sql.SQL("(%s::jsonb ->> r.{}::text)::bigint").format(name)
        elif model is Event and column.name == "transaction":
            # Numbers of another database's transactions say nothing here. The order of ids is that of the changes.
            value = sql.SQL("pg_current_xact_id()::text::bigint")
        elif column.column not in written:
            value = sql.Literal(column.get_db_prep_save(column.get_default(), connection))
        else:
            value = sql.SQL("r.{}").format(name)
        names.append(name)
        values.append(value)
    table = sql.Identifier(model._meta.db_table)
    return sql.SQL("INSERT INTO {table} ({names}) SELECT {values} {rows} {which}").format(
        table=table, names=sql.SQL(", ").join(names), values=sql.SQL(", ").join(values),
        rows=sql.SQL("FROM jsonb_populate_recordset(NULL::{}, %s::jsonb) r").format(table),
        which=sql.SQL(_OF_ERASED if model in _WITH_WORDS else "WHERE NOT %s"),
    )  # fmt: skip


_OF_ERASED = f"""WHERE %s = EXISTS (
    SELECT FROM {Document._meta.db_table} d WHERE d.id = r.document_id AND d.state = '{DocumentState.ERASED.value}')"""


def _batches(lines: Iterator[bytes]) -> Iterator[str]:
    """Yield JSON lists of rows, each of a size that PostgreSQL takes easily."""
    batch, size = [], 0
    for line in lines:
        batch.append(line.decode())
        size += len(line)
        if size >= _BATCH_BYTES:
            yield f"[{','.join(batch)}]"
            batch, size = [], 0
    if batch:
        yield f"[{','.join(batch)}]"


_HASHES = """
SELECT public_id FROM {documents} WHERE state <> 'erased' AND sha256 <> encode(sha256(convert_to(text, 'UTF8')), 'hex')
UNION ALL
SELECT d.public_id FROM {originals} o JOIN {documents} d ON d.id = o.document_id
WHERE %s AND d.state <> 'erased' AND o.sha256 <> encode(sha256(o.content), 'hex')
UNION ALL
SELECT filename FROM {files} WHERE %s AND sha256 <> encode(sha256(content), 'hex') LIMIT 1
"""


def _compare_hashes(said: Manifest) -> None:
    """Refuse a document, or a file it was taken from, that is not what its own hash says."""
    tables_of = {"documents": Document, "originals": Original, "files": EvidenceFile}
    query = _HASHES.format(**{name: model._meta.db_table for name, model in tables_of.items()})
    with connection.cursor() as cursor:
        cursor.execute(query, [said.originals, said.originals])
        if row := cursor.fetchone():
            raise Refused(f"it is damaged: the text or a file of {row[0]} does not have the SHA-256 that it says")


def _note(said: Manifest, path: Path, by: object) -> None:
    """Leave a trace of where all this came from; no row of our own is of this kind."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        (number,) = cursor.fetchone()
        _go_on_counting()
    Event.objects.create(
        transaction=number, at=timezone.now(), actor=events.name_of(by), kind="bundle", public_id="", action="created",
        why=f"took in the evidence bundle {path.name}, made at {said.made_at} by {said.made_by}",
        after={"rows": said.rows, "documents": said.documents, "analysis_version": said.analysis_version},
    )  # fmt: skip


def _go_on_counting() -> None:
    """Let the next row of each table have a key after those that came."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables.carried())):
            cursor.execute(statement)


def _first_line(error: Error) -> str:
    return str(error).split("\n")[0]
