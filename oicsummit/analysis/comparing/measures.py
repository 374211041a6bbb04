"""The slots of two figures: what is measured, of whom, over what time, in what unit, and the values.

A pair of figures is one quantity of each claim. Of all pairs of two claims the one that measures most nearly the
same thing is compared.
"""

from copy import copy
from functools import lru_cache

from oicsummit.analysis import intervals, periods
from oicsummit.analysis.comparing.alignment import Bag, table
from oicsummit.analysis.comparing.glossary import Glossary
from oicsummit.analysis.comparing.lexicon import kin, root
from oicsummit.analysis.comparing.once import kept
from oicsummit.analysis.comparing.people import is_generic, is_human
from oicsummit.analysis.comparing.sides import Side, phrase_bag, phrase_roots
from oicsummit.analysis.comparing.sizes import is_odd_share, same_value
from oicsummit.analysis.comparing.slots import NOT_SAID, missing, slot, told_by
from oicsummit.analysis.types import Outcome, Quantity, Slot, SlotName

ALIKE = 0.69  # a word of one class counts 0.7 (`alignment`), in single precision


class Figures:
    """One quantity of each claim (their indices, `left` and `right`) with the slots of their comparison, each worked
    out when it is asked for: of most pairs few are."""

    def __init__(self, a: Side, b: Side, left: int, right: int, glossary: Glossary) -> None:
        self.left, self.right = left, right
        self._of = (a, b, left, right)
        self._glossary = glossary

    @property
    def turned(self) -> "Figures":
        """The same seen from the right claim; only what does not depend on the side is to be read from it."""
        turned = copy(self)
        turned.left, turned.right = self.right, self.left
        return turned

    @kept
    def measure(self) -> Slot:
        """What is said to happen."""
        return measure(*self._of, self._glossary)

    @kept
    def population(self) -> Slot:
        """Who or what is counted."""
        return population(*self._of, self.who)

    @kept
    def who(self) -> Outcome:
        """Whether they count the same: the outcome of `population` by itself."""
        return who(*self._of)

    @kept
    def period(self) -> Slot:
        """Over what time."""
        return period(*self._of)

    @kept
    def how_many(self) -> Outcome:
        """Whether the values may be one: the outcome of `value` by itself."""
        a, b, i, j = self._of
        return how_many(a.quantities[i], b.quantities[j])

    @kept
    def value(self) -> Slot:
        """The values that both wordings allow."""
        a, b, i, j = self._of
        return value(a.quantities[i], b.quantities[j], self.how_many)

    @property
    def unit(self) -> Slot:
        """In what."""
        a, b, i, j = self._of
        return unit(a.quantities[i], b.quantities[j])


def figures(a: Side, b: Side, i: int, j: int, glossary: Glossary) -> Figures:
    """Compare the `i`th quantity of `a` with the `j`th of `b`."""
    return Figures(a, b, i, j, glossary)


def measure(a: Side, b: Side, i: int, j: int, glossary: Glossary) -> Slot:
    """What is said to happen: "deported" / "forced to leave". The glossary's word goes before general English."""
    left, right = a.happenings[i], b.happenings[j]
    if not left or not right:
        return missing(SlotName.MEASURE, left or None, right or None, NOT_SAID, a, b)
    known = glossary.compare(left, right)
    if known is not None:
        return slot(SlotName.MEASURE, known[0], left, right, known[1], a, b)
    likeness = event_likeness(a, b, i, j)
    if likeness >= 0.99 and phrase_roots(left) == phrase_roots(right):
        return slot(SlotName.MEASURE, Outcome.SAME, left, right, f"both {left}", a, b)
    outcome = Outcome.COMPATIBLE if likeness >= 0.6 else Outcome.DIFFERS
    return slot(SlotName.MEASURE, outcome, left, right, f"{left} / {right}", a, b)


def event_likeness(a: Side, b: Side, i: int, j: int) -> float:
    """Return how far two figures count the same happening, 0 to 1: "9,000 people died", "1,350 deaths"."""
    one, other = a.events[i], b.events[j]
    if not one.roots or not other.roots:
        return 0.0
    return _nearest(one, other)


@lru_cache(maxsize=4096)  # few words for what happens are told again and again
def _nearest(one: Bag, other: Bag) -> float:
    """Return how near the nearest two words of two phrases are, 0 to 1."""
    return float(table(one, other).max(initial=0.0))


def population(a: Side, b: Side, i: int, j: int, outcome: Outcome) -> Slot:
    """Who or what is counted: "migrants" / "people", of which `who` is the `outcome`."""
    left, right = a.counted[i], b.counted[j]
    if not left or not right:
        return missing(SlotName.POPULATION, left or None, right or None, NOT_SAID, a, b)
    reason = f"both count {left}" if outcome is Outcome.SAME else f"{left} / {right}"
    return slot(SlotName.POPULATION, outcome, left, right, reason, a, b)


def who(a: Side, b: Side, i: int, j: int) -> Outcome:
    """Return how two figures differ in whom they count; words that narrow it on one side make that side narrower."""
    left, right = a.counted[i], b.counted[j]
    if not left or not right:
        return told_by(left or None, right or None)
    one, other = a.quantity(i), b.quantity(j)
    outcome = _population(one.noun or left, other.noun or right, left, right)
    if outcome is Outcome.DIFFERS and same_value(one, other):
        # One number to which one thing happens, or a number hardly hit on twice: another word for the same.
        same = is_odd_share(one) or event_likeness(a, b, i, j) >= ALIKE
        return Outcome.COMPATIBLE if same else outcome
    return outcome


@lru_cache(maxsize=65536)
def _population(noun: str, other: str, left: str, right: str) -> Outcome:
    head, tail = noun.split()[-1], other.split()[-1]
    if root(head) == root(tail):
        return _narrowed(phrase_roots(left), phrase_roots(right))
    if is_human(head) and is_human(tail):
        if is_generic(tail) != is_generic(head):
            return Outcome.A_NARROWER if is_generic(tail) else Outcome.B_NARROWER
        return Outcome.COMPATIBLE if kin(root(head), root(tail)) else Outcome.DIFFERS
    near = kin(root(head), root(tail)) or _nearest(phrase_bag(head), phrase_bag(tail)) >= 0.4
    return Outcome.COMPATIBLE if near else Outcome.DIFFERS


def _narrowed(left: frozenset[str], right: frozenset[str]) -> Outcome:
    if left == right:
        return Outcome.SAME
    if left < right or right < left:
        return Outcome.B_NARROWER if left < right else Outcome.A_NARROWER
    return Outcome.COMPATIBLE


def period(a: Side, b: Side, i: int, j: int) -> Slot:
    """Over what time, by the days that the words come to."""
    left, right = a.quantity(i).period, b.quantity(j).period
    outcome, reason = periods.compare(left, right)
    spans = (left.span if left else None, right.span if right else None)
    return Slot(SlotName.PERIOD, outcome, left.text if left else "", right.text if right else "", reason, *spans)


def unit(left: Quantity, right: Quantity) -> Slot:
    """In what: pounds, per cent, a count; a level and a change of it differ."""
    one, other = (_unit(quantity) for quantity in (left, right))
    same = one == other
    outcome, reason = (Outcome.SAME, one) if same else (Outcome.DIFFERS, f"{one} / {other}")
    return Slot(SlotName.UNIT, outcome, one, other, reason, left.span, right.span)


def _unit(quantity: Quantity) -> str:
    return f"{quantity.unit}, {quantity.change.value}" if quantity.change else quantity.unit


def value(left: Quantity, right: Quantity, outcome: Outcome) -> Slot:
    """The values that both wordings allow, of which `how_many` is the `outcome`."""
    first, second = _as_written(left), _as_written(right)
    if left.unit != right.unit:
        return Slot(SlotName.VALUE, Outcome.UNKNOWN, first, second, "not in one unit", left.span, right.span)
    reason = intervals.reason(left.interval, right.interval, outcome)
    return Slot(SlotName.VALUE, outcome, first, second, reason, left.span, right.span)


def how_many(left: Quantity, right: Quantity) -> Outcome:
    """Return whether two figures may be one number."""
    return Outcome.UNKNOWN if left.unit != right.unit else intervals.outcome(left.interval, right.interval)


def _as_written(quantity: Quantity) -> str:
    hedge = quantity.modifier_text or (
        "" if quantity.modifier.value == "exact" else quantity.modifier.value.replace("_", " ")
    )
    return f"{hedge} {quantity.text}".strip()
