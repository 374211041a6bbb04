"""Sums found among claims: a whole, its parts, and what is left."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from claims import comparables
from claims.models import Claim
from figures.models import Quantity, Sum, SumPart, SumState
from oicsummit.analysis import types
from oicsummit.analysis.comparing import addends, sums
from oicsummit.analysis.comparing.addends import Amount
from oicsummit.analysis.comparing.glossary import Glossary
from sources.models import Document, Run

_READ = ["remainder", "reasons", "gone_in"]

# The figures of some documents that may stand in a sum with those of another: of one unit, and not of other days. What
# is told of no days, or as a rate, may be of any.
_LIKELY = """
WITH own AS MATERIALIZED (
    SELECT unit, range_agg(daterange(begins, ends, '[]')) AS days
    FROM unnest(%(units)s::text[], %(begins)s::date[], %(ends)s::date[]) AS given(unit, begins, ends) GROUP BY unit)
SELECT q.document_id, q.id, q.start, q.value, q.unit, q.noun, q.period_text, q.period_start_date, q.period_end_date,
    q.period @> '{"rate": true}'
FROM figures_quantity q JOIN own ON own.unit = q.unit
WHERE q.document_id = ANY(%(documents)s) AND q.gone_in_id IS NULL AND q.value > 0 AND q.change IS NULL
    AND (own.days && daterange(q.period_start_date, q.period_end_date, '[]') OR q.period @> '{"rate": true}')
"""

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


def adding_up(*, document: Document, own: Iterable[types.Comparable], linked: set[int]) -> set[int]:
    """Return which of the `linked` documents hold numbers that add up with those of `document`, whose claims are `own`.

    By their numbers, nouns and periods alone, so that of many documents the claims of few need be looked at.
    """
    amounts = addends.amounts(comparable for comparable in own if comparable.quantities)
    others = _likely(amounts, linked - {document.pk}) if amounts else []
    return {int(found) for found in sums.may_add_up([*amounts, *others], str(document.pk))} - {document.pk}


def search(*, document: Document, own: Mapping[Claim, types.Comparable], others: set[int], glossary: Glossary) -> Found:
    """Find the sums within `document`, whose claims are `own`, and between it and each of the documents `others`.

    All claims of these are looked at, so that the same comes out whichever of the two is linked last. That a third
    document tells a part again is left out for the same reason: none of the three would always know of it.
    """
    here = str(document.pk)
    given = {comparable.key: (claim, comparable) for claim, comparable in own.items() if comparable.quantities}
    given |= _of(others)
    claims = {key: claim for key, (claim, _) in given.items()}
    told = defaultdict(list)
    for each in sums.find(comparable for _, comparable in given.values()):
        told[frozenset(given[key][1].document for key, _ in (each.whole, *each.parts))].append(each)
    made = {}
    for documents in [documents for documents in told if here in documents]:
        both = [comparable for _, comparable in given.values() if comparable.document in documents]
        for link in sums.links(both, told[documents], glossary):
            made[claims[link.a].pk, claims[link.b].pk] = link
    return Found([each for documents in told if here in documents for each in told[documents]], made, claims)


def _of(documents: set[int]) -> dict[str, tuple[Claim, types.Comparable]]:
    """Return the claims of these documents that hold quantities, by their keys, as rows and as they are compared."""
    rows = comparables.loaded(comparables.live().filter(document__in=documents, quantities__isnull=False))
    ready = ((claim, comparables.of_row(claim, claim.quantities.all())) for claim in rows.distinct())
    return {comparable.key: (claim, comparable) for claim, comparable in ready}


def _likely(own: Sequence[Amount], documents: set[int]) -> list[Amount]:
    """Return the figures of these documents that may stand in a sum with one of `own`."""
    units, begins, ends = zip(*{(amount.unit, *_days(amount.period)) for amount in own}, strict=True)
    with connection.cursor() as cursor:
        given = {"documents": sorted(documents), "units": [*units], "begins": [*begins], "ends": [*ends]}
        cursor.execute(_LIKELY, given)
        rows = cursor.fetchall()
    return [addends.bare(str(row[0]), *row[1:6], _period(*row[6:])) for row in rows]


def _days(period: types.Period | None) -> tuple[date | None, date | None]:
    """Return the first and the last day of a period; none of a rate, whose days say nothing of what it adds up with."""
    return (None, None) if period is None or period.rate else (period.start, period.end)


def _period(words: str, first: date | None, last: date | None, rate: bool | None) -> types.Period | None:
    return None if rate is None else types.Period(words, first, last, rate=rate)


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
