"""Intervals: the values that a quantity's wording allows, and how two of them compare.

"Around 6,000" reaches half a unit of its last significant digit, [5500, 6500); "nearly 9,000" sits below,
[8500, 9000); "more than 24,000" is above it without end, and by the habit of speech below the next round figure.
"""

from decimal import Decimal
from functools import lru_cache

from oicsummit.analysis import numerals
from oicsummit.analysis.types import Bounds, Interval, Modifier, Outcome

# Hedges that place the value under the number named: "nearly 9,000" would not be said of 9,100.
BELOW = ("nearly", "almost", "close to", "approaching", "nearing", "just short of", "not quite", "virtually")
_HALF = Decimal("0.5")


def interval(value: Decimal | None, text: str, modifier: Modifier, modifier_text: str = "") -> Interval:
    """Return the values that a number allows as hedged.

    `text` is the number as written, whose last significant digit says how far it is rounded; `value` is None for a
    vague one, which is `vague`'s work: then nothing is known, and both bounds are open without end.
    """
    if value is None:
        return _same(Bounds(None, None))
    step = _grain(value, text)
    if modifier is Modifier.APPROX:
        return _approximate(value, step, modifier_text)
    if modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST):
        is_open = modifier is Modifier.MORE_THAN
        return Interval(
            Bounds(value, None, low_open=is_open), Bounds(value, _next_round(value, step), is_open, high_open=True)
        )
    if modifier is Modifier.LESS_THAN:
        return Interval(Bounds(None, value, high_open=True), Bounds(_round_below(value, step), value, high_open=True))
    if modifier is Modifier.UP_TO:
        return _same(Bounds(None, value))
    return _same(Bounds(value, value))


def between(low: Decimal, high: Decimal) -> Interval:
    """Return the interval [low, high) of a vague number: dozens are [24, 100)."""
    return _same(Bounds(low, high, high_open=True))


def compare(a: Interval, b: Interval) -> tuple[Outcome, str]:
    """Compare two intervals of the same unit; return the outcome and the working in words.

    SAME: equal. COMPATIBLE: some value fits both, or one is the other rounded. IN_TENSION: some value fits what both
    allow, none what both would lead one to expect. DIFFERS: no value fits both. Symmetric but for the order of words.
    """
    found = outcome(a, b)
    return found, reason(a, b, found)


def outcome(a: Interval, b: Interval) -> Outcome:
    """Return what `compare` does, without the working in words."""
    if a.hard == b.hard:
        return Outcome.SAME
    if _meet(a.hard, b.hard):
        return Outcome.COMPATIBLE if _meet(a.expected, b.expected) else Outcome.IN_TENSION
    return _of_points(a, b) if _is_point(a.hard) and _is_point(b.hard) else Outcome.DIFFERS


def reason(a: Interval, b: Interval, found: Outcome) -> str:
    """Return the working of `outcome`, which came to `found`, in words."""
    left, right = describe(a), describe(b)
    if found is Outcome.SAME:
        return f"both are {left}"
    if _meet(a.hard, b.hard):
        if found is Outcome.COMPATIBLE:
            return f"{left} and {right} have values in common"
        return f"{left} and {right} can both hold, but not as one would usually say it"
    if _is_point(a.hard) and _is_point(b.hard):
        return _words_of_points(a, b, found)
    return f"{left} and {right} have no value in common"


def describe(found: Interval) -> str:
    """Say in words which values an interval allows: "at least 5,500 and below 6,500"."""
    low, high = found.hard.low, found.hard.high
    if low is not None and low == high:
        return f"exactly {number(low)}"
    above = f"{'above' if found.hard.low_open else 'at least'} {number(low)}" if low is not None else ""
    below = f"{'below' if found.hard.high_open else 'at most'} {number(high)}" if high is not None else ""
    return " and ".join(part for part in (above, below) if part) or "any value"


@lru_cache(maxsize=65536)
def number(value: Decimal) -> str:
    """Write a value with thousands separators and no needless zeros: 6642 → "6,642", 2.50 → "2.5"."""
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"


def _same(bounds: Bounds) -> Interval:
    return Interval(bounds, bounds)


def _grain(value: Decimal, text: str) -> Decimal:
    """Return the unit of the last significant digit as written: of "£1,370.2m" it is 100,000."""
    found = next(numerals.find(text), None)
    if found is None or not found.value:
        # Fractions in words ("a third") are known to about a tenth.
        return numerals.grain(value) if value >= 1 else Decimal("0.1")
    if value < 1 and value != found.value:
        return Decimal("0.1") if not found.digits or found.value >= 1 else found.grain
    return found.grain * (value / found.value)


def _approximate(value: Decimal, step: Decimal, words: str) -> Interval:
    reach = abs(step) * _HALF
    if any(word in words.casefold() for word in BELOW):
        return _same(Bounds(value - reach, value, high_open=True))
    return _same(Bounds(value - reach, value + reach, high_open=True))


def _step(value: Decimal, step: Decimal) -> Decimal:
    """Return how far it is to the next round figure: from 24,000 it is 1,000, from 850 it is 50."""
    step = abs(step)
    return step * 5 if step and (value / step) % 10 == 5 and value > step * 5 else step


def _next_round(value: Decimal, step: Decimal) -> Decimal:
    return value + _step(value, step)


def _round_below(value: Decimal, step: Decimal) -> Decimal:
    return value - _step(value, step)


def _meet(a: Bounds, b: Bounds) -> bool:
    return _reaches(a, b) and _reaches(b, a)


def _reaches(a: Bounds, b: Bounds) -> bool:
    """Tell whether the low end of `a` is not above the high end of `b`."""
    if a.low is None or b.high is None:
        return True
    return a.low < b.high or (a.low == b.high and not a.low_open and not b.high_open)


def _is_point(bounds: Bounds) -> bool:
    return bounds.low is not None and bounds.low == bounds.high


def _of_points(a: Interval, b: Interval) -> Outcome:
    """Two bare numbers that differ: the rounder one may stand for the other ("£33m" beside "£33.2m")."""
    rounder, finer = _by_grain(a, b)
    step, gap = numerals.grain(rounder), abs(rounder - finer)
    if gap >= step or not _may_be_rounded(rounder, finer):
        return Outcome.DIFFERS
    return Outcome.COMPATIBLE if gap <= step * _HALF else Outcome.IN_TENSION


def _words_of_points(a: Interval, b: Interval, found: Outcome) -> str:
    rounder, finer = _by_grain(a, b)
    if found is Outcome.COMPATIBLE:
        return f"{number(finer)} rounds to {number(rounder)}"
    words = f"{number(a.hard.low or Decimal(0))} and {number(b.hard.low or Decimal(0))}"
    if found is Outcome.IN_TENSION:
        return f"{words} are less than one rounding step apart"
    return f"{words} differ by {number(abs(rounder - finer))}"


def _by_grain(a: Interval, b: Interval) -> tuple[Decimal, Decimal]:
    """Return the two numbers, the rounder one first."""
    first, second = a.hard.low or Decimal(0), b.hard.low or Decimal(0)
    return (second, first) if numerals.grain(second) > numerals.grain(first) else (first, second)


def _may_be_rounded(rounder: Decimal, finer: Decimal) -> bool:
    """Small whole numbers are counted, not rounded: 40 and 41 are two figures, 8 and 8.4 may be one."""
    coarse, fine = numerals.grain(rounder), numerals.grain(finer)
    if coarse == fine or abs(rounder - finer) > abs(rounder) / 20:
        return coarse > fine and fine < 1
    return abs(rounder) >= 1000 or fine < 1
