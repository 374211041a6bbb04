"""Digits and number words: text in, values out; what is no numeral first."""

from decimal import Decimal

import pytest

from oicsummit.analysis import numerals


def read(text: str) -> list[tuple[str, Decimal]]:
    return [(text[n.start : n.end], n.value) for n in numerals.find(text)]


@pytest.mark.parametrize("text", ["", "no numbers", "G7", "Covid19", "someone", "fourteenth", "tenor", "thousands"])
def test_no_numeral_is_found_inside_words(text: str) -> None:
    assert read(text) == []


CASES = {
    "24,000": [("24,000", 24000)],
    "1,23,456": [("1,23,456", 123456)],
    "12 345 ships": [("12 345", 12345)],
    "1.234.567": [("1.234.567", 1234567)],
    "1'234'567": [("1'234'567", 1234567)],
    "2.5 million": [("2.5 million", 2500000)],
    "1.5 lakh crore": [("1.5 lakh crore", 1500000000000)],
    "3½": [("3½", Decimal("3.5"))],
    "3 1/2 miles": [("3 1/2", Decimal("3.5"))],
    "twenty-one": [("twenty-one", 21)],
    "one hundred and twenty-one thousand five hundred": [("one hundred and twenty-one thousand five hundred", 121500)],
    "two and three": [("two", 2), ("three", 3)],
    "two and a half million": [("two and a half million", 2500000)],
    "half a dozen": [("half a dozen", 6)],
    "a quarter of a million": [("a quarter of a million", 250000)],
    "three-quarters of a million": [("three-quarters of a million", 750000)],
    "a hundred and fifty": [("a hundred and fifty", 150)],
    "501 crore 78 lakh": [("501 crore 78 lakh", 5017800000)],
    "£5m": [("5m", 5000000)],
    "5 m": [("5", 5)],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_a_numeral_has_the_value_that_it_names(text: str, expected: list[tuple[str, Decimal]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "grain"),
    [("6,000", 1000), ("6,642", 1), ("£150m", 10_000_000), ("1,370.2m", 100_000), ("two and a half", Decimal("0.1"))],
)
def test_the_grain_is_the_unit_of_the_last_significant_digit(text: str, grain: Decimal) -> None:
    (numeral,) = numerals.find(text)

    assert numeral.grain == grain
