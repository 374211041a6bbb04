"""Which quantities the links say measure the same thing."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from claims.models import Claim, Link, LinkState
from oicsummit.analysis.types import Outcome, Relation, SlotName

_SAME_THING = {Relation.CORROBORATES, Relation.CONTRADICTS}
_ONE_VALUE = {Outcome.SAME, Outcome.COMPATIBLE}


def joined(quantity_ids: Iterable[int]) -> list[tuple[int, int]]:
    """Return the pairs of quantities, at least one of each among `quantity_ids`, that links join into one figure.

    Links that corroborate or contradict compare readings of one thing; so do related ones of one value and period
    (one sum said to go to two recipients). A rejected link joins nothing.
    """
    claims = Claim.objects.filter(quantities__in=list(quantity_ids), gone_in=None)
    links = Link.objects.filter(Q(a__in=claims) | Q(b__in=claims), gone_in=None).exclude(state=LinkState.REJECTED)
    rows = links.select_related("a", "b").prefetch_related("a__quantities", "b__quantities").order_by("pk")
    return sorted({pair for link in rows for pair in _pairs(link)})


def _pairs(link: Link) -> Iterator[tuple[int, int]]:
    slots = {slot["name"]: slot for slot in link.slots}
    value = slots.get(SlotName.VALUE.value)
    if not value or not _same_thing(link, slots):
        return
    a, b = _quantity_at(link.a, value.get("a_span")), _quantity_at(link.b, value.get("b_span"))
    if a and b and a != b:
        yield min(a, b), max(a, b)


def _same_thing(link: Link, slots: dict[str, dict]) -> bool:
    if link.relation in _SAME_THING:
        return True
    period = slots.get(SlotName.PERIOD.value, {}).get("outcome")
    one_value = slots[SlotName.VALUE.value]["outcome"] in _ONE_VALUE
    return link.relation == Relation.RELATED and one_value and period != Outcome.DIFFERS


def _quantity_at(claim: Claim, span: dict | None) -> int | None:
    if not span:
        return None
    inside = (q for q in claim.quantities.all() if span["start"] <= q.start and q.end <= span["end"])
    return next((quantity.pk for quantity in inside if quantity.gone_in_id is None), None)
