"""Readings as CSV."""

import csv as csv_module
from collections.abc import Iterable
from decimal import Decimal
from io import StringIO

from figures.selectors.table import Row
from oicsummit import harmless, wording
from oicsummit.analysis.types import Bounds

COLUMNS = [
    "publisher", "published", "digest", "words", "number", "hedge", "value", "unit", "counted", "change", "low",
    "low_open", "high", "high_open", "expected_low", "expected_high", "period", "period_start", "period_end",
    "other_period", "relation_to_first", "against_first", "speaker", "claim", "address",
]  # fmt: skip


def csv(rows: Iterable[Row], site: str) -> str:
    """Return the rows of a figure's table, with each reading's address under `site`; a value not known is empty."""
    out = StringIO(newline="")
    writer = csv_module.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(value) for value in _values(row, site)])
    return out.getvalue()


def _values(row: Row, site: str) -> list[object]:
    quantity, document, claim = row.quantity, row.quantity.document, row.claim
    hard, expected = wording.bounds(quantity.hard), wording.bounds(quantity.expected)
    place = f"{site}documents/{document.public_id}/" + (f"#{claim.public_id}" if claim else "")
    return [
        document.publisher.name if document.publisher else None, document.published, document.is_digest, row.words,
        quantity.text, wording.hedge(quantity), quantity.value, quantity.unit, quantity.noun, quantity.change,
        *_ends(hard), expected.low, expected.high, quantity.period_text, quantity.period_start_date,
        quantity.period_end_date, row.other, row.relation, row.against,
        claim.speaker.name if claim and claim.speaker else None, claim.public_id if claim else None, place,
    ]  # fmt: skip


def _ends(bounds: Bounds) -> list[object]:
    low_open = None if bounds.low is None else bounds.low_open
    return [bounds.low, low_open, bounds.high, None if bounds.high is None else bounds.high_open]


def _cell(value: object) -> str:
    """Return a value as text that no spreadsheet takes for a formula."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return harmless.cell(str(value))
