"""Numbers as people type them when they search: "£47m", "47 million", "around 4,000", "21%"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import Q, QuerySet

from figures.models import Quantity
from oicsummit.analysis import intervals, numerals
from oicsummit.analysis.types import Bounds, Modifier

_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR", "₹": "INR", "¥": "JPY"}
_CODE = re.compile(r"\b(GBP|USD|EUR|INR|JPY|AUD|CAD|NZD|CNY|CHF)\s*$")
_NAMED = {
    "GBP": r"pounds?|sterling|GBP",
    "USD": r"(?:US )?dollars?|USD",
    "EUR": r"euros?|EUR",
    "INR": r"rupees?|INR",
    "JPY": r"yen|JPY",
    "percentage_point": r"percentage points?",
    "percent": r"%|per ?cent|percent|pc",
}
_UNIT = re.compile("|".join(rf"(?P<{unit}>{words})" for unit, words in _NAMED.items()), re.IGNORECASE)
_HEDGE = re.compile(
    r"""
    (?: (?P<approx> around | about | roughly | some | approximately | nearly | almost | circa )
      | (?P<more_than> (?:more|greater) \s than | over | above | > )
      | (?P<at_least> at \s least | ≥ )
      | (?P<less_than> (?:less|fewer) \s than | under | below | < )
      | (?P<up_to> up \s to | at \s most | ≤ )
    ) \s* $
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Typed:
    """A number that was typed: its value, its unit where one was typed, and the values that its words allow."""

    text: str
    value: Decimal
    unit: str | None
    hard: Bounds
    expected: Bounds


def typed(query: str) -> tuple[list[Typed], str]:
    """Return the numbers in what was typed into a search field, and the other words.

    A bare year between 1900 and 2100 counts as a word: whoever types "arrivals 2024" looks for a year.
    """
    found, rest, position = [], "", 0
    for numeral in numerals.find(query):
        number, start, end = _typed(query, numeral)
        if start < position or _is_year(query, numeral, number):
            continue
        found.append(number)
        rest += query[position:start] + " "
        position = end
    return found, " ".join((rest + query[position:]).split())


def _typed(query: str, numeral: numerals.Numeral) -> tuple[Typed, int, int]:
    start, end, unit = numeral.start, numeral.end, None
    before = query[:start].rstrip()
    if before[-1:] in _SIGNS:
        unit, start = _SIGNS[before[-1]], len(before) - 1
    elif code := _CODE.search(query[:start]):
        unit, start = code[1], code.start()
    after = _UNIT.match(query[end:].lstrip())
    if after and not unit:
        unit, end = after.lastgroup, len(query) - len(query[end:].lstrip()) + after.end()
    hedge = _HEDGE.search(query[:start])
    words = hedge[0].strip() if hedge else ""
    start = hedge.start() if hedge else start
    modifier = Modifier(hedge.lastgroup or "exact") if hedge else Modifier.EXACT
    allowed = intervals.interval(numeral.value, query[numeral.start : numeral.end], modifier, words)
    return Typed(query[start:end], numeral.value, unit, allowed.hard, allowed.expected), start, end


def _is_year(query: str, numeral: numerals.Numeral, number: Typed) -> bool:
    bare = query[numeral.start : numeral.end]
    return number.unit is None and number.text == bare and bare.isdecimal() and 1900 <= number.value <= 2100


def matching(quantities: QuerySet[Quantity], numbers: Iterable[Typed]) -> QuerySet[Quantity]:
    """Return the quantities that have the value of one of `numbers`, or whose expected interval meets it.

    Vague quantities and intervals without an end on one side would meet nearly everything, and are left out.
    """
    wanted = Q(pk__in=[])
    for number in numbers:
        wanted |= _wanted(number)
    return quantities.filter(wanted)


def _wanted(number: Typed) -> Q:
    unit = Q(unit=number.unit) if number.unit else Q()
    bounded = Q(vague=False, expected__lower_inf=False, expected__upper_inf=False)
    return unit & (Q(value=number.value) | bounded & Q(expected__overlap=_range(number.expected)))


def _range(bounds: Bounds) -> NumericRange:
    left = "(" if bounds.low is None or bounds.low_open else "["
    right = ")" if bounds.high is None or bounds.high_open else "]"
    return NumericRange(bounds.low, bounds.high, left + right)
