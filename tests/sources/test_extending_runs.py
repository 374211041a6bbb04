"""Documents that come in while a run over the first of them has begun."""

import pytest

from oicsummit import flow
from sources import runs
from sources.models import Document, Run, RunState
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plain(settings) -> None:
    settings.ANALYSIS = "tests.readers.plain"


def documents(*numbers: int) -> list[Document]:
    return [make.document(f"Line {number} carried {number}0 people.") for number in numbers]


def worked_on(run: Run) -> Run:
    for part_id in runs.waiting().filter(run=run).values_list("pk", flat=True):
        flow.work(part_ids=[part_id])
    run.refresh_from_db()
    return run


def test_are_read_in_the_same_run() -> None:
    run = make.run(*documents(1, 2))

    parts = runs.extend(run=run, documents=documents(3), by="a test")

    assert list(run.parts.values_list("pk", flat=True))[2:] == parts
    assert worked_on(run).report["claims"] == {"new": 3}


def test_have_a_run_go_on_that_has_ended_meanwhile_and_it_ends_again_with_them() -> None:
    run = worked_on(make.run(*documents(1)))
    assert run.state == RunState.FINISHED

    runs.extend(run=run, documents=documents(2), by="a test")

    run.refresh_from_db()
    assert (run.state, run.ended_at) == (RunState.RUNNING, None)
    assert worked_on(run).state == RunState.FINISHED
    assert run.report["claims"] == {"new": 2}


def test_stay_stopped_where_somebody_has_stopped_the_run_and_are_taken_up_with_it() -> None:
    run = make.run(*documents(1))
    runs.stop(run=run, by="a test")

    runs.extend(run=run, documents=documents(2), by="a test")

    assert set(run.parts.values_list("state", flat=True)) == {RunState.STOPPED}
    assert not runs.waiting().exists()
    runs.resume(run=run, by="a test")
    assert worked_on(run).report["claims"] == {"new": 2}
