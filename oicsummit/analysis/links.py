"""Which claims to compare, and what two claims are to each other.

`compare` is pure and symmetric: it depends on the two claims (and the glossary) alone, so that any order of work
over any number of workers ends with the same links.
"""

from collections.abc import Iterable, Iterator

from oicsummit.analysis.comparing import assembly, evidence, likeness, relations, sums
from oicsummit.analysis.comparing.alignment import Alignment, Bag, align, at_most
from oicsummit.analysis.comparing.glossary import EMPTY, Glossary
from oicsummit.analysis.comparing.keys import keys, meet, sought
from oicsummit.analysis.comparing.measures import Figures, figures
from oicsummit.analysis.comparing.relations import Verdict
from oicsummit.analysis.comparing.sides import Side, side
from oicsummit.analysis.comparing.sizes import same_value
from oicsummit.analysis.comparing.slots import same_name
from oicsummit.analysis.types import Comparable, Link, Outcome, Quantity, Relation, Slot, Sum

__all__ = ["compare", "keys", "link", "sought"]
_LEVEL_AND_CHANGE = ({"count", "percent"}, {"count", "ratio"})


def link(comparables: Iterable[Comparable], glossary: Glossary = EMPTY) -> tuple[list[Link], list[Sum]]:
    """Return all links among claims, and the sums behind the `part_of` ones, in the order of their keys."""
    given = sorted(comparables, key=lambda comparable: comparable.key)
    sides = [side(comparable) for comparable in given]
    compared = (judge(sides[i], sides[j], glossary, met=True) for i, j in candidates(given))
    kept = {frozenset((one.a, one.b)): one for one in compared if one is not None}
    found = sums.find(given)
    # What adds up is a part of its sum, whatever else the two claims have in common.
    parts = {frozenset((one.a, one.b)): one for one in sums.links(given, found, glossary)}
    return sorted((kept | parts).values(), key=lambda one: (one.a, one.b)), found


def candidates(given: list[Comparable]) -> Iterator[tuple[int, int]]:
    """Yield the index pairs of claims that are to be compared, each once."""
    shelves: dict[str, list[int]] = {}
    for index, comparable in enumerate(given):
        for key in keys(comparable):
            shelves.setdefault(key, []).append(index)
    for index, comparable in enumerate(given):
        met = {other for key in sought(keys(comparable)) for other in shelves.get(key, ())}
        yield from sorted((index, other) for other in met if other > index)


def compare(a: Comparable, b: Comparable, glossary: Glossary = EMPTY) -> Link | None:
    """Return the link of two claims, or None where a fact-checker need not see them side by side.

    The same whichever comes first. None for a claim with itself and for two that do not meet (`keys`).
    """
    if not meet(a, b):
        return None
    return judge(side(a), side(b), glossary, met=True)


def judge(one: Side, other: Side, glossary: Glossary = EMPTY, *, met: bool = False) -> Link | None:
    """Return the link of two claims made ready, or None.

    `met`: they are known to meet. Of others it is asked only where both tell figures of one place.
    """
    a, b = (one, other) if one.comparable.key <= other.comparable.key else (other, one)
    if a.comparable.key == b.comparable.key or _overlap(a, b) or _plainly_two(a, b, met):
        return None
    quoted, pair = assembly.quoted(a, b), _closest(a, b, glossary)
    is_part = pair is not None and relations.told_as_part(a, b, pair)
    if quoted < assembly.ONE_SAYING and not is_part and _is_hopeless(a, b, pair):
        return _shown(a, b, pair)
    alignment = _align(a, b)
    judged = max(likeness.of_judgements(a, b), likeness.of_denials(a, b, alignment))
    sure = likeness.of_words(a, b, alignment) if pair is None else likeness.of_figures(a, b, pair, alignment)
    sure = max(sure, 0.95 if quoted >= assembly.ONE_SAYING else 0.0, judged, 0.7 if is_part else 0.0)
    if sure < likeness.ENOUGH:
        return _shown(a, b, pair)
    if not judged and not is_part and _of_two_things(a, b, pair, alignment, met):
        return None
    slots = assembly.filled(a, b, pair)
    verdict = _verdict(a, b, pair, alignment, quoted, slots) if not judged else relations.OPPOSITE
    if pair is not None and verdict.relation is Relation.PART_OF and relations.is_whole(a, b, pair):
        # A part comes first: the slots are filled anew from its side.
        a, b, slots = b, a, assembly.filled(b, a, figures(b, a, pair.right, pair.left, glossary))
    return assembly.link(a, b, verdict, slots, sure)


def _is_hopeless(a: Side, b: Side, pair: Figures | None) -> bool:
    """Tell of most pairs, without a look at their words, that these will not link them."""
    if a.denies != b.denies or likeness.opposed(a, b):
        return False
    return likeness.hopeless(a, b, pair, at_most(*_bags(a, b)))


def _shown(a: Side, b: Side, pair: Figures | None) -> Link | None:
    """Return the link of two claims that are not alike, where something else shows that they belong together."""
    shown = evidence.found(a, b)
    return assembly.link(a, b, shown.verdict, assembly.filled(a, b, pair), shown.sure) if shown is not None else None


def _verdict(
    a: Side, b: Side, pair: Figures | None, alignment: Alignment, quoted: float, slots: tuple[Slot, ...]
) -> Verdict:
    if pair is None or quoted >= assembly.ONE_SAYING:
        by_words = relations.of_words(a, b, slots, alignment, quoted)
        named = evidence.by_name(a, b) if by_words.relation is Relation.RELATED else None
        return named.verdict if named else by_words
    return relations.of_figures(a, b, pair, slots, alignment)


def _plainly_two(a: Side, b: Side, met: bool) -> bool:
    """Tell whether two claims are of two things and nothing could still link them: most pairs, told without a look at
    their words."""
    if not _in_two_places(a, b, met) or likeness.opposed(a, b) or a.denies or b.denies:
        return False
    return not relations.nearby(a, b)


def _in_two_places(a: Side, b: Side, met: bool) -> bool:
    """Tell whether two claims with figures say where, and yet have no number of one thing and year in common, nor in
    one place anything that is measured."""
    if not a.located or not b.located or not (a.has_figure and b.has_figure):
        return False
    if a.located.isdisjoint(b.located):
        return b.sought_anywhere.isdisjoint(a.found_by)
    return not met and a.sought.isdisjoint(b.found_by)


def _of_two_things(a: Side, b: Side, pair: Figures | None, alignment: Alignment, met: bool) -> bool:
    """Tell whether two claims with figures measure nothing in common, or have one word and no unit in common."""
    if _in_two_places(a, b, met) or _of_two_actors(a, b, pair):
        return True
    return pair is None and a.has_figure and b.has_figure and not alignment.second


def _of_two_actors(a: Side, b: Side, pair: Figures | None) -> bool:
    """Tell whether two figures are of the council of one town and of another's, and are not one number."""
    if pair is None or same_value(a.quantity(pair.left), b.quantity(pair.right)):
        return False
    left, right = ((*each.slot("actor"), *each.slot("located")) for each in (a, b))
    return bool(left and right) and not any(same_name(one, other) for one in left for other in right)


def _align(a: Side, b: Side) -> Alignment:
    return align(*_bags(a, b))


def _bags(a: Side, b: Side) -> tuple[Bag, Bag]:
    """Return the words of two claims that are set beside each other; within one document what a pronoun stands for is
    often the other claim itself."""
    if a.comparable.document == b.comparable.document:
        return a.own, b.own
    return a.words, b.words


def _overlap(a: Side, b: Side) -> bool:
    if a.comparable.document != b.comparable.document:
        return False
    left, right = a.claim.span, b.claim.span
    return left.start < right.end and right.start < left.end


def _closest(a: Side, b: Side, glossary: Glossary) -> Figures | None:
    """Return the pair of figures that measures most nearly the same thing, None where no two are in one unit."""
    pairs = [figures(a, b, i, j, glossary) for i, j in _commensurable(a, b)]
    if len(pairs) < 2:
        return pairs[0] if pairs else None
    return max(pairs, key=lambda pair: (_nearness(a, b, pair), -pair.left, -pair.right))


def _commensurable(a: Side, b: Side) -> Iterator[tuple[int, int]]:
    for i, left in a.levels:
        for j, right in b.levels:
            if left.unit == right.unit or _is_change(left, right):
                yield i, j


def _is_change(left: Quantity, right: Quantity) -> bool:
    """Tell whether of two figures in two units one is a count, the other a change of it in per cent."""
    return (left.change is None) is not (right.change is None) and {left.unit, right.unit} in _LEVEL_AND_CHANGE


def _nearness(a: Side, b: Side, pair: Figures) -> float:
    same = same_value(a.quantity(pair.left), b.quantity(pair.right))
    return likeness.people(a, b, pair) + 2.0 * same + (pair.measure.outcome is Outcome.SAME)


def aligned(a: Comparable, b: Comparable) -> Alignment:
    """Return how far two claims say the same, for whoever tunes or explains."""
    return _align(side(a), side(b))
