"""Sums found among claims: a whole, its parts, and what is left."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from claims import comparables
from claims.models import Claim, Link
from figures.models import Quantity, Sum, SumPart, SumState
from oicsummit.analysis import sums, types
from oicsummit.analysis.glossary import Glossary
from oicsummit.analysis.types import Relation
from sources.models import Document, Run


@dataclass(frozen=True)
class Found:
    """The sums that claims of one document are in, the `part_of` links they make (by the ids of both claims), and
    all claims that were looked at, by their keys."""

    sums: list[types.Sum]
    links: dict[tuple[int, int], types.Link]
    claims: dict[str, Claim]


def search(*, document: Document, linked: set[int], glossary: Glossary) -> Found:
    """Find the sums within `document`, and between it and each of the documents that it is `linked` with.

    All claims of both are looked at, so that the same comes out whichever of the two is linked last.
    """
    rows = comparables.loaded(comparables.live().filter(document__in={document.pk, *linked}, quantities__isnull=False))
    claims = {comparables.key(claim): claim for claim in rows.distinct()}
    given = comparables.of_rows(claims.values())
    here = str(document.pk)
    of = {comparable.key: comparable.document for comparable in given}
    found = [s for s in sums.find(given) if here in (of[s.whole[0]], *(of[key] for key, _ in s.parts))]
    made = {(claims[link.a].pk, claims[link.b].pk): link for link in sums.links(given, found, glossary)}
    return Found(found, made, claims)


def keep(*, document: Document, found: Found, run: Run) -> None:
    """Keep each sum once; one whose whole stands in `document` and that is not found any more is marked with `run`."""
    kept = [_kept(read, found.claims) for read in found.sums]
    rows = Sum.objects.filter(whole__document=document, gone_in=None, state=SumState.PROPOSED)
    rows.exclude(pk__in=[row.pk for row, _, _ in kept]).update(gone_in=run)
    for row, whole, parts in kept:
        _point_links(row, whole, parts)


def _kept(read: types.Sum, claims: dict[str, Claim]) -> tuple[Sum, Quantity, list[Quantity]]:
    whole, parts = _row(read.whole, claims), [_row(part, claims) for part in read.parts]
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
    return row, whole, parts


def _row(place: tuple[str, int], claims: dict[str, Claim]) -> Quantity:
    key, index = place
    return sorted(claims[key].quantities.all(), key=lambda row: (row.start, row.end))[index]


def _point_links(row: Sum, whole: Quantity, parts: Sequence[Quantity]) -> None:
    """Let the part_of links between the sum's parts and its whole lead to it."""
    links = Link.objects.filter(relation=Relation.PART_OF, a__quantities__in=parts, b__quantities=whole)
    Link.objects.filter(pk__in=links.values("pk")).exclude(sum=row).update(sum=row)
