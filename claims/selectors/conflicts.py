"""Where a link stands against what people decided: one claim that bears out both sides of a pair they kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Link, LinkState
from claims.selectors.pairs import Pair
from oicsummit.analysis.types import Relation


@dataclass(frozen=True)
class Conflict:
    """`rejected` is the link that people rejected; `one` and `other` are this claim's pairs with its two sides."""

    rejected: Link
    one: Pair
    other: Pair


def of(pairs: Sequence[Pair]) -> list[Conflict]:
    """Return the conflicts among the pairs of one claim, in one query."""
    bearing = {pair.other.pk: pair for pair in pairs if pair.link.relation == Relation.CORROBORATES}
    if len(bearing) < 2:
        return []
    apart = Link.objects.filter(a__in=bearing, b__in=bearing, state=LinkState.REJECTED).order_by("pk")
    return [Conflict(link, bearing[link.a_id], bearing[link.b_id]) for link in apart]
