"""The whole path, with a reader of the tests' own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Link
from figures.models import Figure, Quantity
from oicsummit import flow
from oicsummit.analysis import records
from sources import readings, runs
from sources.models import Event, KeptReading, RunState
from tests import make

pytestmark = pytest.mark.django_db

ONE = "Ann Roe said that 40 buses would run in Leeds. The council spent £300 on paint. Nothing else happened."
OTHER = "Some 40 buses would run in Leeds. Work goes on."


@pytest.fixture(autouse=True)
def plain(settings) -> None:
    settings.ANALYSIS = "tests.readers.plain"


FIELDS = ("public_id", "start", "end", "text", "kind", "speaker__name", "content_hash")


def snapshot() -> list:
    claims = Claim.objects.values_list(*FIELDS)
    quantities = Quantity.objects.values_list("public_id", "start", "value", "figure__public_id", "gone_in")
    links = Link.objects.values_list("public_id", "a", "b", "relation", "state", "slots", "reasons", "gone_in")
    figures = Figure.objects.values_list("public_id", "name", "merged_into")
    return [sorted(map(str, rows)) for rows in (claims, quantities, links, figures)]


def test_a_document_is_read_into_claims_with_speakers_and_figures() -> None:
    document = make.document(ONE)

    run = make.read(document)

    assert run.state == RunState.FINISHED
    assert run.report == {"quantities": {"new": 2}, "claims": {"new": 2}, "links": {}}
    rows = [
        (c.text, c.speaker and c.speaker.name, c.attribution, [q.text for q in c.quantities.all()])
        for c in Claim.objects.all()
    ]
    assert rows == [
        ("40 buses would run in Leeds", "Ann Roe", "indirect", ["40"]),
        ("The council spent £300 on paint", None, "own_voice", ["£300"]),
    ]
    assert [str(q.figure) for q in Quantity.objects.all()] == ["40 buses", "£300"]


def test_claims_of_two_documents_are_linked_once_whichever_comes_first() -> None:
    one, other = make.document(ONE), make.document(OTHER)

    make.read(one, other)
    make.read(other)

    link = Link.objects.get()
    assert {link.a.document, link.b.document} == {one, other}
    assert link.slots
    assert link.reasons


def test_reading_again_changes_no_row_and_leaves_no_event() -> None:
    documents = [make.document(ONE), make.document(OTHER)]
    make.read(*documents)
    before, events = snapshot(), Event.objects.exclude(kind="run").count()

    run = make.read(*documents)

    assert snapshot() == before
    assert Event.objects.exclude(kind="run").count() == events
    assert run.report["claims"] == {"kept": 3}


def test_a_dry_run_says_what_would_change_and_changes_nothing(settings) -> None:
    documents = [make.document(ONE), make.document(OTHER)]
    make.read(*documents)
    before, events = snapshot(), Event.objects.exclude(kind="run").count()
    settings.ANALYSIS = "tests.readers.without_money"

    run = make.read(*documents, dry_run=True)

    assert snapshot() == before
    assert Event.objects.exclude(kind="run").count() == events
    assert run.report["claims"] == {"kept": 2, "gone": 1}
    (change,) = run.parts.get(document=documents[0]).report["claims"]
    assert (change["what"], change["before"]["text"]) == ("gone", "The council spent £300 on paint")


def test_a_part_that_is_done_is_not_done_again() -> None:
    run = make.read(make.document(ONE))
    part = run.parts.get()

    flow.work(part_ids=[part.pk])

    part.refresh_from_db()
    assert part.attempts == 1


def test_a_part_that_is_gone_is_left() -> None:
    assert flow.work(part_ids=[1]) == {1: flow.LEFT}


def test_a_document_whose_worker_is_lost_again_and_again_is_given_up() -> None:
    run = make.run(make.document(ONE))
    run.parts.update(attempts=flow.ATTEMPTS)
    part = run.parts.get()

    assert flow.work(part_ids=[part.pk]) == {part.pk: RunState.FAILED}
    part.refresh_from_db()
    assert part.error == "the worker was lost 20 times over this document"


def test_the_changes_are_the_runs_own() -> None:
    run = make.read(make.document(ONE))

    actors = set(Event.objects.filter(kind__in=["claim", "quantity", "figure"]).values_list("actor", flat=True))
    assert actors == {f"run {run.public_id}"}


def as_json() -> None:
    """Keep what was read as it was kept before it was packed."""
    for kept in KeptReading.objects.all():
        KeptReading.objects.filter(pk=kept.pk).update(content=records.to_json(readings.of(kept)), packed=None)


@pytest.mark.parametrize("kept_otherwise", [None, as_json])
def test_a_run_can_be_gone_back_before(settings, kept_otherwise) -> None:
    documents = [make.document(ONE + " It cost £40 and took 3 days."), make.document(OTHER)]
    make.read(*documents)
    before = snapshot()
    if kept_otherwise:
        kept_otherwise()
    settings.ANALYSIS = "tests.readers.in_two"
    changed = make.read(*documents)
    assert changed.report["claims"] == {"kept": 3, "changed": 1, "split": 1}

    back = flow.go_back(run=changed, by="a test", started_from="page")
    for part in back.parts.all():
        flow.work(part_ids=[part.pk])

    back.refresh_from_db()
    assert back.report["claims"] == {"kept": 3, "changed": 1, "merged": 1}
    live = Claim.objects.filter(gone_in=None)
    assert sorted(map(str, live.values_list(*FIELDS))) == before[0]


def test_a_first_reading_cannot_be_gone_back_before() -> None:
    run = make.read(make.document(ONE))

    with pytest.raises(runs.NothingToDo):
        flow.go_back(run=run, by="a test", started_from="page")


def test_a_sentence_of_a_paged_document_knows_its_page() -> None:
    document = make.document(ONE)
    document.metadata = {"pages": [0, ONE.index("The council")]}
    document.save()

    make.read(document)

    assert [sentence.page for sentence in document.sentences.all()] == [1, 2, 2]


def test_reading_and_linking_cost_the_same_number_of_queries_whatever_a_document_holds() -> None:
    def queries(text: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            make.read(make.document(text))
        return len(captured)

    few = queries("A bus carried 2 people. A tram carried 3 people.")
    many = queries(" ".join(f"A bus of line {n} carried {n} people." for n in range(10, 60)))

    assert many <= few + 10  # sums and figures that hang together take a step more each


def test_only_what_older_rules_read_is_out_of_date(settings) -> None:
    old, new = make.document(ONE), make.document(OTHER)
    make.read(old)
    settings.ANALYSIS = "tests.readers.in_two"
    run = flow.ask(kind="extract", documents=[new], by="a test", started_from="command")
    flow.work(part_ids=[run.parts.get().pk])

    assert list(flow.outdated()) == [old]
