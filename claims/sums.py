"""Sums found among claims: a whole, its parts, and what is left."""

import hashlib
from collections.abc import Sequence

from claims import comparables
from claims.models import Claim, Link
from figures.models import Quantity, Sum, SumPart, SumState
from oicsummit.analysis import sums, types
from oicsummit.analysis.types import Relation
from sources.models import Document, Run


def keep(*, document: Document, run: Run) -> None:
    """Find the sums that claims of `document` are in, with those that share a key with them, and keep each once.

    One whose whole stands in `document` and that is no longer found stays, marked with `run`.
    """
    own = list(comparables.loaded(comparables.live().filter(document=document)))
    keys = sorted({key for claim in own for key in claim.keys})
    near = comparables.loaded(comparables.live().filter(keys__overlap=keys)) if keys else []
    claims = {comparables.key(claim): claim for claim in (*near, *own)}
    found = [_rows(read, claims) for read in sums.find(comparables.of_rows(claims.values()))]
    kept = {_kept(read, whole, parts).pk for read, whole, parts in found if _touches(document, whole, parts)}
    _mark_gone(document, kept, run)
    _point_links(document)


def _rows(read: types.Sum, claims: dict[str, Claim]) -> tuple[types.Sum, Quantity, list[Quantity]]:
    return read, _row(read.whole, claims), [_row(part, claims) for part in read.parts]


def _row(place: tuple[str, int], claims: dict[str, Claim]) -> Quantity:
    key, index = place
    return sorted(claims[key].quantities.all(), key=lambda row: (row.start, row.end))[index]


def _touches(document: Document, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    return any(row.document_id == document.pk for row in (whole, *parts))


def _kept(read: types.Sum, whole: Quantity, parts: Sequence[Quantity]) -> Sum:
    members = f"{whole.public_id} = {' + '.join(sorted(part.public_id for part in parts))}"
    fields = {"remainder": read.remainder, "reasons": list(read.reasons), "gone_in": None}
    row, created = Sum.objects.get_or_create(
        key=hashlib.sha256(members.encode()).hexdigest(), defaults={"whole": whole, **fields}
    )
    if created:
        SumPart.objects.bulk_create(SumPart(sum=row, quantity=part, place=i) for i, part in enumerate(parts))
    elif any(getattr(row, name) != value for name, value in fields.items()):
        for name, value in fields.items():
            setattr(row, name, value)
        row.save(update_fields=list(fields))
    return row


def _mark_gone(document: Document, kept: set[int], run: Run) -> None:
    rows = Sum.objects.filter(whole__document=document, gone_in=None, state=SumState.PROPOSED).exclude(pk__in=kept)
    rows.update(gone_in=run)


def _point_links(document: Document) -> None:
    """Let the part_of links of the document's sums lead to them."""
    sums_here = Sum.objects.filter(gone_in=None, whole__document=document)
    sums_here |= Sum.objects.filter(gone_in=None, parts__document=document)
    for row in sums_here.distinct().prefetch_related("parts"):
        ends = Link.objects.filter(
            relation=Relation.PART_OF, a__quantities__in=row.parts.all(), b__quantities=row.whole
        )
        Link.objects.filter(pk__in=ends.values("pk")).exclude(sum=row).update(sum=row)
