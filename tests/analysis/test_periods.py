"""Words for stretches of time: where they are, which days they are, how two compare."""

from datetime import date

import pytest

from oicsummit.analysis import periods
from oicsummit.analysis.types import Outcome, Period

PUBLISHED = date(2025, 3, 31)


@pytest.mark.parametrize("text", ["", "He may march on.", "a year ago", "two years older", "the year", "a second look"])
def test_words_that_name_no_stretch_are_not_found(text: str) -> None:
    assert periods.find(text, PUBLISHED) == []


CASES = {
    "since July": ("2024-07-01", "2025-03-31"),
    "since July 5th": ("2024-07-05", "2025-03-31"),
    "so far in 2025": ("2025-01-01", "2025-03-31"),
    "this year": ("2025-01-01", "2025-03-31"),
    "last year": ("2024-01-01", "2024-12-31"),
    "last month": ("2025-02-01", "2025-02-28"),
    "last summer": ("2024-06-01", "2024-08-31"),
    "next year": ("2026-01-01", "2026-12-31"),
    "over the next two years": ("2025-03-31", "2027-03-31"),
    "in the last 12 months": ("2024-03-31", "2025-03-31"),
    "in the past decade": ("2015-03-31", "2025-03-31"),
    "in the first three months of 2024": ("2024-01-01", "2024-03-31"),
    "in the year to March": ("2024-04-01", "2025-03-31"),
    "in the year ending December 2024": ("2024-01-01", "2024-12-31"),
    "in the three months to June": ("2024-04-01", "2024-06-30"),
    "between 2019 and 2023": ("2019-01-01", "2023-12-31"),
    "between October and February": ("2024-10-01", "2025-02-28"),
    "from January to March": ("2025-01-01", "2025-03-31"),
    "in Q3 2024": ("2024-07-01", "2024-09-30"),
    "in the second half of 2024": ("2024-07-01", "2024-12-31"),
    "in 2010": ("2010-01-01", "2010-12-31"),
    "in February": ("2025-02-01", "2025-02-28"),
    "in the 1990s": ("1990-01-01", "1999-12-31"),
    "by 2030": (None, "2030-12-31"),
    "by the end of October": (None, "2024-10-31"),
    "at the end of February": ("2025-02-28", "2025-02-28"),
    "on Monday": ("2025-03-31", "2025-03-31"),
    "yesterday": ("2025-03-30", "2025-03-30"),
}


@pytest.mark.parametrize(("words", "days"), CASES.items(), ids=list(CASES))
def test_a_period_is_resolved_against_the_publication(words: str, days: tuple[str | None, str | None]) -> None:
    (found,) = periods.find(f"There were forty {words}.", PUBLISHED)

    period = found.period
    assert period.text == words
    assert tuple(day and day.isoformat() for day in (period.start, period.end)) == days


@pytest.mark.parametrize("words", ["in fiscal 2024", "since coming to office", "in the first quarter", "over two days"])
def test_what_cannot_be_resolved_says_so(words: str) -> None:
    (found,) = periods.find(words, PUBLISHED)

    assert (found.period.start, found.period.end) == (None, None)
    assert found.period.unresolved


def test_relative_words_stay_unresolved_without_a_publication_date() -> None:
    period = periods.read("last year")

    assert period is not None
    assert period.unresolved == "relative to a publication date that is not known"


@pytest.mark.parametrize("words", ["per year", "a day", "every week", "daily", "an hour"])
def test_a_rate_is_no_stretch_of_the_calendar(words: str) -> None:
    (found,) = periods.find(f"40 tonnes {words}", PUBLISHED)

    assert found.period == Period(words, rate=True)


def test_a_period_that_would_end_before_it_begins_is_unresolved() -> None:
    (found,) = periods.find("The yard has sold 300 pumps since 2024.", date(2022, 10, 19))

    assert (found.period.start, found.period.end) == (None, None)
    assert found.period.unresolved == "it would end before it begins"


def test_a_date_that_does_not_exist_is_unresolved() -> None:
    period = periods.read("since 31 June 2024", PUBLISHED)

    assert period is None or (period.start, bool(period.unresolved)) == (None, True)


def period(words: str, published: date = PUBLISHED) -> Period | None:
    return periods.read(words, published)


@pytest.mark.parametrize(
    ("a", "b", "outcome", "mirrored"),
    [
        ("in 2024", "last year", Outcome.SAME, Outcome.SAME),
        ("since July", "since July 5th", Outcome.COMPATIBLE, Outcome.COMPATIBLE),
        ("in February", "this year", Outcome.A_NARROWER, Outcome.B_NARROWER),
        ("in 2023", "in 2024", Outcome.DIFFERS, Outcome.DIFFERS),
        ("in the year to June 2024", "in 2024", Outcome.IN_TENSION, Outcome.IN_TENSION),
        ("since the election", "in 2024", Outcome.UNKNOWN, Outcome.UNKNOWN),
        ("per year", "a year", Outcome.SAME, Outcome.SAME),
        ("per year", "in 2024", Outcome.DIFFERS, Outcome.DIFFERS),
        ("in 2024", "", Outcome.ONLY_A, Outcome.ONLY_B),
        ("", "", Outcome.UNKNOWN, Outcome.UNKNOWN),
    ],
)
def test_two_periods_compare(a: str, b: str, outcome: Outcome, mirrored: Outcome) -> None:
    left, right = period(a), period(b)

    assert periods.compare(left, right)[0] == outcome
    assert periods.compare(right, left)[0] == mirrored


def test_a_comparison_names_both_stretches() -> None:
    assert periods.compare(period("in 2023"), period("in February")) == (
        Outcome.DIFFERS,
        "in 2023 (1 Jan 2023 to 31 Dec 2023) / in February (1 Feb 2025 to 28 Feb 2025): no day in common",
    )
