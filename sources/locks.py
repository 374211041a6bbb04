"""One worker at a document, or at a page that is fetched, at a time, whatever becomes of the worker."""

from django.db import connection


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


class document:  # noqa: N801  used as `with locks.document(id)`
    """Hold a document for one worker, by the session: a worker that dies lets go of it at once. Raises Busy."""

    kind = _LOCKS

    def __init__(self, row_id: int) -> None:
        self.key = [self.kind, row_id]

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", self.key)
            if not cursor.fetchone()[0]:
                raise Busy

    def __exit__(self, *_: object) -> None:
        # A connection that broke has let go of its locks already.
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", self.key)


class fetch(document):  # noqa: N801  used as `with locks.fetch(id)`
    """Hold a page that is fetched, likewise: by no transaction, which would keep others' changes from being told."""

    kind = _FETCHES


def held() -> set[int]:
    """Return the ids of the documents that some worker holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2 AND granted"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [_LOCKS],
        )
        return {row[0] for row in cursor.fetchall()}
