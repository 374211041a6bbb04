"""Sums found among claims: a whole, its parts, and what is left."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from claims import comparables
from claims.models import Claim
from figures.models import Quantity, Sum, SumPart, SumState
from oicsummit.analysis import records, types
from oicsummit.analysis.comparing import addends, sums
from oicsummit.analysis.comparing.addends import Amount
from oicsummit.analysis.comparing.glossary import Glossary
from sources.models import Document, Run

_OF_AMOUNT = [f"quantity__{name}" for name in ("start", "value", "unit", "noun", "period")]
_READ = ["remainder", "reasons", "gone_in"]

# Each part_of link between a part and its whole leads to their sum; of several sums to the same one in every run.
_POINT_LINKS = """
UPDATE claims_link SET sum_id = found.sum_id
FROM (
    SELECT DISTINCT ON (l.id) l.id, s.id AS sum_id
    FROM figures_sum s
    JOIN figures_sumpart p ON p.sum_id = s.id
    JOIN claims_claim_quantities part ON part.quantity_id = p.quantity_id
    JOIN claims_claim_quantities whole ON whole.quantity_id = s.whole_id
    JOIN claims_link l ON l.a_id = part.claim_id AND l.b_id = whole.claim_id AND l.relation = 'part_of'
    WHERE s.id = ANY(%(sums)s) AND (l.sum_id IS NULL OR l.sum_id <> ALL(%(sums)s))
    ORDER BY l.id, s.id) AS found
WHERE claims_link.id = found.id
"""


@dataclass(frozen=True)
class Found:
    """The sums that claims of one document are in, the `part_of` links they make (by the ids of both claims), and
    all claims that were looked at, by their keys."""

    sums: list[types.Sum]
    links: dict[tuple[int, int], types.Link]
    claims: dict[str, Claim]


def search(*, document: Document, linked: set[int], glossary: Glossary) -> Found:
    """Find the sums within `document`, and between it and each of the documents that it is `linked` with.

    Of the others only those are looked at whose numbers add up with its own; of these all claims, so that the same
    comes out whichever of the two is linked last. That a third document tells a part again is left out for the same
    reason: none of the three would always know of it.
    """
    here, amounts = str(document.pk), _amounts({document.pk, *linked})
    claims = _claims({document.pk, *map(int, sums.may_add_up(amounts, here))})
    given = {comparable.key: comparable for comparable in comparables.of_rows(claims.values())}
    told = defaultdict(list)
    for each in sums.find(given.values()):
        told[frozenset(given[key].document for key, _ in (each.whole, *each.parts))].append(each)
    made = {}
    for documents in [documents for documents in told if here in documents]:
        both = [comparable for comparable in given.values() if comparable.document in documents]
        for link in sums.links(both, told[documents], glossary):
            made[claims[link.a].pk, claims[link.b].pk] = link
    return Found([each for documents in told if here in documents for each in told[documents]], made, claims)


def _claims(documents: set[int]) -> dict[str, Claim]:
    rows = comparables.loaded(comparables.live().filter(document__in=documents, quantities__isnull=False))
    return {comparables.key(claim): claim for claim in rows.distinct()}


def _amounts(documents: set[int]) -> list[Amount]:
    """Return the figures of the documents' claims that may add up, by their numbers alone."""
    # By their ids: of all joined at once the planner would read every quantity there is.
    claims = list(comparables.live().filter(document__in=documents).values_list("pk", flat=True))
    held = Claim.quantities.through.objects.filter(claim__in=claims, quantity__value__gt=0, quantity__change=None)
    rows = held.exclude(quantity__unit__in=addends.NO_ADDENDS).values_list(
        "claim__document_id", "claim_id", *_OF_AMOUNT
    )
    return [
        addends.bare(str(place), claim, *of, records.from_json(types.Period, period) if period else None)
        for place, claim, *of, period in rows
    ]


def keep(*, document: Document, found: Found, run: Run) -> None:
    """Keep each sum once; one whose whole stands in `document` and that is not found any more is marked with `run`."""
    members = [_members(read, found.claims) for read in found.sums]
    rows = _rows([(read, *of) for read, of in zip(found.sums, members, strict=True)])
    here = Sum.objects.filter(whole__document=document, gone_in=None, state=SumState.PROPOSED)
    here.exclude(pk__in=[row.pk for row in rows]).update(gone_in=run)
    with connection.cursor() as cursor:
        cursor.execute(_POINT_LINKS, {"sums": [row.pk for row in rows]})


def _members(read: types.Sum, claims: dict[str, Claim]) -> tuple[Quantity, list[Quantity]]:
    return _row(read.whole, claims), [_row(part, claims) for part in read.parts]


def _row(place: tuple[str, int], claims: dict[str, Claim]) -> Quantity:
    key, index = place
    return sorted(claims[key].quantities.all(), key=lambda row: (row.start, row.end))[index]


def _rows(found: list[tuple[types.Sum, Quantity, list[Quantity]]]) -> list[Sum]:
    """Return the rows of the sums that were found, new ones made and changed ones set."""
    wanted = {_key(whole, parts): (read, whole, parts) for read, whole, parts in found}
    rows = {row.key: row for row in Sum.objects.filter(key__in=wanted)}
    fresh = [Sum(key=key, whole=whole) for key, (_, whole, _) in wanted.items() if key not in rows]
    changed = [row for key, row in rows.items() if _set(row, wanted[key][0])]
    for row in fresh:
        _set(row, wanted[row.key][0])
    Sum.objects.bulk_update(changed, _READ, batch_size=500)
    Sum.objects.bulk_create(fresh, batch_size=500)
    SumPart.objects.bulk_create(
        SumPart(sum=row, quantity=part, place=place) for row in fresh for place, part in enumerate(wanted[row.key][2])
    )
    return [*rows.values(), *fresh]


def _key(whole: Quantity, parts: Sequence[Quantity]) -> str:
    members = f"{whole.public_id} = {' + '.join(sorted(part.public_id for part in parts))}"
    return hashlib.sha256(members.encode()).hexdigest()


def _set(row: Sum, read: types.Sum) -> bool:
    """Set `row` to what was read; return whether that changed it."""
    before = [getattr(row, name) for name in _READ]
    row.remainder, row.reasons, row.gone_in = read.remainder, list(read.reasons), None
    return before != [getattr(row, name) for name in _READ]
