"""Ranges: neighbouring amounts that are the two ends of one, or that share a scale or a unit."""

import re
from dataclasses import replace
from decimal import Decimal

from oicsummit.analysis import units
from oicsummit.analysis.numbers.amounts import Amount
from oicsummit.analysis.types import Modifier

_BETWEEN = re.compile(r"\b(?:between|either)[ ]$", re.IGNORECASE)
_RANGING = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything)[ ](?:\w+[ ])?from[ ]$", re.IGNORECASE
)
_FROM = re.compile(
    r"\bfrom[ ](?:(?:about|around|some|just|only|nearly|almost|an?|the|over|under|roughly)[ ])*$", re.IGNORECASE
)
_MOVES = (
    "rose|risen?|rises|rising|fell|fallen|falls?|falling|grew|grown|grows|up|down|by|dropped|drops?|increased?|increases|"
    "cut|jumped|climbed|slipped|gained|lost|won|beat|added|slid|eased|declined|voted|reduced|widened|narrowed"
)
# "Rose 8% to £1.4bn" is a change and a level.
_MOVED = re.compile(
    rf"\b(?:{_MOVES})[ ](?:(?:about|around|some|by|nearly|almost|an?|further|another|just|only)[ ])*$", re.IGNORECASE
)
# What a range without a unit must be followed by: "5-10 people" is one, "a 2-3 defeat" is not.
_COUNTS = re.compile(
    r"[ ](?:[a-z-]+[ ]){0,3}?(?:people|men|women|children|staff|police|(?!loss)[a-z]{2,}s)\b"
    r"|[ -](?:year|month|week|day|hour|minute|mile)s?\b"
)
_LISTED = ("and", ",", "/", "and then", ", and", "or", "compared with")


def join(text: str, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts of `text`, from left to right, with those joined that belong together.

    "$3 to 4 trillion" and "between 5 and 7 days" are two ends of one range that share scale and unit; "from 31 to 24
    minutes" shares the unit alone. The two sides of a score ("3-1") are dropped.
    """
    out = list(amounts)
    for i in range(len(out) - 1):
        first, second = out[i], out[i + 1]
        if second.start - first.end <= 12 and not first.bound and first.start >= 0:
            out[i], out[i + 1] = _joined(text, first, second)
    return [amount for amount in out if amount.start >= 0]


def _joined(text: str, first: Amount, second: Amount) -> tuple[Amount, Amount]:
    link = text[first.end : second.start].strip().casefold()
    before = text[max(0, first.start - 60) : first.start]
    if link in ("and", "to") and _BETWEEN.search(before):
        return _bounded(*_shared(first, second))
    if link == "or" and _are_alternatives(*_shared(first, second), first):
        return _bounded(*_shared(first, second))
    if link == "to":
        return _from_to(before, first, second)
    if link in ("-", "–", "—"):
        return _hyphenated(text, before, first, second)
    if link in _LISTED and _shares_unit(first, second):
        return replace(first, unit=second.unit, value=_revalued(first, second), shared=True), second
    return first, second


def _are_alternatives(left: Amount, right: Amount, first: Amount) -> bool:
    """ "Three or four people", "10 or 12 per cent"."""
    if not left.unit:
        return right.value == left.value + 1
    return left.unit == right.unit and not first.unit and right.value > left.value


def _from_to(before: str, first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Read "X to Y": a range, or after "from" two levels that share a unit."""
    left, right = _shared(first, second)
    if left.unit != right.unit:
        return first, second
    if _FROM.search(before) and not _RANGING.search(before):
        return left, right
    is_change = first.unit or (not left.unit and right.value > 3 * left.value)
    if left.value >= right.value or (_MOVED.search(before) and is_change):
        return first, second
    return _bounded(left, right)


def _hyphenated(text: str, before: str, first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Read "X-Y": a range where it rises and measures or counts something, else a score."""
    left, right = _shared(first, second)
    if left.unit != right.unit:
        return first, second
    if left.unit and _FROM.search(before) and not _RANGING.search(before):
        return left, right
    if left.value < right.value and (left.unit or _COUNTS.match(text, right.end)):
        return _bounded(left, right)
    return (first, second) if left.unit else (replace(first, start=-1), replace(second, start=-1))


def _bounded(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    return replace(first, bound=Modifier.AT_LEAST), replace(second, bound=Modifier.UP_TO)


def _shared(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Give each of two partners the scale and the unit that only the other one names."""
    if _lacks_scale(first, second):
        scale = second.numeral.scale
        numeral = replace(first.numeral, scale=scale, grain=first.numeral.grain * scale)
        first = replace(first, numeral=numeral, value=first.value * scale)
    if first.unit and not second.unit and units.is_currency(first.unit):
        second = replace(second, unit=first.unit)
    elif second.unit and not first.unit and not first.attached:
        first = replace(first, unit=second.unit, value=_revalued(first, second), shared=True)
    return first, second


def _lacks_scale(first: Amount, second: Amount) -> bool:
    """Tell "$3 to 4 trillion" from "£50,000 to £2 million"."""
    a, b = first.numeral, second.numeral
    return a.scale == 1 and b.scale > 1 and a.base < min(Decimal(1000), b.scale) and a.base <= b.base


def _revalued(first: Amount, second: Amount) -> Decimal:
    """Return the value of `first` in the unit of `second`: pence are hundredths, decades tens of years."""
    own = second.numeral.value
    return first.value * abs(second.value / own) if own else first.value


def _shares_unit(first: Amount, second: Amount) -> bool:
    """Tell whether a bare number shares its neighbour's unit: "8, 9 and 10 per cent"."""
    is_bare = not first.unit and not first.attached and first.value < 1000
    return is_bare and (second.unit in units.SHARES or second.unit in units.TIMES)
