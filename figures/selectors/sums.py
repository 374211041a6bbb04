"""Sums as a page shows them: the parts, the whole, and what is left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from figures.models import Quantity, Sum, SumPart, SumState
from oicsummit import wording
from sources.selectors import openings


@dataclass(frozen=True)
class Working:
    """A sum with its whole and parts, each with the claims it stands in."""

    sum: Sum
    whole: Quantity
    parts: Sequence[Quantity]

    @property
    def words(self) -> str:
        """The sum in one line: "£30 million + £3 million = £33 million"; what is not broken down is said."""
        unit = self.whole.unit
        left = " + ".join(wording.amount(part.value, unit) for part in self.parts)
        whole = wording.amount(self.whole.value, unit)
        if not self.sum.remainder:
            return f"{left} = {whole}"
        return f"{left} of {whole}; {wording.amount(self.sum.remainder, unit)} not broken down"

    @property
    def reasons(self) -> list[str]:
        """What else the sum says of itself."""
        return [reason for reason in self.sum.reasons if reason != self.words]


def workings(quantities: Iterable[Quantity]) -> list[Working]:
    """Return the sums that any of `quantities` is the whole or a part of, rejected ones left out."""
    ids = [quantity.pk for quantity in quantities]
    standing = Sum.objects.filter(gone_in=None).exclude(state=SumState.REJECTED)
    touching = standing.filter(Q(whole__in=ids) | Q(pk__in=SumPart.objects.filter(quantity__in=ids).values("sum")))
    ends = Quantity.objects.select_related("document__publisher", "sentence").defer("document__text")
    ends = ends.annotate(opening=openings.of())
    parts = SumPart.objects.order_by("place").prefetch_related(Prefetch("quantity", ends.prefetch_related("claims")))
    found = touching.prefetch_related(Prefetch("whole", ends.prefetch_related("claims")), Prefetch("part_rows", parts))
    return [_working(row) for row in found]


def _working(row: Sum) -> Working:
    whole, *parts = openings.given([row.whole, *(part.quantity for part in row.part_rows.all())])
    return Working(row, whole, parts)
