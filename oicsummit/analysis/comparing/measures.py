"""The slots of two figures: what is measured, of whom, over what time, in what unit, and the values.

A pair of figures is one quantity of each claim. Of all pairs of two claims the one that measures most nearly the
same thing is compared.
"""

from dataclasses import dataclass
from functools import lru_cache

from oicsummit.analysis import intervals, periods
from oicsummit.analysis.comparing.alignment import Bag, table
from oicsummit.analysis.comparing.glossary import Glossary
from oicsummit.analysis.comparing.lexicon import kin, root
from oicsummit.analysis.comparing.once import kept
from oicsummit.analysis.comparing.people import is_generic, is_human
from oicsummit.analysis.comparing.sides import Side, phrase_bag, phrase_roots
from oicsummit.analysis.comparing.sizes import is_odd_share, same_value
from oicsummit.analysis.comparing.slots import NOT_SAID
from oicsummit.analysis.types import Outcome, Quantity, Slot, SlotName

ALIKE = 0.69  # a word of one class counts 0.7 (`alignment`), in single precision


@dataclass(frozen=True, eq=False)
class _Compared:
    """The slots of two figures, each worked out when it is asked for: of most pairs few are."""

    a: Side
    b: Side
    i: int
    j: int
    glossary: Glossary

    @kept
    def measure(self) -> Slot:
        return measure(self.a, self.b, self.i, self.j, self.glossary)

    @kept
    def population(self) -> Slot:
        return population(self.a, self.b, self.i, self.j)

    @kept
    def period(self) -> Slot:
        return period(self.a, self.b, self.i, self.j)

    @kept
    def numbers(self) -> tuple[Slot, Slot]:
        left, right = self.a.quantity(self.i), self.b.quantity(self.j)
        return unit(left, right), value(left, right)


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """One quantity of each claim (their indices) with the slots of their comparison."""

    left: int
    right: int
    compared: _Compared

    @property
    def turned(self) -> "Figures":
        """The same seen from the right claim; only what does not depend on the side is to be read from it."""
        return Figures(self.right, self.left, self.compared)

    @property
    def measure(self) -> Slot:
        """What is said to happen."""
        return self.compared.measure

    @property
    def population(self) -> Slot:
        """Who or what is counted."""
        return self.compared.population

    @property
    def period(self) -> Slot:
        """Over what time."""
        return self.compared.period

    @property
    def who(self) -> Outcome:
        """Whether they count the same: the outcome of `population` by itself."""
        return who(self.compared.a, self.compared.b, self.compared.i, self.compared.j)

    @property
    def how_many(self) -> Outcome:
        """Whether the values may be one: the outcome of `value` by itself."""
        compared = self.compared
        return how_many(compared.a.quantity(compared.i), compared.b.quantity(compared.j))

    @property
    def value(self) -> Slot:
        """The values that both wordings allow."""
        return self.compared.numbers[1]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots in the order of the page."""
        return (self.measure, self.population, self.period, *self.compared.numbers)


def figures(a: Side, b: Side, i: int, j: int, glossary: Glossary) -> Figures:
    """Compare the `i`th quantity of `a` with the `j`th of `b`."""
    return Figures(i, j, _Compared(a, b, i, j, glossary))


def measure(a: Side, b: Side, i: int, j: int, glossary: Glossary) -> Slot:
    """What is said to happen: "deported" / "forced to leave". The glossary's word goes before general English."""
    left, right = a.happenings[i], b.happenings[j]
    if not left or not right:
        return _one_sided(SlotName.MEASURE, left, right, a, b)
    known = glossary.compare(left, right)
    if known is not None:
        return _slot(SlotName.MEASURE, known[0], left, right, known[1], a, b)
    likeness = event_likeness(a, b, i, j)
    if likeness >= 0.99 and phrase_roots(left) == phrase_roots(right):
        return _slot(SlotName.MEASURE, Outcome.SAME, left, right, f"both {left}", a, b)
    outcome = Outcome.COMPATIBLE if likeness >= 0.6 else Outcome.DIFFERS
    return _slot(SlotName.MEASURE, outcome, left, right, f"{left} / {right}", a, b)


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


def population(a: Side, b: Side, i: int, j: int) -> Slot:
    """Who or what is counted: "migrants" / "people"; words that narrow it on one side make that side narrower."""
    left, right = _counted(a, i), _counted(b, j)
    outcome = who(a, b, i, j)
    if not left or not right:
        return _one_sided(SlotName.POPULATION, left, right, a, b)
    reason = f"both count {left}" if outcome is Outcome.SAME else f"{left} / {right}"
    return _slot(SlotName.POPULATION, outcome, left, right, reason, a, b)


def who(a: Side, b: Side, i: int, j: int) -> Outcome:
    """Return the outcome of the slot `population` by itself."""
    left, right = _counted(a, i), _counted(b, j)
    if not left or not right:
        return _told_by(left, right)
    one, other = a.quantity(i), b.quantity(j)
    outcome = _population(one.noun or left, other.noun or right, left, right)
    if outcome is Outcome.DIFFERS and same_value(one, other):
        # One number to which one thing happens, or a number hardly hit on twice: another word for the same.
        same = is_odd_share(one) or event_likeness(a, b, i, j) >= ALIKE
        return Outcome.COMPATIBLE if same else outcome
    return outcome


def _counted(side: Side, index: int) -> str:
    return side.phrase("population", index) or side.quantity(index).noun or ""


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


def value(left: Quantity, right: Quantity) -> Slot:
    """The values that both wordings allow."""
    first, second = _as_written(left), _as_written(right)
    if left.unit != right.unit:
        return Slot(SlotName.VALUE, Outcome.UNKNOWN, first, second, "not in one unit", left.span, right.span)
    outcome, reason = intervals.compare(left.interval, right.interval)
    return Slot(SlotName.VALUE, outcome, first, second, reason, left.span, right.span)


def how_many(left: Quantity, right: Quantity) -> Outcome:
    """Return the outcome of the slot `value` by itself."""
    return Outcome.UNKNOWN if left.unit != right.unit else intervals.outcome(left.interval, right.interval)


def _as_written(quantity: Quantity) -> str:
    hedge = quantity.modifier_text or (
        "" if quantity.modifier.value == "exact" else quantity.modifier.value.replace("_", " ")
    )
    return f"{hedge} {quantity.text}".strip()


def _one_sided(name: SlotName, left: str, right: str, a: Side, b: Side) -> Slot:
    if not left and not right:
        return Slot(name, Outcome.UNKNOWN, "", "", f"{NOT_SAID} in both")
    return _slot(name, _told_by(left, right), left, right, f"{left or right}; {NOT_SAID} in the other", a, b)


def _told_by(left: str, right: str) -> Outcome:
    return Outcome.ONLY_A if left else Outcome.ONLY_B if right else Outcome.UNKNOWN


def _slot(name: SlotName, outcome: Outcome, left: str, right: str, reason: str, a: Side, b: Side) -> Slot:
    return Slot(name, outcome, left, right, reason, a.span(left), b.span(right))
