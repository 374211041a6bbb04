"""One worker at a document, or at a page that is fetched, at a time, whatever becomes of the worker."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from django.db import InterfaceError, OperationalError, connection


class Busy(Exception):
    """Another worker is at this."""


# These keep the advisory locks apart from each other and from any others.
_LOCKS = 0x0DC5
_FETCHES = 0x0FE7
_WRITING = 0x0DC5F16

# What is found, what it is held by, and whether it could be taken.
_DOCUMENTS = """
SELECT id, document_id, pg_try_advisory_lock(%s, document_id::int) FROM sources_rundocument WHERE id = ANY(%s)
"""
_PAGES = "SELECT id, id, pg_try_advisory_lock(%s, id::int) FROM sources_fetch WHERE id = ANY(%s)"
_LET_GO = "SELECT pg_advisory_unlock(%s, key) FROM unnest(%s::int[]) AS key"


def one_writer() -> None:
    """Wait until no other transaction writes links and figures; hold that place until the present one ends.

    Two workers that link documents with each other would otherwise lock each other's rows in opposite order, and
    each make the figure that the other makes. Reading and comparing go on side by side.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITING])


@contextmanager
def documents_of(part_ids: Sequence[int]) -> Iterator[list[int]]:
    """Hold the documents of parts of runs: one worker is at a document at a time, whatever the run.

    Yields those of the parts whose documents could be taken; of others another worker has the document, or they are
    gone.
    """
    with _held(_LOCKS, _DOCUMENTS, list(part_ids)) as taken:
        yield taken


@contextmanager
def fetch(fetch_id: int) -> Iterator[None]:
    """Hold a page that is fetched. Raises Busy where another worker has it, or it is gone."""
    with _held(_FETCHES, _PAGES, [fetch_id]) as taken:
        if not taken:
            raise Busy
        yield


@contextmanager
def _held(kind: int, query: str, ids: list[int]) -> Iterator[list[int]]:
    """Hold what `query` finds for `ids`, by the session: a worker that dies lets go of it at once.

    By no transaction, which would keep others' changes from being told.
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [kind, ids])
        taken = {pk: key for pk, key, is_taken in cursor.fetchall() if is_taken}
    try:
        yield sorted(taken)
    finally:
        # A connection that broke has let go of its locks already.
        with suppress(OperationalError, InterfaceError), connection.cursor() as cursor:
            cursor.execute(_LET_GO, [kind, list(taken.values())])


def held() -> set[int]:
    """Return the ids of the documents that some worker holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2 AND granted"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [_LOCKS],
        )
        return {row[0] for row in cursor.fetchall()}
