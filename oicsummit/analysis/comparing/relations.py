"""From the slots of two claims to what the one is to the other, with the reason in words.

`corroborates`: the same thing, and nothing positively conflicts; what one side leaves out or words more loosely stands
among the reasons as a caveat. What positively differs in scope, period, place or recipient is `related`.
`contradicts`: the same thing of the same time, and the values or the assertions cannot both be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from oicsummit.analysis.comparing.alignment import Alignment
from oicsummit.analysis.comparing.antonyms import opposite
from oicsummit.analysis.comparing.likeness import one_kind, people
from oicsummit.analysis.comparing.measures import ALIKE, Figures, event_likeness
from oicsummit.analysis.comparing.sides import Side, phrase_roots
from oicsummit.analysis.comparing.sizes import is_money, same_value
from oicsummit.analysis.types import Kind, Outcome, Quantity, Relation, Slot, SlotName


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation and why, in words."""

    relation: Relation
    why: str


OPPOSITE = Verdict(Relation.CONTRADICTS, "the one judges for, the other against")
FIRSTS = Verdict(Relation.RELATED, "both tell of a first of its kind; how far it goes differs")
AGREE = 0.13  # shared words from which on two claims without figures say the same thing
FIRST = 0.3  # … and on which two firsts of one kind are one
JUDGED = 0.27  # … and on which two opposite judgements are of one thing
OTHER = 0.42  # … where they are of two kinds
CONTAINED = 0.62  # … or so much of the shorter one stands in the longer
_MET = (Outcome.SAME, Outcome.COMPATIBLE)
_SCOPE = (SlotName.PERIOD, SlotName.PLACE, SlotName.RECIPIENT, SlotName.POPULATION)


def of_figures(a: Side, b: Side, figures: Figures, slots: Sequence[Slot], alignment: Alignment) -> Verdict:
    """Return what two figures of one unit are to each other."""
    left, right = a.quantity(figures.left), b.quantity(figures.right)
    if (left.change is None) != (right.change is None):
        return Verdict(Relation.RELATED, "one is a level, the other a change")
    apart = _scope(slots)
    if left.change and right.change and left.change is not right.change and not apart:
        return Verdict(Relation.CONTRADICTS, f"one says {left.change.value}, the other {right.change.value}")
    if told := _some_of(a, b, figures):
        part, whole = told
        return Verdict(Relation.PART_OF, f"{part.text} of {whole.text}: the one is told as some of the other")
    if figures.value.outcome in _MET or same_value(left, right):
        return _agreeing(figures, apart)
    if not apart and figures.value.outcome is Outcome.DIFFERS and _conflict(a, b, figures, alignment):
        return Verdict(Relation.CONTRADICTS, f"the same is measured, but {figures.value.reason}")
    return Verdict(Relation.RELATED, _but(apart) or f"the values differ: {figures.value.reason}")


def told_as_part(a: Side, b: Side, figures: Figures) -> bool:
    """Tell whether one claim tells some of what the other counts, in the same sentence or the next."""
    return nearby(a, b) and _some_of(a, b, figures) is not None


def nearby(a: Side, b: Side) -> bool:
    """Tell whether two claims are of one sentence, or one of them some of what the sentence before tells."""
    return not a.signs.isdisjoint(b.signs)


def _some_of(a: Side, b: Side, figures: Figures) -> tuple[Quantity, Quantity] | None:
    """Return the part and the whole, where one claim tells some of what the other counts."""
    left, right = a.quantity(figures.left), b.quantity(figures.right)
    if a.tells_some and _is_part(a, b, figures):
        return left, right
    if b.tells_some and _is_part(b, a, figures.turned):
        return right, left
    return None


def _is_part(part: Side, whole: Side, figures: Figures) -> bool:
    """Tell whether a claim that tells some tells it of what another counts ("43 people were hurt" / "four of them")."""
    some, all_ = part.quantity(figures.left), whole.quantity(figures.right)
    if some.unit != all_.unit or some.value is None or all_.value is None:
        return False
    counted = is_money(some) or people(part, whole, figures) >= 0.7
    return counted and some.value < all_.value and figures.period.outcome is not Outcome.DIFFERS


def is_whole(a: Side, b: Side, figures: Figures) -> bool:
    """Tell whether, of a part and its whole, the left is the whole."""
    left, right = a.quantity(figures.left).value, b.quantity(figures.right).value
    return left is not None and right is not None and left > right


def _agreeing(figures: Figures, apart: list[Slot]) -> Verdict:
    if apart:
        return Verdict(Relation.RELATED, f"the same number, but {_but(apart)}")
    if figures.value.outcome not in _MET:
        return Verdict(Relation.RELATED, f"the same number, differently hedged: {figures.value.reason}")
    return Verdict(Relation.CORROBORATES, f"the same figure: {figures.value.reason}")


def _conflict(a: Side, b: Side, figures: Figures, alignment: Alignment) -> bool:
    """Tell whether two figures measure the same thing closely enough for their values to conflict.

    Over stated days that agree it need be less plain than where one leaves out when, or both do.
    """
    left, right = a.quantity(figures.left), b.quantity(figures.right)
    if is_money(left) or people(a, b, figures) < 0.7 or not _in_same_words(a, b):
        return False
    happening = event_likeness(a, b, figures.left, figures.right) >= ALIKE
    if _same_days(a, b, figures):
        return _within(left, right, 5) and (happening or alignment.score >= 0.4)
    return _within(left, right, 2) and alignment.score >= (0.45 if happening else 0.5)


def _same_days(a: Side, b: Side, figures: Figures) -> bool:
    """Tell whether both figures state one stretch of time, both ends of it."""
    periods = (a.quantity(figures.left).period, b.quantity(figures.right).period)
    known = all(period is not None and period.start and period.end for period in periods)
    return figures.period.outcome is Outcome.SAME or (known and figures.period.outcome is Outcome.COMPATIBLE)


def _within(left: Quantity, right: Quantity, factor: int) -> bool:
    """Tell whether two values are of one size: beyond it two different things were counted."""
    low, high = sorted(abs(quantity.value or Decimal(0)) for quantity in (left, right))
    return high <= factor * low


def _scope(slots: Sequence[Slot]) -> list[Slot]:
    """Return the slots that set two figures apart."""
    return [slot for slot in slots if slot.name in _SCOPE and _sets_apart(slot)]


def _sets_apart(slot: Slot) -> bool:
    if slot.name is SlotName.POPULATION:
        return slot.outcome is Outcome.DIFFERS or (" and " in slot.a) != (" and " in slot.b)
    nested = slot.name is SlotName.PERIOD and slot.outcome in (
        Outcome.A_NARROWER,
        Outcome.B_NARROWER,
        Outcome.IN_TENSION,
    )
    return slot.outcome is Outcome.DIFFERS or nested


def _but(slots: Iterable[Slot]) -> str:
    return "; ".join(f"{slot.name.value} differs: {slot.a} / {slot.b}" for slot in slots)


def of_words(a: Side, b: Side, slots: Sequence[Slot], alignment: Alignment, quoted: float) -> Verdict:
    """Return what two claims are to each other by their words; `quoted` is how far they are one quotation, 0 to 1."""
    if quoted >= 0.6:
        return Verdict(Relation.CORROBORATES, "the same words of the same speaker")
    if _oppose(a, b, alignment):
        return Verdict(Relation.CONTRADICTS, "the one asserts what the other denies")
    differing = [slot for slot in slots if slot.name is SlotName.PLACE and slot.outcome is Outcome.DIFFERS]
    if differing:
        return Verdict(Relation.RELATED, _but(differing))
    if a.has_figure and b.has_figure and alignment.contained < CONTAINED:
        return Verdict(Relation.RELATED, "each gives a figure, of two different things")
    if are_firsts(a, b) and alignment.score < FIRST:
        return FIRSTS
    alike = one_kind(a, b)
    if alignment.score >= (AGREE if alike else OTHER) or (alike and alignment.contained >= CONTAINED):
        return Verdict(Relation.CORROBORATES, "both say the same in other words")
    return Verdict(Relation.RELATED, "near in subject; what each says goes further or elsewhere")


def are_firsts(a: Side, b: Side) -> bool:
    """Tell whether two claims tell of a first of one kind."""
    return not set(a.slot("unheard")).isdisjoint(b.slot("unheard"))


def _oppose(a: Side, b: Side, alignment: Alignment) -> bool:
    """Tell whether one denies what the other asserts: opposite judgements, or a bare denial of near the same words."""
    left, right = a.slot("stance"), b.slot("stance")
    if not _in_same_words(a, b) and not (a.slot("course") and b.slot("course")):
        return False
    if left and right and not a.claim.kind is b.claim.kind is Kind.MEASURE:
        return left != right and alignment.score >= JUDGED
    if alignment.score >= 0.3 and opposite(_unnamed(a), _unnamed(b)):
        return True
    denies = a.claim.features.negated != b.claim.features.negated and ("against",) in (left, right)
    return denies and alignment.score >= 0.3


def _in_same_words(a: Side, b: Side) -> bool:
    """Tell whether two claims have a word itself in common: words of one class may well be of two things, and that one
    is wrong is said of nobody on that ground."""
    return not set(a.own.roots).isdisjoint(b.own.roots)


def _unnamed(side: Side) -> frozenset[str]:
    """Return the roots of a claim's words but for its names: nobody is united in the United Kingdom."""
    return frozenset(side.own.roots) - phrase_roots(" ".join(side.claim.features.names))


def caveats(slots: Iterable[Slot]) -> list[str]:
    """Return in words what a corroboration rests on with reserve: looser words, and slots that one side leaves out."""
    return [_caveat(slot) for slot in slots if slot.name in _CAVEATS and slot.outcome in _CAVEATS[slot.name]]


_LOOSE = (Outcome.COMPATIBLE, Outcome.A_NARROWER, Outcome.B_NARROWER, Outcome.DIFFERS)
_ONE = (Outcome.ONLY_A, Outcome.ONLY_B)
_CAVEATS = {
    SlotName.MEASURE: _LOOSE,
    SlotName.POPULATION: _LOOSE,
    SlotName.PERIOD: (*_ONE, Outcome.UNKNOWN, Outcome.COMPATIBLE),
    SlotName.RECIPIENT: (*_ONE, Outcome.COMPATIBLE),
}


def _caveat(slot: Slot) -> str:
    if slot.outcome in _ONE:
        return f"{slot.name.value} only in one: {slot.a or slot.b}"
    return (
        f"{slot.name.value} worded differently: {slot.reason}"
        if slot.a != slot.b
        else f"{slot.name.value}: {slot.reason}"
    )
