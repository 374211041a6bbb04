"""Who is changing the database, and why: what the triggers of `recorded` write into each event."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Model

from sources.models import Event, Run

_SET = "SELECT set_config('oicsummit.actor', %s, true), set_config('oicsummit.why', %s, true)"
# Left to right: what was set before is told before it is set anew.
_TELL_AND_SET = """
SELECT current_setting('oicsummit.actor', true), current_setting('oicsummit.why', true),
       set_config('oicsummit.actor', %s, true), set_config('oicsummit.why', %s, true)
"""
_GET = "SELECT current_setting('oicsummit.actor', true), current_setting('oicsummit.why', true)"


@contextmanager
def acting(*, by: object, why: str = "") -> Iterator[None]:
    """Open a transaction in which every change is `by` (a user, a run, or a name) for the reason `why`.

    Steps nest: the inner one names its own actor, and the outer one's is set again after it.
    """
    is_within = connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_TELL_AND_SET, [name_of(by), why])
        earlier = cursor.fetchone()[:2]
        yield
        if is_within:  # otherwise the transaction ends here, and what was set ends with it
            cursor.execute(_SET, [value or "" for value in earlier])


def note(*, of: Model, kind: str, before: dict, after: dict) -> None:
    """Write a change that no trigger sees, of a row beside the object: within `acting`, which says who and why."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint, clock_timestamp()")
        number, at = cursor.fetchone()
        cursor.execute(_GET)
        actor, why = cursor.fetchone()
    Event.objects.create(
        transaction=number, at=at, actor=actor, why=why, kind=kind, public_id=of.public_id, action="changed",
        before=before, after=after,
    )  # fmt: skip


def name_of(actor: object) -> str:
    """Return the name under which `actor` stands in the events; raises ValueError for nobody."""
    name = f"run {actor.public_id}" if isinstance(actor, Run) else getattr(actor, "username", actor)
    if not name or not isinstance(name, str):
        raise ValueError("every change names who makes it")
    return name
