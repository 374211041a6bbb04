"""What a real worker tells of itself: that it lives, what it did, and which run its log lines are about."""

from collections.abc import Callable

import pytest

from oicsummit import flow, tasks
from oicsummit.watching import jobs, pulse, store
from sources.models import RunKind, RunState, StartedFrom
from tests import make
from tests.worker import Worker, eventually

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_worker_is_known_its_jobs_are_counted_and_its_lines_name_their_run(
    start_worker: Callable[..., Worker],
) -> None:
    store.client().flushdb()
    worker = start_worker(env={"SLOW_QUERY_MS": "1"})
    document = make.document("Fees rose by 12%, the harbour board said.")
    run = flow.ask(kind=RunKind.TAKE_IN, documents=[document], by="a test", started_from=StartedFrom.COMMAND)

    tasks.start(run=run)

    eventually(lambda: run.refresh_from_db() or run.state == RunState.FINISHED)
    eventually(lambda: any(task == "work" and outcome == "finished" for task, outcome, _ in jobs.done()))
    (mine,) = [each for each in pulse.processes() if each.service == "worker"]
    assert (mine.is_alive, mine.reader) == (True, flow.reader.version())
    lines = [line for line in worker.words().splitlines() if "slow query" in line and f"run={run.public_id}" in line]
    assert lines
    assert "Fees rose" not in worker.words()


def test_a_worker_that_ends_is_not_missed(start_worker: Callable[..., Worker]) -> None:
    store.client().flushdb()
    worker = start_worker()
    eventually(lambda: pulse.processes())

    worker.stop()

    assert pulse.processes() == []
