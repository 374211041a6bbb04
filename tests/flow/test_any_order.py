"""Thirty documents taken in by two workers in any order end with the same links, each of them once."""

import random

import pytest

from claims.models import Link
from figures.models import Sum, SumPart
from oicsummit import flow, tasks
from sources import runs
from sources.models import Document, Run, RunKind, StartedFrom
from tests import make
from tests.worker import eventually

pytestmark = pytest.mark.django_db(transaction=True)

ORDERS = 10
PLACES = [
    "Harwick",
    "Torbury",
    "Calderby",
    "Milford",
    "Ashwell",
    "Penstow",
    "Wickham",
    "Elmsgate",
    "Ravenby",
    "Norholt",
]
THINGS = ["harbour", "library", "hospital", "railway", "school", "market", "museum", "theatre", "prison", "ferry"]
TOLD = [
    "The council will spend £{sum} million on its {thing} in {place}, it said. "
    "In 2025, {exact} people visited the {thing} in {place}.",
    "The council will spend £{much} million on {thing} roofs in {place}. A further £{little} million goes to {thing} "
    "lights in {place}.",
    "Around {rounded} people visited the {thing} in {place} in 2025. Ann Roe said the £{sum} million for the {thing} "
    "in {place} would be wasted.",
]


def texts() -> list[str]:
    """Ten subjects, each told by three documents: a whole and its parts, a number and its rounding."""
    return [
        told.format(
            place=place,
            thing=thing,
            much=47 + 2 * n,
            little=5 + n,
            sum=52 + 3 * n,
            exact=f"{8431 + 1000 * n:,}",
            rounded=f"{8400 + 1000 * n:,}",
        )
        for n, (place, thing) in enumerate(zip(PLACES, THINGS, strict=True))
        for told in TOLD
    ]


def worked_on(documents: list[Document], kind: RunKind) -> None:
    run: Run = flow.ask(kind=kind, documents=documents, by="a test", started_from=StartedFrom.COMMAND)
    tasks.start(run=run)
    eventually(lambda: run.refresh_from_db() or run.state not in runs.UNFINISHED)
    assert {part.error for part in run.parts.all()} == {""}


def links() -> list[tuple]:
    """All that was found, without what depends on the order of arrival: by texts and places, not by ids."""
    rows = Link.objects.filter(gone_in=None).select_related("a__document", "b__document")
    return sorted(
        (*sorted((end.document.text, end.start) for end in (row.a, row.b)), row.relation, row.score, row.sum_id is None)
        for row in rows
    )


def emptied() -> None:
    """Forget every link and sum; what was read of the texts stays."""
    for model in (SumPart, Link, Sum):
        model.objects.all().delete()


def test_thirty_documents_in_ten_orders_by_two_workers_end_with_the_same_links(start_worker) -> None:
    start_worker(concurrency=2)
    chance, found = random.Random(5), []
    documents = [make.document(text) for text in texts()]
    worked_on(documents, RunKind.TAKE_IN)
    for _ in range(ORDERS):
        found.append((links(), Sum.objects.filter(gone_in=None).count()))
        emptied()
        worked_on(chance.sample(documents, 30), RunKind.LINK)
    found.append((links(), Sum.objects.filter(gone_in=None).count()))

    assert [again for again in found if again != found[0]] == []
    assert {relation for *_, relation, _, _ in found[0][0]} >= {"corroborates", "part_of"}
    assert len(found[0][0]) >= 30
    assert found[0][1] >= 10


def test_two_processes_that_link_the_same_two_documents_at_once_leave_each_link_once(start_worker) -> None:
    whole, parts = (make.document(text) for text in texts()[:2])
    make.read(whole, parts)
    expected = links()
    start_worker()
    start_worker()

    for _ in range(5):
        emptied()
        worked_on([whole, parts], RunKind.LINK)

        assert links() == expected
        assert Link.objects.count() == len(expected)
    assert expected
