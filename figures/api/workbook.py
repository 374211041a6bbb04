"""A figure as an Excel workbook: its readings, each with where it stands and who says it."""

import io
import re
from typing import Any

from django.db.models import QuerySet
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from claims.models import Claim
from figures.models import Figure, Quantity
from sources.models import DocumentState

HEAD = [
    "words", "value", "unit", "noun", "modifier", "lowest", "highest", "expected lowest", "expected highest",
    "period", "from", "to", "speaker", "publisher", "published", "document", "sentence", "address",
]  # fmt: skip
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def of(figure: Figure, site: str) -> bytes:
    """Return the workbook's file; `site` is the address that its links begin with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("readings")
    sheet.freeze_panes = "A2"
    sheet.append([_bold(sheet, word) for word in HEAD])
    for reading in readings(figure):
        sheet.append([_cell(sheet, value) for value in _row(reading, site)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def readings(figure: Figure) -> QuerySet[Quantity]:
    found = figure.readings.filter(gone_in=None).exclude(
        document__state__in=[DocumentState.WITHDRAWN, DocumentState.ERASED]
    )
    return (
        found.select_related("document__publisher", "sentence")
        .defer("document__text")
        .prefetch_related("claims__speaker")
        .order_by("document", "start")
    )


def _row(reading: Quantity, site: str) -> list[Any]:
    claims = [claim for claim in reading.claims.all() if claim.gone_in_id is None]
    document, period = reading.document, (reading.period_text, reading.period_start_date, reading.period_end_date)
    ends = [end for allowed in (reading.hard, reading.expected) for end in (allowed.lower, allowed.upper)]
    return [
        reading.text, reading.value, reading.unit, reading.noun, reading.modifier, *ends, *period,
        _speakers(claims), document.publisher and document.publisher.name, document.published,
        document.title or document.public_id, reading.sentence.text, _address(claims, reading, site),
    ]  # fmt: skip


def _speakers(claims: list[Claim]) -> str:
    return ", ".join(dict.fromkeys(claim.speaker.name for claim in claims if claim.speaker))


def _address(claims: list[Claim], reading: Quantity, site: str) -> str:
    if claims:
        return f"{site}/claims/{claims[0].public_id}/"
    return f"{site}/documents/{reading.document.public_id}/"


def _bold(sheet: Any, word: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, word)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Any) -> WriteOnlyCell:
    """A cell whose text no program takes for a formula."""
    cell = WriteOnlyCell(sheet, _NOT_XML.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell
