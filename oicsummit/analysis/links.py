"""Which claims to compare, and what two claims are to each other.

`compare` is pure and symmetric: it depends on the two claims (and the glossary) alone, so that any order of work
over any number of workers ends with the same links.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from oicsummit.analysis import drift, likeness, relations, slots, sums
from oicsummit.analysis.alignment import Alignment, align
from oicsummit.analysis.glossary import EMPTY, Glossary
from oicsummit.analysis.keys import keys
from oicsummit.analysis.measures import DURATIONS, Figures, figures, same_value
from oicsummit.analysis.relations import Verdict
from oicsummit.analysis.sides import Side, side
from oicsummit.analysis.types import (
    Attribution,
    Comparable,
    Finding,
    Link,
    Outcome,
    Quantity,
    Relation,
    Slot,
    SlotName,
    Sum,
    Tense,
)

_LEVEL_AND_CHANGE = ({"count", "percent"}, {"count", "ratio"})
__all__ = ["compare", "keys", "link"]


def link(comparables: Iterable[Comparable], glossary: Glossary = EMPTY) -> tuple[list[Link], list[Sum]]:
    """Return all links among claims, and the sums behind the `part_of` ones, in the order of their keys."""
    given = sorted(comparables, key=lambda comparable: comparable.key)
    sides = [side(comparable) for comparable in given]
    found = sums.search(given)
    parts = {frozenset((one.a, one.b)): one for one in _parts(sides, found, glossary)}
    compared = (_compare(sides[i], sides[j], glossary) for i, j in candidates(given))
    kept = {frozenset((one.a, one.b)): one for one in compared if one is not None}
    return sorted((kept | parts).values(), key=lambda one: (one.a, one.b)), [each.sum for each in found]


def _parts(sides: list[Side], found: list[sums.Found], glossary: Glossary) -> Iterator[Link]:
    """Yield a `part_of` link from each part to its whole; a part of two sums keeps the first."""
    by_key = {each.comparable.key: each for each in sides}
    for one in found:
        for part in one.parts:
            a, b = by_key[part.key], by_key[one.whole.key]
            pair = figures(a, b, part.index, one.whole.index, glossary)
            filled = _slots(a, b, pair)
            verdict = Verdict(Relation.PART_OF, one.sum.reasons[0])
            yield _link(a, b, verdict, filled, _findings(a, b, filled, 0.0), 0.9)


def candidates(given: list[Comparable]) -> Iterator[tuple[int, int]]:
    """Yield the index pairs of claims that share a key, each once."""
    shelves: dict[str, list[int]] = {}
    for index, comparable in enumerate(given):
        for key in keys(comparable):
            shelves.setdefault(key, []).append(index)
    yield from sorted({pair for shelf in shelves.values() for pair in combinations(shelf, 2)})


def compare(a: Comparable, b: Comparable, glossary: Glossary = EMPTY) -> Link | None:
    """Return the link of two claims, or None where a fact-checker need not see them side by side.

    The same whichever comes first. None for a claim with itself and for two that share no key.
    """
    if set(keys(a)).isdisjoint(keys(b)):
        return None
    return _compare(side(a), side(b), glossary)


def _compare(one: Side, other: Side, glossary: Glossary) -> Link | None:
    a, b = sorted((one, other), key=lambda s: s.comparable.key)
    if a.comparable.key == b.comparable.key or _overlap(a, b):
        return None
    alignment = _align(a, b)
    quoted = _quoted(a, b)
    pair = _closest(a, b, glossary)
    sure = likeness.of_words(a, b, alignment) if pair is None else likeness.of_figures(a, b, pair, alignment)
    sure = max(sure, 0.95 if quoted >= 0.6 else 0.0, likeness.of_judgements(a, b))
    if sure < likeness.ENOUGH:
        return None
    filled = _slots(a, b, pair)
    verdict = (
        relations.of_words(a, b, filled, alignment, quoted)
        if pair is None or likeness.of_judgements(a, b)
        else relations.of_figures(a, b, pair, filled, alignment)
    )
    if verdict.relation is Relation.PART_OF and pair is not None and relations.is_whole(a, b, pair):
        # A part comes first: the slots are filled anew from its side.
        a, b, filled = b, a, _slots(b, a, figures(b, a, pair.right, pair.left, glossary))
    return _link(a, b, verdict, filled, _findings(a, b, filled, quoted), sure)


def _align(a: Side, b: Side) -> Alignment:
    """Align what two claims say; within one document what a pronoun stands for is often the other claim itself."""
    if a.comparable.document == b.comparable.document:
        return align(a.own, b.own, a.around, b.around)
    return align(a.words, b.words, a.around, b.around)


def _overlap(a: Side, b: Side) -> bool:
    left, right = a.claim.span, b.claim.span
    return a.comparable.document == b.comparable.document and left.start < right.end and right.start < left.end


def _closest(a: Side, b: Side, glossary: Glossary) -> Figures | None:
    """Return the pair of figures that measures most nearly the same thing, None where no two are in one unit."""
    pairs = [figures(a, b, i, j, glossary) for i, j in _commensurable(a, b)]
    return max(pairs, key=lambda pair: (_nearness(a, b, pair), -pair.left, -pair.right), default=None)


def _commensurable(a: Side, b: Side) -> Iterator[tuple[int, int]]:
    for i, left in enumerate(a.quantities):
        for j, right in enumerate(b.quantities):
            if _one_scale(left, right) and not left.vague and not right.vague:
                yield i, j


def _one_scale(left: Quantity, right: Quantity) -> bool:
    """Tell whether two figures can be set side by side: one unit, or a count and a change of it in per cent."""
    if left.unit in DURATIONS or right.unit in DURATIONS:
        return False
    if left.unit == right.unit:
        return True
    return {left.unit, right.unit} in _LEVEL_AND_CHANGE and (left.change is None) != (right.change is None)


def _nearness(a: Side, b: Side, pair: Figures) -> float:
    same = same_value(a.quantity(pair.left), b.quantity(pair.right))
    return likeness.people(a, b, pair) + 2.0 * same + (pair.measure.outcome is Outcome.SAME)


def _quoted(a: Side, b: Side) -> float:
    """Return how far two claims quote the same words of one speaker, 0 to 1."""
    if a.claim.attribution is not Attribution.DIRECT or b.claim.attribution is not Attribution.DIRECT:
        return 0.0
    if slots.speaker(a, b).outcome is not Outcome.SAME:
        return 0.0
    return drift.likeness(a.claim.text, b.claim.text)


def _slots(a: Side, b: Side, pair: Figures | None) -> tuple[Slot, ...]:
    found = [slots.speaker(a, b), slots.origin(a, b), slots.place(a, b), slots.polarity(a, b), slots.recipient(a, b)]
    found += pair.slots if pair is not None else ()
    order = list(SlotName)
    return tuple(sorted(found, key=lambda slot: order.index(slot.name)))


def _findings(a: Side, b: Side, filled: tuple[Slot, ...], quoted: float) -> tuple[Finding, ...]:
    one_origin = any(slot.name is SlotName.ORIGIN and slot.outcome is Outcome.SAME for slot in filled)
    drifted = quoted >= 0.6 and drift.differs(a.claim.text, b.claim.text)
    one_trailed = (a.claim.tense is Tense.TRAILED) != (b.claim.tense is Tense.TRAILED)
    tests = (
        (Finding.QUOTE_DRIFT, drifted),
        (Finding.TRAILED_AND_DELIVERED, one_trailed and one_origin),
        (Finding.SAME_ORIGIN, one_origin),
    )
    return tuple(finding for finding, holds in tests if holds)


def _link(
    a: Side, b: Side, verdict: Verdict, filled: tuple[Slot, ...], findings: tuple[Finding, ...], sure: float
) -> Link:
    reasons = [verdict.why]
    if verdict.relation is Relation.CORROBORATES:
        reasons += relations.caveats(filled)
    if Finding.SAME_ORIGIN in findings:
        reasons.append("one origin: counts once")
    return Link(a.comparable.key, b.comparable.key, verdict.relation, filled, tuple(reasons), findings, round(sure, 3))


def aligned(a: Comparable, b: Comparable) -> Alignment:
    """Return how far two claims say the same, for whoever tunes or explains."""
    return _align(side(a), side(b))
