"""The text of a PDF, line by line and page by page, put back together into paragraphs."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from sources.formats import plain
from sources.formats.extracted import Extracted, Limits, Refused
from sources.formats.sniff import PDF

WIDER = 1.35  # a gap of so many usual line steps begins a paragraph
EDGE_LINES = 2  # at the top and the bottom of a page, where running heads and page numbers stand
SCANNED = 20  # characters a page on average: with fewer, what one sees is a picture


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    bottom: float
    top: float
    left: float
    right: float


def read(data: bytes, limits: Limits) -> Extracted:
    """Return the text of a PDF with the offsets of its pages; raises Refused (scanned, locked, too many pages)."""
    import pypdfium2  # here, since only PDF files need it

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Refused("is locked by a password" if locked else "is a damaged PDF") from None
    try:
        if len(document) > limits.pages:
            raise Refused(f"has {len(document):,} pages; the limit is {limits.pages:,}")
        pages = [_lines(page.get_textpage()) for page in document]
        about = document.get_metadata_dict()
    except pypdfium2.PdfiumError:
        raise Refused("is a damaged PDF") from None
    finally:
        document.close()
    _refuse_scan(pages)
    text, starts = _joined(_without_running_heads(pages))
    return Extracted(
        text=plain.sound(text), media_type=PDF, pages=starts, title=(about.get("Title") or "").strip() or None,
        author=(about.get("Author") or "").strip() or None, published=_day(about.get("CreationDate") or ""),
    )  # fmt: skip


def _refuse_scan(pages: list[list[_Line]]) -> None:
    if sum(len(line.text) for page in pages for line in page) < SCANNED * len(pages):
        raise Refused("holds pictures of pages and no text (a scan); run it through text recognition and send it again")


def _lines(textpage: Any) -> list[_Line]:
    """Return the lines of a page in reading order, pieces that stand on one height put together."""
    lines: list[_Line] = []
    for index in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(index)
        words = textpage.get_text_bounded(left, bottom, right, top).replace("\r", "").replace("\n", " ").strip()
        if not words:
            continue
        last = lines[-1] if lines else None
        if last and _on_one_height(last, bottom, top) and left >= last.right - 2:
            space = " " if left - last.right > 0.15 * (top - bottom) else ""
            lines[-1] = _Line(last.text + space + words, min(last.bottom, bottom), max(last.top, top), last.left, right)
        else:
            lines.append(_Line(words, bottom, top, left, right))
    return lines


def _on_one_height(line: _Line, bottom: float, top: float) -> bool:
    shared = min(line.top, top) - max(line.bottom, bottom)
    return shared > 0.5 * min(line.top - line.bottom, top - bottom)


def _without_running_heads(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Return the pages without the lines at their edges that stand on most pages, and without page numbers."""
    edges = Counter(
        key for page in pages for key in {_edge_key(line) for line in page[:EDGE_LINES] + page[-EDGE_LINES:]}
    )
    often = {key for key, count in edges.items() if count >= 3 and count > len(pages) / 2}

    def runs(page: list[_Line], index: int) -> bool:
        at_edge = index < EDGE_LINES or index >= len(page) - EDGE_LINES
        bare_number = re.fullmatch(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", page[index].text, re.IGNORECASE)
        return at_edge and (_edge_key(page[index]) in often or bool(bare_number))

    return [[line for index, line in enumerate(page) if not runs(page, index)] for page in pages]


def _edge_key(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _joined(pages: list[list[_Line]]) -> tuple[str, tuple[int, ...]]:
    """Return the text, paragraphs parted by blank lines, and where in it each page begins."""
    text, starts = "", []
    step = median([a.bottom - b.bottom for page in pages for a, b in itertools.pairwise(page)] or [12.0])
    for page in pages:
        text, begins = _page_joined(text, page, step)
        starts.append(begins)
    return text, tuple(starts)


def _page_joined(text: str, page: list[_Line], step: float) -> tuple[str, int]:
    begins: int | None = None
    for index, line in enumerate(page):
        last = page[index - 1] if index else None
        text = _before(text, line, last, step)
        begins = len(text) if begins is None else begins
        text += line.text
    return text, len(text) if begins is None else begins


def _before(text: str, line: _Line, last: _Line | None, step: float) -> str:
    """Return `text` made ready for `line`: a blank line, a space, or nothing after a hyphen at a line's end."""
    if not text:
        return text
    if text[-1] in "\x02\xad\ufffe":  # how the library marks a word that is divided at a line's end
        return text[:-1]
    if last is None:  # over a page's end a sentence that has not ended goes on
        return text + ("\n\n" if re.search(r"""[.!?:]["”’')]*$""", text) or line.text[:1] in "•-–*" else "\n")
    gap = last.bottom - line.bottom
    starts = gap > WIDER * step or gap < 0 or line.text[:1] in "•▪◦‣"
    return text + ("\n\n" if starts else "\n")


def _day(words: str) -> date | None:
    """Return the day of a PDF's date such as "D:20240131120000Z"."""
    found = re.match(r"D?:?(\d{4})(\d{2})(\d{2})", words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
