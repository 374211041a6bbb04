"""Claims as the core compares them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Prefetch, QuerySet

from claims.models import Claim, ClaimState
from figures import rows
from figures.models import Quantity
from oicsummit.analysis import links, records, types
from sources.models import DocumentState

# Key by key: for an overlap of two thousand keys at once the planner would read the whole table. OFFSET keeps it from
# joining by anything but the keys: of a table that nothing is known of yet it takes other indexes for narrower.
_MET = """
SELECT DISTINCT found.claim_id FROM unnest(%s::text[]) AS wanted(key)
CROSS JOIN LATERAL (SELECT claim_id FROM claims_claimkeys WHERE keys @> ARRAY[wanted.key] OFFSET 0) AS found
ORDER BY found.claim_id
"""
_FINDABLE = """
INSERT INTO claims_claimkeys (claim_id, keys)
SELECT id, keys FROM claims_claim WHERE document_id = ANY(%s) AND gone_in_id IS NULL ORDER BY id
ON CONFLICT (claim_id) DO UPDATE SET keys = excluded.keys WHERE claims_claimkeys.keys <> excluded.keys
"""
_GONE = """
DELETE FROM claims_claimkeys own USING claims_claim claim
WHERE claim.id = own.claim_id AND claim.document_id = ANY(%s) AND claim.gone_in_id IS NOT NULL
"""
# Long, and nothing that claims are compared by.
_OF_DOCUMENTS = [f"document__{name}" for name in ("text", "sketch", "metadata")]
_STANDS = ("pk", "document_id", "keys", "content_hash", "last_run_id", "gone_in_id", "state")
_CLAIM = (
    *_STANDS, "start", "end", "text", "kind", "speaker__name", "chain", "attribution", "tense", "worth", "features",
    "document__published", "document__origin_key",
)  # fmt: skip
_QUANTITY = (
    "start", "end", "text", "value", "unit", "noun", "modifier", "modifier_text", "change", "period", "hard",
    "expected", "vague",
)  # fmt: skip


def live() -> QuerySet[Claim]:
    """Return the claims that count: found, not rejected, of documents that nothing has taken the place of."""
    claims = Claim.objects.filter(gone_in=None, document__state=DocumentState.ACTIVE)
    return claims.exclude(state=ClaimState.REJECTED)


def make_findable(documents: Iterable[int]) -> None:
    """Let the claims of these documents (ids) be found by the keys that they have now, and those that are gone not."""
    ids = list(documents)
    with connection.cursor() as cursor:
        cursor.execute(_GONE, [ids])
        cursor.execute(_FINDABLE, [ids])


def met(keys: Iterable[str]) -> list[int]:
    """Return the ids of the claims that those with these keys are to be compared with, themselves among them."""
    return [pk for (pk,) in _by_index(_MET, sorted(links.sought(keys)))]


def _by_index(query: str, keys: list[str]) -> list[tuple]:
    with transaction.atomic(), connection.cursor() as cursor:
        # A small table would be read whole for each of the keys, and a large document has thousands.
        cursor.execute("SET LOCAL enable_seqscan TO off")
        cursor.execute(query, [keys])
        found = cursor.fetchall()
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
    return found


def loaded(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return `claims` with all that `of_row` needs, in two queries."""
    bare = claims.defer("search", "worth_reasons", "read", *_OF_DOCUMENTS)
    # In no order: theirs is that of their documents, which would be looked up for it.
    quantities = Prefetch("quantities", Quantity.objects.order_by().defer("read", "corrected"))
    return bare.select_related("speaker", "document").prefetch_related(quantities).order_by("pk")


def key(claim: Claim) -> str:
    """Return the key under which the core orders claims: by document and place, whatever the order of work."""
    return f"{claim.document_id:012}:{claim.start:09}:{claim.end:09}"


@dataclass(frozen=True, slots=True, eq=False)
class Met:
    """A claim of another document: what shows that it stays as it was, and itself as the core compares it."""

    pk: int
    document_id: int
    keys: list[str]
    content_hash: str
    last_run_id: int | None
    gone_in_id: int | None
    state: str
    ready: types.Comparable


def others(claims: Iterable[int]) -> list[Met]:
    """Return the claims of these ids that count.

    As plain values: of the rows of a model, each with its document and speaker, most of the time went into making them.
    """
    ids = sorted(claims)
    # First the claims: whoever reads one again meanwhile changes its row too, by which one sees it.
    found = list(live().filter(pk__in=ids).order_by("pk").values_list(*_CLAIM, named=True))
    held: dict[int, list] = defaultdict(list)
    for row in Quantity.objects.filter(claims__in=ids).order_by().values_list("claims", *_QUANTITY, named=True):
        held[row.claims].append(row)
    return [_met(row, held[row.pk]) for row in found]


def _met(row: Any, quantities: Sequence[Any]) -> Met:
    stands = [getattr(row, name) for name in _STANDS]
    return Met(*stands, _ready(row, quantities, (row.speaker__name, row.document__published, row.document__origin_key)))


def of_rows(claims: Iterable[Claim]) -> list[types.Comparable]:
    """Return `claims`, loaded, as the core compares them."""
    return [of_row(claim, claim.quantities.all()) for claim in claims]


def features_to_row(features: types.Features) -> dict:
    """Return `features` as a claim's row has them: their keys stand in a column of their own, by which it is found."""
    return records.to_json(replace(features, keys=()))


def _features_of_row(claim: Claim) -> types.Features:
    """Return what is kept of a claim for comparing it."""
    return records.from_json(types.Features, claim.features and {**claim.features, "keys": claim.keys})


def of_row(claim: Claim, quantities: Sequence[Quantity], features: types.Features | None = None) -> types.Comparable:
    """Return `claim`, which holds `quantities`, as the core compares it, with what people have corrected.

    Whoever has its `features` at hand need not have them read from the row.
    """
    told = (claim.speaker.name if claim.speaker else None, claim.document.published, claim.document.origin_key)
    return _ready(claim, quantities, told, features)


def _ready(
    claim: Any,
    quantities: Sequence[Any],
    told: tuple[str | None, date | None, str],
    features: types.Features | None = None,
) -> types.Comparable:
    """Return a claim as the core compares it; `told`: its speaker, and when its document was published and whence."""
    speaker, published, origin = told
    ordered = sorted(quantities, key=lambda quantity: (quantity.start, quantity.end))
    return types.Comparable(
        key=key(claim),
        document=str(claim.document_id),
        claim=_claim(claim, speaker, len(ordered), features or _features_of_row(claim)),
        quantities=tuple(rows.quantity(row) for row in ordered),
        published=published,
        origin=origin,
    )


def _claim(claim: Any, speaker: str | None, quantities: int, features: types.Features) -> types.Claim:
    return types.Claim(
        span=types.Span(claim.start, claim.end),
        text=claim.text,
        sentence=0,  # an index into a Reading, which is no longer at hand; the comparison does not look at it
        kind=types.Kind(claim.kind),
        speaker=speaker,
        chain=tuple(claim.chain),
        attribution=types.Attribution(claim.attribution),
        tense=types.Tense(claim.tense),
        quantities=tuple(range(quantities)),
        worth=types.Worth(claim.worth),
        features=features,
    )
