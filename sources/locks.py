"""One worker at a document, or at a page that is fetched, at a time, whatever becomes of the worker."""

from contextlib import suppress

from django.db import InterfaceError, OperationalError, connection


class Busy(Exception):
    """Another worker is at this."""


# These keep the advisory locks apart from each other and from any others.
_LOCKS = 0x0DC5
_FETCHES = 0x0FE7


_WRITING = 0x0DC5F16


def one_writer() -> None:
    """Wait until no other transaction writes links and figures; hold that place until the present one ends.

    Two workers that link documents with each other would otherwise lock each other's rows in opposite order, and
    each make the figure that the other makes. Reading and comparing go on side by side.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITING])


class _Held:
    """Hold something for one worker, by the session: a worker that dies lets go of it at once.

    By no transaction, which would keep others' changes from being told. Raises Busy, also where it is gone.
    """

    kind: int
    take: str  # the query that finds what is held, and whether it could be taken

    def __init__(self, row_id: int) -> None:
        self.row_id = row_id

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(self.take, [self.kind, self.row_id])
            self.held, is_taken = cursor.fetchone() or (None, False)
            if not is_taken:
                raise Busy

    def __exit__(self, *_: object) -> None:
        # A connection that broke has let go of its locks already.
        with suppress(OperationalError, InterfaceError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [self.kind, self.held])


class document_of(_Held):  # noqa: N801  used as `with locks.document_of(part_id)`
    """Hold the document of a part of a run: one worker is at a document at a time, whatever the run."""

    kind = _LOCKS
    take = "SELECT document_id, pg_try_advisory_lock(%s, document_id::int) FROM sources_rundocument WHERE id = %s"


class fetch(_Held):  # noqa: N801  used as `with locks.fetch(id)`
    """Hold a page that is fetched."""

    kind = _FETCHES
    take = "SELECT id, pg_try_advisory_lock(%s, id::int) FROM sources_fetch WHERE id = %s"


def held() -> set[int]:
    """Return the ids of the documents that some worker holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2 AND granted"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [_LOCKS],
        )
        return {row[0] for row in cursor.fetchall()}
