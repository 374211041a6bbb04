"""What the readings of a figure come to: disputed, in tension, agreed, or to be read together with care."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.models import Link
from figures.models import Quantity
from figures.selectors import readings
from oicsummit import wording
from oicsummit.analysis import intervals, periods
from oicsummit.analysis.types import Interval, Outcome, Relation, SlotName

_SAME_TIME = {Outcome.SAME, Outcome.COMPATIBLE, Outcome.UNKNOWN, Outcome.ONLY_A, Outcome.ONLY_B}
_DIFFERENT = {Outcome.DIFFERS, Outcome.A_NARROWER, Outcome.B_NARROWER, Outcome.IN_TENSION}
_WHO = {SlotName.SPEAKER, SlotName.ORIGIN}  # who says it is no difference in what is said
_MOST = 60  # readings whose periods are compared each with each


@dataclass(frozen=True)
class Verdict:
    """`state` is disputed, tension, agreed, related or single; `relation` its mark, if any; `words` say why."""

    state: str
    relation: str
    call: str
    words: str


@dataclass(frozen=True)
class Join:
    """Two readings whose claims are linked."""

    a: Quantity
    b: Quantity
    link: Link


def split(quantities: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Return the readings of the period that most of them speak of, and those for other periods, each in order."""
    if not quantities:
        return [], []
    reference = max(quantities[:_MOST], key=lambda one: sum(_same_time(one, other) for other in quantities[:_MOST]))
    main = [quantity for quantity in quantities if _same_time(reference, quantity)]
    return main, [quantity for quantity in quantities if quantity not in main]


def _same_time(a: Quantity, b: Quantity) -> bool:
    return a is b or periods.compare(readings.period_of(a), readings.period_of(b))[0] in _SAME_TIME


def compared(a: Quantity, b: Quantity) -> tuple[Outcome, str]:
    """Return how the values compare that two readings allow, and the working in words."""
    return intervals.compare(*(Interval(wording.bounds(one.hard), wording.bounds(one.expected)) for one in (a, b)))


def verdict(main: Sequence[Quantity], others: Sequence[Quantity], joins: Iterable[Join]) -> Verdict:
    """Return what the readings come to; only links say that two contradict, for numbers that differ may count
    different things."""
    joins = list(joins)
    against = [join for join in joins if join.link.relation == Relation.CONTRADICTS]
    if against:
        return _disputed(against)
    tense = [join for join in joins if compared(join.a, join.b)[0] == Outcome.IN_TENSION and _bears_out(join)]
    if tense:
        return Verdict("tension", "", "In tension: both can hold, but not as one would usually say it", _gap(tense[0]))
    related = [join for join in joins if join.link.relation == Relation.RELATED]
    bearing = [join for join in joins if _bears_out(join)]
    if related:
        return Verdict("related", "related", _close(related), _differing([*related, *bearing]))
    if bearing:
        return _agreed(bearing)
    return _single(main, others)


def _bears_out(join: Join) -> bool:
    return join.link.relation == Relation.CORROBORATES


def _disputed(against: Sequence[Join]) -> Verdict:
    first = against[0]
    number = {quantity.pk for join in against for quantity in (join.a, join.b)}
    call = f"Disputed: {_in_words(len(number))} readings that cannot {'both' if len(number) == 2 else 'all'} hold"
    return Verdict("disputed", "contradicts", call, f"{_gap(first)}{_undated(first)}")


def _in_words(number: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five"}.get(number, str(number))


def _gap(join: Join) -> str:
    """Return what the two readings allow, and how far apart that is."""
    a, b = join.a, join.b
    said = f"{_said(a)} allows {_allowed(a)}; {_said(b)} allows {_allowed(b)}."
    distance = _distance(a, b)
    if distance:
        return f"{said} The two lie {wording.difference(distance, a.unit)} apart."
    return f"{said} {' '.join(join.link.reasons[:1])}".strip()


def _said(quantity: Quantity) -> str:
    hedge = f"{quantity.modifier_text} " if quantity.modifier_text else ""
    return f"“{wording.cut(hedge + quantity.text, 40)}”"


def _allowed(quantity: Quantity) -> str:
    return wording.allows(quantity.hard, quantity.unit)


def _distance(a: Quantity, b: Quantity) -> Decimal | None:
    if a.unit != b.unit:
        return None
    ends = readings.apart(a, b)
    return ends[1] - ends[0] if ends else None


def _undated(join: Join) -> str:
    if all(quantity.document.published or quantity.period_start_date for quantity in (join.a, join.b)):
        return ""
    return " One of them carries no date, so that both may have been right on the day they counted; nothing is guessed."


def _close(related: Sequence[Join]) -> str:
    same = all(compared(join.a, join.b)[0] == Outcome.SAME for join in related)
    return "One number, and not quite one thing" if same else "Close, and not the same"


def _agreed(bearing: Sequence[Join]) -> Verdict:
    number = len({quantity.pk for join in bearing for quantity in (join.a, join.b)})
    call = f"Agreed: {_in_words(number)} readings that bear each other out"
    return Verdict("agreed", "corroborates", call, _differing(bearing))


def _differing(joins: Sequence[Join]) -> str:
    """Return in which slots linked readings differ, with the words of the first."""
    found: dict[str, dict] = {}
    for join in joins:
        for slot in join.link.slots:
            if Outcome(slot["outcome"]) in _DIFFERENT and slot["name"] not in _WHO:
                found.setdefault(slot["name"], slot)
    said = [f"{wording.a_name(name)} ({slot['a']} / {slot['b']})" for name, slot in found.items()]
    return f"They differ in {wording.listed(said)}." if said else ""


def _single(main: Sequence[Quantity], others: Sequence[Quantity]) -> Verdict:
    held = [*main, *others]
    documents = {quantity.document_id for quantity in held}
    if len(held) == 1:
        return Verdict("single", "", "One reading", "No other document held here gives this figure.")
    where = "in one document" if len(documents) == 1 else f"in {len(documents)} documents"
    return Verdict("single", "", f"{_in_words(len(held)).capitalize()} readings {where}", "No link joins their claims.")
