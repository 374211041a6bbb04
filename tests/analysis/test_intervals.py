"""What a hedge allows, and how two figures compare."""

from decimal import Decimal

import pytest

from oicsummit.analysis import intervals
from oicsummit.analysis.types import Bounds, Modifier, Outcome


def interval(text: str, modifier: str = "exact", words: str = "") -> intervals.Interval:
    return intervals.interval(Decimal(text.replace(",", "")), text, Modifier(modifier), words)


CASES = {
    ("6,642", "exact", ""): Bounds(Decimal(6642), Decimal(6642)),
    ("6,000", "approx", "around"): Bounds(Decimal(5500), Decimal(6500), high_open=True),
    ("250", "approx", "about"): Bounds(Decimal(245), Decimal(255), high_open=True),
    ("9,000", "approx", "nearly"): Bounds(Decimal(8500), Decimal(9000), high_open=True),
    ("24,000", "more_than", "over"): Bounds(Decimal(24000), None, low_open=True),
    ("10", "at_least", "at least"): Bounds(Decimal(10), None),
    ("2,000", "less_than", "under"): Bounds(None, Decimal(2000), high_open=True),
    ("60,000", "up_to", "up to"): Bounds(None, Decimal(60000)),
}


@pytest.mark.parametrize(("case", "hard"), CASES.items(), ids=[" ".join(case) for case in CASES])
def test_the_wording_sets_the_hard_bounds(case: tuple[str, str, str], hard: Bounds) -> None:
    assert interval(*case).hard == hard


@pytest.mark.parametrize(
    ("text", "modifier", "low", "high"),
    [("24,000", "more_than", 24000, 25000), ("850", "more_than", 850, 900), ("40", "less_than", 30, 40)],
)
def test_habit_expects_no_more_than_the_next_round_figure(text: str, modifier: str, low: int, high: int) -> None:
    expected = interval(text, modifier).expected

    assert (expected.low, expected.high) == (low, high)


def test_a_share_in_words_is_known_to_a_tenth() -> None:
    third = intervals.interval(Decimal("0.3333333333"), "a third", Modifier.APPROX, "about")

    assert (third.hard.low, third.hard.high) == (Decimal("0.2833333333"), Decimal("0.3833333333"))


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (("6,642",), ("6,642",), Outcome.SAME),
        (("6,000", "approx", "around"), ("6,200",), Outcome.COMPATIBLE),
        (("6,000", "approx", "around"), ("6,642",), Outcome.DIFFERS),
        (("24,000", "more_than"), ("24,500",), Outcome.COMPATIBLE),
        (("24,000", "more_than"), ("31,000",), Outcome.IN_TENSION),
        (("24,000", "more_than"), ("24,000",), Outcome.DIFFERS),
        (("36,000",), ("36,400",), Outcome.COMPATIBLE),
        (("36,000",), ("36,816",), Outcome.IN_TENSION),
        (("40",), ("41",), Outcome.DIFFERS),
        (("8",), ("8.4",), Outcome.COMPATIBLE),
    ],
)
def test_two_figures_compare_alike_from_either_side(a: tuple[str, ...], b: tuple[str, ...], outcome: Outcome) -> None:
    left, right = interval(*a), interval(*b)

    assert intervals.compare(left, right)[0] == outcome
    assert intervals.compare(right, left)[0] == outcome


def test_a_comparison_says_its_working() -> None:
    assert intervals.compare(interval("6,000", "approx"), interval("6,642")) == (
        Outcome.DIFFERS,
        "at least 5,500 and below 6,500 and exactly 6,642 have no value in common",
    )
