"""The only place that enqueues. PostgreSQL holds what is to be done; a message only says where to look.

So the broker may lose everything, and a worker may be killed anywhere: `resume` finds what is left over.
"""

import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta

import structlog
from celery.signals import worker_ready
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerDown

from oicsummit import flow
from oicsummit.celery import app
from sources import by_address, locks, offers, originals, runs
from sources.models import Document, Fetch, Run, RunDocument, RunKind, StartedFrom

log = structlog.get_logger(__name__)

SETTLED = timedelta(seconds=5)  # what was sent less long ago is not yet looked for
AT_ONCE = 500  # messages sent in one go by `resume`
SETTLING = 45.0  # seconds; the next is a minute after


def start(*, run: Run) -> None:
    """Send the documents of `run` to the workers once the present transaction is committed."""
    transaction.on_commit(lambda: send(list(runs.waiting().filter(run=run).values_list("pk", flat=True))))


def extend(*, run: Run, documents: Iterable[Document], by: object) -> None:
    """Add documents to a run and send them, so that workers begin while more come in."""
    with transaction.atomic():
        parts = runs.extend(run=run, documents=documents, by=by)
        transaction.on_commit(lambda: send(parts))


def relink(*, document: Document, by: object, started_from: StartedFrom) -> Run:
    """Compare the claims of `document` again, after a person has corrected one or marked one."""
    run = flow.ask(kind=RunKind.LINK, documents=[document], by=by, started_from=started_from)
    start(run=run)
    return run


def send(part_ids: list[int]) -> None:
    """Send these parts of runs to the workers. With the broker down they wait in the database for `resume`."""
    RunDocument.objects.filter(pk__in=part_ids).update(sent_at=timezone.now())
    try:
        with app.producer_or_acquire() as producer:
            for some in flow.messages(part_ids):
                work.apply_async(kwargs={"part_ids": some}, producer=producer, retry=False)
    except (BrokerDown, OSError) as error:
        RunDocument.objects.filter(pk__in=part_ids).update(sent_at=None)
        log.warning("the broker is away; jobs wait", error=str(error))


@app.task
def work(*, part_ids: list[int]) -> list[str]:
    """Work on documents of a run; harmless for any that is done or that another worker is at.

    Returns what became of each, for those who watch: "finished", "failed", or "left" for another.
    """
    became = flow.work(part_ids=part_ids)
    if following := runs.following([pk for pk, word in became.items() if word != flow.LEFT]):
        send(following)
    return list(became.values())


def start_fetch(*, row: Fetch) -> None:
    """Send a fetch to the workers once the present transaction is committed; `resume` sends what gets lost."""
    transaction.on_commit(lambda: _send_fetches([row.pk]))


def _send_fetches(ids: list[int]) -> None:
    for fetch_id in ids:
        try:
            fetch.apply_async(kwargs={"fetch_id": fetch_id}, retry=False)
        except (BrokerDown, OSError) as error:
            log.warning("the broker is away; fetches wait", error=str(error))
            return


@app.task
def fetch(*, fetch_id: int) -> None:
    """Fetch a page and have it read; harmless where another worker is at it, or has done it."""
    # Held while the page comes: a second delivery lets the row be, and a lost worker lets go of it.
    with suppress(locks.Busy), locks.fetch(fetch_id):
        if row := by_address.due().filter(pk=fetch_id).first():
            _keep(row, by_address.look(row=row))


@transaction.atomic
def _keep(row: Fetch, found: by_address.Found) -> None:
    if document := by_address.keep(row=row, found=found):
        asked_from = StartedFrom.SCHEDULE if document.supersedes_id else row.asked_from
        start(run=flow.ask(kind=RunKind.TAKE_IN, documents=[document], by=row.asked_by, started_from=asked_from))


@app.task
def resume() -> None:
    """Send again what is to be done and nobody is at: its message or its worker was lost."""
    waiting = list(_left_over())
    if waiting and _backlog() == 0:
        log.info("taking up what was left over", parts=len(waiting))
        send(waiting)
    _send_fetches(list(by_address.due().values_list("pk", flat=True)[:AT_ONCE]))


@app.task
def expire() -> None:
    """Let go what was sent and nobody has confirmed in time."""
    if number := offers.expire():
        log.info("let go what nobody confirmed", texts=number)


@app.task
def settle_originals() -> None:
    """Carry files as they were received into the bucket, and remove from it what was erased; for a while at most."""
    ends = time.monotonic() + SETTLING
    try:
        while any(originals.settle()) and time.monotonic() < ends:
            pass
    except originals.Away as error:
        log.warning("the bucket is away; files wait in the database", error=str(error))


@app.task
def reread(*, dry_run: bool = False) -> None:
    """Read again what was last read by other rules: for a schedule (REREAD_HOURS, or one made by hand)."""
    with suppress(runs.NothingToDo):
        run = flow.ask(
            kind=RunKind.EXTRACT,
            documents=flow.outdated(),
            by="schedule",
            started_from=StartedFrom.SCHEDULE,
            dry_run=dry_run,
        )
        start(run=run)


def _left_over() -> list[int]:
    settled = timezone.now() - SETTLED
    parts = runs.waiting().exclude(sent_at__gt=settled).exclude(document__in=locks.held())
    return list(parts.values_list("pk", flat=True)[:AT_ONCE])


def _backlog() -> int:
    """Return how many messages wait in the broker: while there are any, workers have something to do."""
    with app.connection_for_read() as connection:
        return connection.default_channel.queue_declare(app.conf.task_default_queue).message_count


@worker_ready.connect
def look_for_what_was_left_over(**_: object) -> None:
    """A worker that starts asks at once, not at the next beat."""
    resume.apply_async(expires=60)
