"""Which quantities the links between their claims join into one figure."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection

from claims import same_figure
from claims.models import Claim, Link, LinkState
from figures.models import Quantity
from tests import make

pytestmark = pytest.mark.django_db
TABLES = ("claims_link", "claims_claim_quantities", "figures_quantity", "claims_claim")


def counted(numbers: range, what: str) -> list[tuple[Claim, Quantity]]:
    """A document that counts one thing after another, each in a claim of its own."""
    document = make.document(" ".join(f"Quay {number} had {number} {what}." for number in numbers))
    places = [found.span() for found in re.finditer(r"Quay[^.]+\.", document.text)]
    return [_counted(make.sentence(document, *place), n) for place, n in zip(places, numbers, strict=True)]


def _counted(sentence, number: int) -> tuple[Claim, Quantity]:
    claim, quantity = make.claim(sentence), make.quantity(sentence, f"{number}", number)
    claim.quantities.add(quantity)
    return claim, quantity


def link(one: tuple[Claim, Quantity], other: tuple[Claim, Quantity], relation: str = "corroborates", **slot) -> Link:
    spans = {
        f"{side}_span": {"start": row.start, "end": row.end} for side, (_, row) in zip("ab", (one, other), strict=True)
    }
    slots = [{"name": "value", "outcome": "same", **spans, **slot}]
    claims = {"a": one[0], "b": other[0]}
    return Link.objects.create(**claims, relation=relation, relation_read=relation, slots=slots, score=0.9)


def pair(*rows: tuple[Claim, Quantity]) -> tuple[int, ...]:
    return tuple(sorted(quantity.pk for _, quantity in rows))


def test_quantities_that_no_link_compares_are_not_joined() -> None:
    one, other = counted(range(10, 12), "ferries"), counted(range(10, 12), "barges")
    link(one[0], other[0], relation="related", outcome="differs")

    assert same_figure.joined([row.pk for _, row in (*one, *other)]) == []


def test_links_that_compare_one_thing_join_just_the_quantities_whose_places_they_name() -> None:
    one, other = counted(range(10, 13), "ferries"), counted(range(10, 13), "boats")
    link(one[0], other[0])
    link(one[1], other[1], relation="contradicts", outcome="differs")
    link(one[2], other[2], relation="related")

    asked_from_one_side = same_figure.joined([one[0][1].pk, one[1][1].pk, one[2][1].pk])

    assert asked_from_one_side == [pair(*rows) for rows in zip(one, other, strict=True)]


def test_a_rejected_link_joins_nothing() -> None:
    one, other = counted(range(10, 11), "ferries"), counted(range(10, 11), "boats")
    link(one[0], other[0])
    Link.objects.update(state=LinkState.REJECTED)

    assert same_figure.joined([one[0][1].pk]) == []


def test_in_a_database_that_knows_nothing_of_its_tables_yet_few_rows_are_looked_at() -> None:
    one, other = counted(range(10, 90), "ferries"), counted(range(10, 90), "boats")
    for each in range(0, 80, 5):
        link(one[each], other[each])
    quantities = [row.pk for _, row in one]

    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("SELECT pg_clear_relation_stats('public', %s)", [table])
        asked = f"EXPLAIN (ANALYZE, FORMAT JSON) {same_figure._JOINED}"
        cursor.execute(asked, {"quantities": quantities})
        (plan,) = cursor.fetchone()[0]

    looked_at = sum(_looked_at(plan["Plan"]))
    assert len(same_figure.joined(quantities)) == 16
    assert looked_at < len(quantities) ** 2  # all quantities for each link, or for each other, are many times that


def _looked_at(node: dict) -> Iterator[float]:
    """The rows that each step of a plan gave or left out."""
    left_out = sum(value for name, value in node.items() if name.startswith("Rows Removed"))
    yield node["Actual Loops"] * (node["Actual Rows"] + left_out)
    for inner in node.get("Plans", ()):
        yield from _looked_at(inner)
