"""Which readings links join: the two quantities whose values a link compares."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q

from claims.models import Claim, Link
from claims.selectors import listing
from claims.selectors.page import ENDS, UNSEEN
from figures.models import Quantity
from figures.selectors.verdict import Join
from oicsummit.analysis.types import SlotName


def links_of(quantities: Iterable[Quantity]) -> list[Link]:
    """Return the links that touch a claim of any of `quantities`, with both claims."""
    claims = _claims_of(quantities)
    rows = listing.links().filter(Q(a__in=claims) | Q(b__in=claims))
    return list(rows.select_related(*ENDS).defer(*UNSEEN).order_by("pk"))


def links_among(quantities: Iterable[Quantity]) -> list[Link]:
    """Return the links between two claims of `quantities`, without these."""
    claims = _claims_of(quantities)
    return list(listing.links().filter(a__in=claims, b__in=claims).order_by("pk"))


def _claims_of(quantities: Iterable[Quantity]) -> list[int]:
    # As ids: each end has an index that finds them; for a query within the query every link there is is looked at.
    through = Claim.quantities.through.objects.filter(quantity__in=[row.pk for row in quantities])
    return list(through.values_list("claim_id", flat=True).distinct())


def joins(links: Sequence[Link], within: dict[int, list[Quantity]]) -> list[Join]:
    """Return the joins of `links`; `within` has the quantities of each claim."""
    found = [_join(link, within) for link in links]
    return [join for join in found if join]


def _join(link: Link, within: dict[int, list[Quantity]]) -> Join | None:
    slot = next((slot for slot in link.slots if slot["name"] == SlotName.VALUE), {})
    a = _compared(within.get(link.a_id, []), slot.get("a_span"))
    b = _compared(within.get(link.b_id, []), slot.get("b_span"))
    return Join(a, b, link) if a and b and a.pk != b.pk and a.unit == b.unit else None


def _compared(quantities: Sequence[Quantity], span: dict | None) -> Quantity | None:
    if span:
        return next((row for row in quantities if span["start"] <= row.start and row.end <= span["end"]), None)
    return quantities[0] if len(quantities) == 1 else None


def by_figure(found: Iterable[Join]) -> dict[int | None, list[Join]]:
    """Return the joins within one figure, by its id."""
    inside = defaultdict(list)
    for join in found:
        if join.a.figure_id == join.b.figure_id:
            inside[join.a.figure_id].append(join)
    return inside
