"""Sums as a page shows them: the parts, the whole, and what is left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from figures.models import Quantity, Sum, SumPart, SumState
from oicsummit import wording
from sources.selectors import openings


@dataclass(frozen=True)
class Working:
    """A sum in words, with all the places where its amounts stand: the same sum in several documents is one."""

    words: str
    state: str
    places: Sequence[tuple[str, Sequence[Quantity]]]
    reasons: Sequence[str]


def workings(quantities: Iterable[Quantity]) -> list[Working]:
    """Return the sums that any of `quantities` is the whole or a part of, rejected ones left out."""
    ids = [quantity.pk for quantity in quantities]
    standing = Sum.objects.filter(gone_in=None).exclude(state=SumState.REJECTED)
    touching = standing.filter(Q(whole__in=ids) | Q(pk__in=SumPart.objects.filter(quantity__in=ids).values("sum")))
    ends = Quantity.objects.select_related("document__publisher", "sentence").defer("document__text")
    ends = ends.annotate(opening=openings.of()).prefetch_related("claims")
    parts = SumPart.objects.order_by("place").prefetch_related(Prefetch("quantity", ends))
    found = touching.prefetch_related(Prefetch("whole", ends), Prefetch("part_rows", parts)).order_by("pk")
    alike: dict[tuple[str, str], list[Sum]] = {}
    for row in found:
        alike.setdefault((said(row), row.state), []).append(row)
    return [_working(words, state, rows) for (words, state), rows in alike.items()]


def said(row: Sum) -> str:
    """Return a sum in one line: "£40 million + £7 million = £47 million"; what is not broken down is said."""
    unit = row.whole.unit
    amounts = sorted((part.quantity.value for part in row.part_rows.all()), reverse=True)
    left = " + ".join(wording.amount(value, unit) for value in amounts)
    whole = wording.amount(row.whole.value, unit)
    if not row.remainder:
        return f"{left} = {whole}"
    return f"{left} of {whole}; {wording.amount(row.remainder, unit)} not broken down"


def _working(words: str, state: str, rows: Sequence[Sum]) -> Working:
    parts: dict[str, dict[int, Quantity]] = {}
    wholes: dict[int, Quantity] = {}
    for row in rows:
        whole, *rest = openings.given([row.whole, *(part.quantity for part in row.part_rows.all())])
        wholes[whole.pk] = whole
        for part in sorted(rest, key=lambda one: -one.value):
            parts.setdefault(wording.amount(part.value, part.unit), {})[part.pk] = part
    whole = f"{wording.amount(rows[0].whole.value, rows[0].whole.unit)}, the whole"
    places = [(amount, list(held.values())) for amount, held in parts.items()] + [(whole, list(wholes.values()))]
    reasons = dict.fromkeys(reason for row in rows for reason in row.reasons if reason != words)
    return Working(words, state, places, list(reasons))
