"""What a reader is told of values, intervals, days and names."""

import doctest
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from oicsummit import days, plurals, wording
from oicsummit.analysis.types import Bounds


def quantity(**fields):
    given = {"value": Decimal(1), "unit": "count", "noun": None, "modifier": "exact", "modifier_text": "", "text": "1"}
    period = {"period_text": "", "period_start_date": None, "period_end_date": None, "period": None}
    return SimpleNamespace(**(given | period | {"change": None} | fields))


@pytest.mark.parametrize("module", [wording, plurals, days])
def test_the_examples_of_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("7318", "count", "7,318"),
        ("1250000", "GBP", "£1.25 million"),
        ("1234567", "GBP", "£1,234,567"),
        ("2.50", "percent", "2.5%"),
        ("2", "ratio", "×2"),
        ("0.3333333333", "ratio", "33.3%"),
        ("1", "day", "1 day"),
        ("3.5", "percentage_point", "3.5 percentage points"),
        ("10000000000", "CHF", "CHF 10 billion"),
        ("-40", "GBP", "−£40"),
        ("0", "count", "0"),
    ],
)
def test_a_value_is_said_with_its_unit(value, unit, said):
    assert wording.amount(Decimal(value), unit) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": Decimal(9100), "noun": "person", "modifier": "more_than"}, "more than 9,100 people"),
        ({"value": Decimal(1), "noun": "boat"}, "1 boat"),
        ({"value": Decimal(7), "unit": "percent", "noun": "home"}, "7% of homes"),
        ({"value": Decimal(7), "unit": "percent", "noun": "fire", "change": "increase"}, "7% in fires"),
        ({"value": Decimal(12), "noun": "school", "modifier": "approx", "modifier_text": "some"}, "some 12 schools"),
        ({"value": None, "text": "hundreds", "noun": "farm"}, "hundreds of farms"),
        ({"value": None, "text": "several", "noun": "farm"}, "several farms"),
    ],
)
def test_a_quantity_is_read_out_with_hedge_and_noun(fields, said):
    assert wording.reads(quantity(**fields)) == said


@pytest.mark.parametrize(
    ("bounds", "sign", "words"),
    [
        (Bounds(Decimal(12), Decimal(12)), "[12]", "exactly 12"),
        (Bounds(None, Decimal(12), True, False), "(…, 12]", "at most 12"),
        (Bounds(None, Decimal(12), True, True), "(…, 12)", "below 12"),
        (Bounds(Decimal(12), None, False, True), "[12, …)", "at least 12"),
        (Bounds(Decimal(12), Decimal(15), False, True), "[12, 15)", "12 up to 15"),
        (Bounds(None, None, True, True), "(…, …)", "any value"),
    ],
)
def test_an_interval_says_which_of_its_ends_are_in_it(bounds, sign, words):
    assert (wording.interval(bounds), wording.allows(bounds)) == (sign, words)


def test_a_range_of_the_database_reads_as_one_of_the_analysis():
    stored = SimpleNamespace(lower=Decimal(5), upper=None, lower_inc=False, upper_inc=False)

    assert wording.interval(stored, "GBP") == "(£5, …)"


def test_the_habit_of_speech_is_said_only_where_it_adds_something():
    hard, expected = Bounds(Decimal(900), None, True, True), Bounds(Decimal(900), Decimal(1000), True, True)

    assert wording.likely(hard, expected) == "likely under 1,000"
    assert wording.likely(hard, hard) == ""


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, ""),
        (date(2024, 7, 1), None, "from 1 July 2024, end not stated"),
        (None, date(2024, 7, 1), "until 1 July 2024, start not stated"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2020, 1, 1), date(2023, 12, 31), "2020 to 2023"),
        (date(2024, 7, 5), date(2025, 3, 31), "5 July 2024 to 31 March 2025"),
        (date(2024, 7, 5), date(2024, 7, 9), "5 to 9 July 2024"),
        (date(2024, 7, 5), date(2024, 7, 5), "5 July 2024"),
    ],
)
def test_days_take_the_shortest_name_they_have(start, end, said):
    assert wording.days(start, end) == said


def test_a_period_that_was_not_resolved_says_so():
    assert wording.period(quantity()) == "no period stated"
    assert (
        wording.period(quantity(period_text="this year", period={"unresolved": "the document has no date"}))
        == "not resolved: the document has no date"
    )


def test_what_is_not_known_of_a_document_is_said():
    document = SimpleNamespace(
        publisher=None, published=None, title="", text="# Ferries\n\nThe ferries were late again"
    )

    assert wording.source(document) == "publisher not known, no date given"
    assert wording.title(document, 20) == "Ferries The …"
