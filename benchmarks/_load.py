"""A corpus put into the database as rows, as if its documents had been taken in: with COPY, and without triggers."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg.types.json import Jsonb

from benchmarks import _corpus, _records
from benchmarks._corpus import PER_DOCUMENT, Told
from benchmarks._records import Record
from figures import rows as figure_rows
from oicsummit.analysis.types import Features
from sources.public_id import ALPHABET

AT = datetime(2026, 1, 1, tzinfo=UTC)
TABLES = {
    "sources_document": (
        "id public_id title author published published_words language text sha256 origin_key sketch is_digest "
        "digest_of state metadata created_at"
    ),
    "sources_sentence": 'id document_id index start "end" text block paragraph',
    "figures_figure": "id public_id name name_by_hand unit noun created_at",
    "figures_quantity": (
        'id public_id document_id sentence_id start "end" text value unit noun modifier modifier_text change '
        "period_text period_start_date period_end_date period hard expected vague figure_id corrected read"
    ),
    "claims_claim": (
        'id public_id document_id sentence_id start "end" text kind speaker_id speaker_as_read chain attribution tense '
        "worth worth_reasons features keys state by_hand read corrected content_hash"
    ),
    "claims_claimkeys": "claim_id keys",
    "claims_claim_quantities": "claim_id quantity_id",
    "claims_link": (
        "id public_id a_id b_id relation relation_read slots reasons findings score state consequence alike "
        "second_reading rule_version"
    ),
}
_INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
ORDER BY 1
"""


def extend(claims: int, to: int) -> None:
    """Add the claims from number `claims` up to `to`, with their documents, sentences and figures."""
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, [list(TABLES)])
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        _triggers(cursor, "DISABLE")
        for start in range(claims, to, 20_000):
            _add(range(start, min(start + 20_000, to), PER_DOCUMENT))
        _triggers(cursor, "ENABLE")
        cursor.execute("SET maintenance_work_mem = '1GB'")
        for _, definition in indexes:
            cursor.execute(definition)
        for table in TABLES:
            cursor.execute(f"VACUUM (ANALYZE) {table}")


def _triggers(cursor: CursorWrapper, word: str) -> None:
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} {word} TRIGGER USER")


def _add(firsts: Iterable[int]) -> None:
    """Add the documents whose first claims are of these numbers."""
    found: dict[str, list[tuple]] = {table: [] for table in TABLES}
    speakers = _speakers()
    for first in firsts:
        for table, row in _document(first, speakers):
            found[table].append(row)
    for table, columns in TABLES.items():
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({', '.join(columns.split())}) FROM STDIN") as copy,
        ):
            for row in found[table]:
                copy.write_row(row)


def _speakers() -> list[int]:
    """Return the ids of the bodies that say so, made where they are missing."""
    from claims import speakers

    found = speakers.find_or_make(names=list(_corpus.BODIES))
    return [found[name].pk for name in _corpus.BODIES]


def _document(first: int, speakers: list[int]) -> Iterator[tuple[str, tuple]]:
    told = [_corpus.told(first + place) for place in range(PER_DOCUMENT)]
    text = "\n\n".join(each.sentence for each in told)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    key = BASE + first // PER_DOCUMENT
    yield (
        "sources_document",
        (key, _public("d", key), f"Report {key}", "", _records.PUBLISHED, "", "en", text, sha256, sha256, [], False, "",
         "active", Jsonb({}), AT),
    )  # fmt: skip
    start = 0
    for place, each in enumerate(told):
        yield from _claim(BASE + first + place, key, place, each, _records.record(each, start), speakers)
        start += len(each.sentence) + 2


BASE = 1_000_000_000  # ids of the corpus stand far from those of the documents that are linked with it


def _claim(
    key: int, document: int, place: int, told: Told, record: Record, speakers: list[int]
) -> Iterator[tuple[str, tuple]]:
    sentence, claim, quantity = record.sentence, record.claim, record.quantity
    figure = figure_rows.columns(quantity)
    span, at = sentence.span, quantity.span
    yield "sources_sentence", (key, document, place, span.start, span.end, sentence.text, "paragraph", place)
    yield "figures_figure", (key, _public("f", key), told.words, False, quantity.unit, quantity.noun or "", AT)
    yield (
        "figures_quantity",
        (key, _public("q", key), document, key, at.start, at.end, quantity.text, figure["value"], quantity.unit,
         quantity.noun, figure["modifier"], figure["modifier_text"], None, figure["period_text"],
         figure["period_start_date"], figure["period_end_date"], Jsonb(figure["period"]), figure["hard"],
         figure["expected"], False, key, Jsonb([]), Jsonb({})),
    )  # fmt: skip
    span, features = claim.span, claim.features
    content = hashlib.sha256(claim.text.encode()).hexdigest()
    yield (
        "claims_claim",
        (key, _public("c", key), document, key, span.start, span.end, claim.text, claim.kind.value,
         speakers[told.body], claim.speaker or "", Jsonb(list(claim.chain)), claim.attribution.value, claim.tense.value,
         claim.worth.score, Jsonb([]), Jsonb(_json(features)), list(features.keys), "suggested", False,
         Jsonb({}), Jsonb([]), content),
    )  # fmt: skip
    yield "claims_claimkeys", (key, list(features.keys))
    yield "claims_claim_quantities", (key, key)
    if told.repeats is not None:
        yield "claims_link", _link(key, BASE + told.repeats)


def _link(key: int, earlier: int) -> tuple:
    """Return the link of a claim with the one that it tells again."""
    nothing = [Jsonb([])] * 3
    return (key, _public("l", key), earlier, key, "related", "related", *nothing, 0.9, "proposed", 1, "", "none", "")


def _json(features: Features) -> dict:
    # As records.to_json does for any dataclass, at a tenth of the time.
    return {
        "terms": features.terms,
        "names": features.names,
        "keys": features.keys,
        "slots": features.slots,
        "weights": features.weights,
    }


def _public(prefix: str, key: int) -> str:
    """Return a public id that follows from the row's own id."""
    letters = []
    for _ in range(10):
        key, digit = divmod(key, len(ALPHABET))
        letters.append(ALPHABET[digit])
    return f"{prefix}-{''.join(letters)}"
