"""The words and signs that name a unit."""

import pytest

from oicsummit.analysis import units


@pytest.mark.parametrize("text", ["5 women", "5 minutiae", "5 mine", "5 Wednesdays", "5 percentages", "5, days", "5"])
def test_a_word_that_begins_like_a_unit_is_none(text: str) -> None:
    assert units.after(text, 1) is None


CASES = {
    "%": "percent",
    " per cent": "percent",
    " percentage points": "percentage_point",
    " basis points": "basis_point",
    " miles": "mile",
    "-mile": "mile",
    " metres": "metre",
    " kilometers": "kilometre",
    "km": "kilometre",
    "kg": "kilogram",
    " tonnes": "tonne",
    " square feet": "square foot",
    " mph": "mile per hour",
    "°C": "degree Celsius",
    "MW": "megawatt",
    " acres": "acre",
    " years": "year",
    " rupees": "INR",
    " euros": "EUR",
    " yuan": "CNY",
}


@pytest.mark.parametrize(("words", "unit"), CASES.items(), ids=list(CASES))
def test_a_unit_after_a_number_is_named_by_its_code(words: str, unit: str) -> None:
    assert units.after(f"5{words}", 1) == (unit, 1 + len(words))


@pytest.mark.parametrize(
    ("text", "unit"),
    [("£", "GBP"), ("US$", "USD"), ("A$", "AUD"), ("NZ$", "NZD"), ("Rs ", "INR"), ("₹", "INR"), ("EUR ", "EUR")],
)
def test_a_currency_before_a_number_is_named_by_its_iso_code(text: str, unit: str) -> None:
    assert units.currency_before(f"{text}5", len(text)) == (unit, 0)


def test_a_letter_of_a_word_before_a_number_is_no_currency() -> None:
    assert units.currency_before("flooRs 5", 7) is None
