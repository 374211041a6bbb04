"""The reader's page put together: paragraphs with their claims marked, and stacks of notes beside them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from figures.models import Quantity
from oicsummit.analysis.types import BlockKind, Span
from oicsummit.templatetags.marks import RELATION_WORDS, glyph
from sources.reader import columns, notation, paragraphs
from sources.reader.notation import Notation
from sources.reader.paragraphs import Paragraph
from sources.reader.typeset import Element, Insertion, typeset
from sources.selectors.reader import Note, Page

_CLOSERS = re.compile(r"(?:[,;:!?\"”»)\]…*_`]|[.](?!\d)|['’](?!\w))*")
_NOTHING = mark_safe("")
_SILENT, _PLAIN, _FIGURE = (mark_safe(f' class="{name}"') for name in ("silent", "sign", "q"))  # noqa: S308  constants

T = TypeVar("T")


@dataclass(frozen=True)
class Piece:
    """One paragraph as it is set; `number` and `bulleted` are of list items."""

    kind: BlockKind
    html: SafeString
    number: str
    bulleted: bool


@dataclass(frozen=True)
class Grid:
    """As many paragraphs as share one set of rows; items of one list are one group, all others stand alone."""

    groups: Sequence[Sequence[Piece]]
    stacks: Sequence[columns.Stack]

    @property
    def first(self) -> int:
        """The number of the first note, where there is one."""
        return self.stacks[0].notes[0].number if self.stacks else 1


def grids(page: Page, shown: set[int]) -> list[Grid]:
    """Return the page's text and notes; of the claims those alone are marked whose number is in `shown`."""
    text = page.document.text
    found = paragraphs.cut(text, page.sentences)
    notes = _by_paragraph(found, page.notes, lambda note: note.claim.start)
    figures = _by_paragraph(found, page.quantities, lambda quantity: quantity.start)
    marks = notation.read_all(text, found)
    rows = [
        (_piece(text, paragraph, mark, beside, inside, shown), [note for note in beside if note.number in shown])
        for paragraph, mark, beside, inside in zip(found, marks, notes, figures, strict=True)
    ]
    return [_grid(batch) for batch in _batched(rows, columns.ROWS)]


def _batched(rows: Sequence, size: int) -> Iterator[Sequence]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _grid(rows: Sequence[tuple[Piece, Sequence[Note]]]) -> Grid:
    groups: list[list[Piece]] = []
    for is_list, group in groupby((piece for piece, _ in rows), key=lambda piece: piece.kind is BlockKind.ITEM):
        pieces = list(group)
        groups.extend([pieces] if is_list else ([piece] for piece in pieces))
    return Grid(groups, columns.stacks([notes for _, notes in rows]))


def _by_paragraph(found: Sequence[Paragraph], things: Sequence[T], start: Callable[[T], int]) -> list[list[T]]:
    starts = [paragraph.whole.start for paragraph in found]
    rows: list[list[T]] = [[] for _ in found]
    for thing in things:
        rows[max(0, bisect_right(starts, start(thing)) - 1)].append(thing)
    return rows


def _piece(
    text: str,
    paragraph: Paragraph,
    marks: Notation,
    notes: Sequence[Note],
    figures: Sequence[Quantity],
    shown: set[int],
) -> Piece:
    elements = [
        *(_claim(note, note.number in shown) for note in notes),
        *(Element(Span(figure.start, figure.end), "span", _FIGURE, _FIGURE) for figure in figures),
        *(Element(span, tag, _NOTHING, _NOTHING) for tag, span in marks.emphasis),
        *(Element(span, "span", _SILENT, _SILENT) for span in marks.silent),
        *(Element(span, "span", _PLAIN, _PLAIN) for span in marks.plain),
        *(Element(span, "bdi", _SILENT, _SILENT) for span in marks.overrides),
    ]
    references = [_reference(text, note, paragraph.whole.end) for note in notes if note.number in shown]
    html = typeset(text, paragraph.whole, elements, references)
    return Piece(paragraph.kind, html, marks.number, marks.bulleted)


def _claim(note: Note, is_shown: bool) -> Element:
    classes = format_html(' class="{}"', f"claim {note.relation}".strip() if is_shown else "claim off")
    first = format_html('{} id="{}"', classes, note.claim.public_id)
    return Element(Span(note.claim.start, note.claim.end), "mark", first, classes)


def _reference(text: str, note: Note, limit: int) -> Insertion:
    """The claim's number, set after the stop that follows the claim, as a note's number is."""
    html = format_html(
        '<a class="ref {}" href="#n-{}" aria-label="Claim {}{}">{}{}</a>',
        note.relation,
        note.claim.public_id,
        note.number,
        f", {RELATION_WORDS[note.relation]}" if note.relation else "",
        note.number,
        glyph(note.relation) if note.relation else "",
    )
    return Insertion(_CLOSERS.match(text, note.claim.end, limit).end(), html)
