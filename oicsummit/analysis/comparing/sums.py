"""Wholes and their parts, found unasked: "£52m" in one place, "£45m" and "a further £7m" in another.

The parts of a sum stand in one document, near one another; the whole may stand anywhere. That numbers add up is not
enough: something must say that they belong together, and nothing that one of them stands apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from oicsummit.analysis.comparing import addends, assembly
from oicsummit.analysis.comparing.addends import Amount
from oicsummit.analysis.comparing.glossary import EMPTY, Glossary
from oicsummit.analysis.comparing.measures import figures
from oicsummit.analysis.comparing.relations import Verdict
from oicsummit.analysis.comparing.sides import side
from oicsummit.analysis.types import Comparable, Link, Relation, Sum

SURE = 0.9  # of a part that adds up to its whole with the others
MOST_PARTS = 4
MOST_AMOUNTS = 24  # of one unit in one document; what stands further apart is not tried together


def find(comparables: Iterable[Comparable]) -> list[Sum]:
    """Return the sums that the claims' figures make, in the order of their wholes; the same for any order of claims.

    Of two ways to make one whole out of one document the more closely tied is kept.
    """
    amounts = addends.amounts(comparables)
    best: dict[tuple[str, int, str], tuple[float, Amount, tuple[Amount, ...]]] = {}
    for whole, parts, tie in _fitting(amounts):
        key = (whole.key, whole.index, parts[0].document)
        if key not in best or (-tie, _names(parts)) < (-best[key][0], _names(best[key][2])):
            best[key] = (tie, whole, parts)
    return [_sum(whole, parts, amounts) for _, (_, whole, parts) in sorted(best.items())]


def links(comparables: Iterable[Comparable], found: Iterable[Sum], glossary: Glossary = EMPTY) -> list[Link]:
    """Return a `part_of` link (a the part, b the whole) for each part of each sum, each pair of claims once."""
    by_key = {comparable.key: comparable for comparable in comparables}
    amounts = {(amount.key, amount.index): amount for amount in addends.amounts(by_key.values())}
    made: dict[tuple[str, str], Link] = {}
    for one in found:
        for part in (*one.parts, *(echo for told in one.parts for echo in _echoes(told, one, amounts))):
            if part[0] != one.whole[0] and (part[0], one.whole[0]) not in made:
                made[part[0], one.whole[0]] = _part_of(by_key, part, one, glossary)
    return [made[pair] for pair in sorted(made)]


def _echoes(part: tuple[str, int], one: Sum, amounts: Mapping[tuple[str, int], Amount]) -> list[tuple[str, int]]:
    """Return where other documents tell the same part of a sum again: the same number for what shares its words."""
    told, whole = amounts[part], amounts[one.whole]
    return [place for place, amount in sorted(amounts.items()) if addends.echoes(told, amount, whole)]


def _part_of(by_key: Mapping[str, Comparable], part: tuple[str, int], one: Sum, glossary: Glossary) -> Link:
    a, b = side(by_key[part[0]]), side(by_key[one.whole[0]])
    slots = assembly.filled(a, b, figures(a, b, part[1], one.whole[1], glossary))
    verdict = Verdict(Relation.PART_OF, "; ".join(one.reasons))
    return assembly.link(a, b, verdict, slots, SURE)


def _names(parts: Sequence[Amount]) -> tuple[tuple[str, int], ...]:
    return tuple((part.key, part.index) for part in parts)


def may_add_up(amounts: Iterable[Amount], here: str) -> set[str]:
    """Return the documents that hold parts or whole of a sum in which the document `here` may have its share.

    It looks at numbers, nouns and periods alone, so that of many documents the claims of few need be looked at.
    """
    pairs = (
        {whole.document, parts[0].document}
        for whole, parts in _adding_up(list(amounts))
        if here in (whole.document, parts[0].document) and addends.may_tie(whole, parts)
    )
    return {document for pair in pairs for document in pair}


def _fitting(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, tuple[Amount, ...], float]]:
    """Yield wholes with parts that add up to them and belong together, and how closely they are tied."""
    for whole, parts in _adding_up(amounts):
        tie = addends.tie(whole, parts)
        if tie > 0:
            yield whole, parts, tie


def _adding_up(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, tuple[Amount, ...]]]:
    """Yield wholes with parts of one passage that add up to them."""
    for unit in sorted({amount.unit for amount in amounts}):
        same = [amount for amount in amounts if amount.unit == unit]
        wholes: dict[Decimal, list[Amount]] = {}
        for amount in same:
            wholes.setdefault(amount.value, []).append(amount)
        for parts, total in _groups(same, max(wholes)):
            for whole in wholes.get(total, ()):
                yield whole, parts


def _groups(same: Sequence[Amount], most: Decimal) -> Iterator[tuple[tuple[Amount, ...], Decimal]]:
    """Yield what may be the parts of one sum, and the sum, at most `most`: two to four amounts of one document, near
    one another, none of them said to stand apart."""
    documents: dict[str, list[Amount]] = {}
    for amount in same:
        if not amount.apart:
            documents.setdefault(amount.document, []).append(amount)
    for _, rows in sorted(documents.items()):
        rows.sort(key=lambda amount: (amount.at, amount.key, amount.index))
        for first, row in enumerate(rows):
            yield from _grown((row,), row.value, rows[first + 1 : first + MOST_AMOUNTS], most)


def _grown(
    parts: tuple[Amount, ...], total: Decimal, rows: Sequence[Amount], most: Decimal
) -> Iterator[tuple[tuple[Amount, ...], Decimal]]:
    """Yield `parts` with one and more of the `rows` that follow them near by."""
    for place, row in enumerate(rows):
        if row.at - parts[-1].at > addends.NEAR:
            return
        if total + row.value > most:
            continue
        yield (*parts, row), total + row.value
        if len(parts) + 1 < MOST_PARTS:
            yield from _grown((*parts, row), total + row.value, rows[place + 1 :], most)


def _sum(whole: Amount, parts: tuple[Amount, ...], amounts: Sequence[Amount]) -> Sum:
    worked = f"{' + '.join(part.text for part in parts)} = {whole.text}"
    return Sum((whole.key, whole.index), _names(parts), Decimal(0), (worked, *_outside(whole, parts, amounts)))


def _outside(whole: Amount, parts: tuple[Amount, ...], amounts: Sequence[Amount]) -> Iterator[str]:
    """Yield, in words, which like figures of the parts' document are no part of the sum."""
    inside = {whole.value, *(part.value for part in parts)}
    for amount in amounts:
        like = amount.unit == whole.unit and amount.kind is whole.kind and amount.document == parts[0].document
        if like and amount.value < whole.value and amount.value not in inside:
            yield f"{amount.text} {'is said to stand apart' if amount.apart else 'stands beside it'}: outside the sum"
