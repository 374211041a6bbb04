"""What has failed, once more: the rows first, then the messages to the workers."""

from django.db import transaction

from oicsummit import tasks
from sources import runs
from sources.models import RunDocument


@transaction.atomic
def one(*, part: RunDocument, by: object) -> None:
    """Have one document of a run done again. Raises runs.NotRunning where it has not failed."""
    runs.retry(part=part, by=by)
    transaction.on_commit(lambda: tasks.send([part.pk]))


@transaction.atomic
def all_failed(*, by: object) -> int:
    """Have everything done again that has failed and has not been made good since; return how much that is."""
    parts = list(runs.failed().select_for_update(of=["self"], skip_locked=True))
    for part in parts:
        runs.retry(part=part, by=by)
    transaction.on_commit(lambda: tasks.send([part.pk for part in parts]))
    return len(parts)
