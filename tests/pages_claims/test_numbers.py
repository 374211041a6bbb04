"""Numbers as people type them into a search."""

from decimal import Decimal

import pytest

from figures import numbers
from oicsummit.analysis.types import Bounds


@pytest.mark.parametrize(
    ("query", "value", "unit", "rest"),
    [
        ("£47m", 47_000_000, "GBP", ""),
        ("47 million pounds on piers", 47_000_000, "GBP", "on piers"),
        ("$1.5bn", 1_500_000_000, "USD", ""),
        ("EUR 20", 20, "EUR", ""),
        ("21%", 21, "percent", ""),
        ("fires up 21 per cent", 21, "percent", "fires up"),
        ("more than 19,000 homes", 19_000, None, "homes"),
        ("twelve ships", 12, None, "ships"),
    ],
)
def test_a_number_is_read_with_its_unit_and_the_other_words_are_left(query, value, unit, rest):
    found, words = numbers.typed(query)

    assert [(number.value, number.unit) for number in found] == [(Decimal(value), unit)]
    assert words == rest


@pytest.mark.parametrize("query", ["arrivals 2024", "ferries", "", "summer of 1999"])
def test_a_year_or_no_number_is_words(query):
    assert numbers.typed(query) == ([], query)


def test_a_hedge_widens_what_is_looked_for():
    found, rest = numbers.typed("around 4,000 boats")

    assert found[0].expected == Bounds(Decimal(3500), Decimal(4500), high_open=True)
    assert (found[0].text, rest) == ("around 4,000", "boats")
