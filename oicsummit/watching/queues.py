"""What waits to be done: in the database, which counts, and as messages to the workers."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Min
from django.utils import timezone

from oicsummit.celery import app
from sources import by_address, runs
from sources.models import RunState


@dataclass(frozen=True, slots=True)
class Waiting:
    """Documents that wait for a worker or are under way, for how many seconds the oldest waits, and pages to fetch."""

    queued: int
    running: int
    oldest_seconds: float
    fetches: int


def waiting() -> Waiting:
    """Return what the database says is to be done."""
    rows = runs.waiting().order_by().values("state").annotate(count=Count("pk"), since=Min("run__created_at"))
    by_state = {row["state"]: row for row in rows}
    queued = by_state.get(RunState.QUEUED, {"count": 0, "since": None})
    age = (timezone.now() - queued["since"]).total_seconds() if queued["since"] else 0.0
    return Waiting(
        queued=queued["count"],
        running=by_state.get(RunState.RUNNING, {"count": 0})["count"],
        oldest_seconds=max(0.0, age),
        fetches=by_address.due().count(),
    )


def messages() -> dict[str, int]:
    """Return how many messages lie in each queue of the broker. Raises kombu's and the socket's errors."""
    with app.connection_for_read() as connection:
        channel = connection.default_channel
        names = [queue.name for queue in settings.CELERY_TASK_QUEUES]
        return {name: channel.queue_declare(name).message_count for name in names}
