"""Short documents that are new are read and kept together; what comes of it is what would have come one by one."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Speaker
from figures.models import Quantity
from oicsummit import flow
from sources import runs
from sources.models import Event, KeptReading, Run, RunKind, RunState, Sentence, Stage
from tests import make

pytestmark = pytest.mark.django_db

TEXTS = [
    "Ann Roe said that 40 buses would run in Leeds. The council spent £300 on paint.",
    "Bo Lind said that 90 trams ran in Hull. Nothing else happened.",
    "ann roe has a dog. Ann Roe said that 7 ferries were late.",
    "Not a number stands in this one.",
]


@pytest.fixture(autouse=True)
def plain(settings) -> None:
    settings.ANALYSIS = "tests.readers.plain"


def taken_in(*texts: str) -> Run:
    return make.run(*map(make.document, texts), kind=RunKind.TAKE_IN)


def parts_of(run: Run) -> list[int]:
    return list(run.parts.values_list("pk", flat=True))


def kept() -> list[list]:
    """Return what the reading of documents left, without what is drawn by lot or counted."""
    rows = (
        Claim.objects.values_list("document__text", "start", "end", "text", "speaker__name", "keys", "content_hash"),
        Quantity.objects.values_list("document__text", "sentence__text", "start", "text", "value", "claims__start"),
        Sentence.objects.values_list("document__text", "index", "start", "end"),
        Speaker.objects.values_list("name", "is_body"),
        KeptReading.objects.values_list("document__text", "sha256", "analysis_version"),
        Event.objects.filter(kind__in=["claim", "quantity"]).values_list("kind", "action", "why"),
    )
    return [sorted(map(str, each)) for each in rows]


def test_several_leave_what_they_would_leave_one_by_one() -> None:
    with transaction.atomic():
        for pk in parts_of(alone := taken_in(*TEXTS)):
            flow.work(part_ids=[pk])
        one_by_one = kept()
        alone.refresh_from_db()
        transaction.set_rollback(True)

    run = taken_in(*TEXTS)
    became = flow.work(part_ids=parts_of(run))

    assert set(became.values()) == {RunState.FINISHED}
    assert kept() == one_by_one
    run.refresh_from_db()
    assert (run.state, run.report) == (alone.state, alone.report)
    assert {frozenset(part.seconds) for part in run.parts.all()} == {frozenset({Stage.EXTRACT, Stage.LINK})}


def test_eight_are_read_and_kept_by_as_many_statements_as_two() -> None:
    def statements(*texts: str) -> int:
        parts = parts_of(taken_in(*texts))
        with CaptureQueriesContext(connection) as captured:
            flow.work(part_ids=parts)
        return next(at for at, query in enumerate(captured) if 'old SET "stage"' in query["sql"])

    statements(*TEXTS)  # which sequence each table has is known from then on
    buses = [f"Ann Roe said that {n} buses ran in Leeds." for n in range(10, 20)]
    assert statements(*buses[2:]) == statements(*buses[:2])


@pytest.mark.parametrize(
    ("reader", "error"), [("failing", "RuntimeError: this text"), ("overrating", "IntegrityError: new row")]
)
def test_a_bad_one_fails_alone(settings, reader, error) -> None:
    settings.ANALYSIS = f"tests.readers.{reader}"
    run = taken_in(TEXTS[0], "A poison of 3 kinds.", TEXTS[1])

    became = flow.work(part_ids=parts_of(run))

    assert list(became.values()) == [RunState.FINISHED, RunState.FAILED, RunState.FINISHED]
    assert run.parts.get(state=RunState.FAILED).error.startswith(error)
    assert Claim.objects.count() == 3
    run.refresh_from_db()
    assert (run.state, run.error) == (RunState.FINISHED, "1 of 3 documents failed")


def test_what_another_worker_holds_is_left_and_the_others_are_done() -> None:
    run = taken_in(*TEXTS[:2])
    first, second = run.parts.all()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [0x0DC5, first.document_id])

        assert flow.work(part_ids=[first.pk, second.pk]) == {first.pk: flow.LEFT, second.pk: RunState.FINISHED}
    finally:
        other.close()

    assert flow.work(part_ids=[first.pk]) == {first.pk: RunState.FINISHED}


def test_of_two_runs_over_one_document_the_later_is_left_and_then_follows() -> None:
    first = taken_in(TEXTS[0])
    again = make.run(*first.documents.all())
    (one,), (two,) = parts_of(first), parts_of(again)

    assert flow.work(part_ids=[two, one]) == {two: flow.LEFT, one: RunState.FINISHED}
    assert runs.following([one]) == [two]
    assert flow.work(part_ids=[two]) == {two: RunState.FINISHED}


def test_few_documents_are_sent_one_by_one_so_that_every_worker_has_some() -> None:
    parts = parts_of(taken_in(*TEXTS))

    assert flow.messages(parts) == [[pk] for pk in parts]


def test_many_short_ones_are_sent_several_at_once_and_long_or_known_ones_alone() -> None:
    run = taken_in(*(f"Line {n} carried {n} people." for n in range(2, 70)), "A long one. " * flow.SHORT)
    *short, long = parts_of(run)
    run.parts.filter(pk=short[0]).update(attempts=1)

    some = flow.messages([*short, long])

    assert sorted(pk for each in some for pk in each) == [*short, long]
    assert some[:2] == [[short[0]], [long]]
    sizes = [len(each) for each in some[2:]]
    assert (sizes[0], sizes[-1]) == (flow.TOGETHER, 1)
    assert sizes == sorted(sizes, reverse=True)
    again = make.run(*run.documents.all())
    assert {len(each) for each in flow.messages(parts_of(again))} == {1}


def test_those_over_which_a_worker_was_lost_are_done_alone(settings) -> None:
    settings.ANALYSIS = "tests.readers.failing"
    run = taken_in(TEXTS[0], TEXTS[1])
    run.parts.update(attempts=1, state=RunState.RUNNING)

    with CaptureQueriesContext(connection) as captured:
        flow.work(part_ids=parts_of(run))

    read = [query for query in captured if "INTO" in query["sql"] and "claims_speakername" in query["sql"]]
    assert len(read) == 2
    assert Claim.objects.count() == 3
