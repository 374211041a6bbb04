"""From layout to blocks: paragraphs, headings, list items, lead-ins and furniture, in plain text and Markdown.

Soft line breaks are joined, and so is a sentence that a blank line cuts in two where its first part plainly does
not end. Very long paragraphs are cut between sentences, so that no block needs much memory.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oicsummit.analysis.text import furniture
from oicsummit.analysis.text.lines import Line, lines
from oicsummit.analysis.text.openings import opening
from oicsummit.analysis.types import BlockKind, Span

LONGEST = 8_000  # code points of one block; the parser's memory grows with it
_WIDEST_WRAP = 120  # a hard-wrapped text has no longer line
_TITLE_WORDS = 14  # a line without a full stop that is no longer than this is a heading
_HANGING = frozenset(  # words that no line ends with unless its sentence goes on
    "the a an of and or to in on at by for from with that which who is are was were has have had said told its their"
    " his her than as but into over under between about after before because if when while will would".split()
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A block before it is cleaned: its kind, the stretches of text it consists of, and the block that opens it."""

    kind: BlockKind
    pieces: tuple[Span, ...]
    lead: int | None = None  # for an item: the index of the lead-in or heading of its list

    @property
    def span(self) -> Span:
        """The whole stretch, marks between its lines included."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


def blocks(text: str) -> list[Block]:
    """Return the blocks of `text` in order, each with at least one letter or digit."""
    rows = lines(text)
    groups = _join_torn(_group(rows, _wrap_width(rows)))
    kinds = [_kind(group) for group in groups]
    found: list[Block] = []
    lead: int | None = None
    for i, (group, kind) in enumerate(zip(groups, kinds, strict=True)):
        opens_list = i + 1 < len(groups) and kinds[i + 1] is BlockKind.ITEM
        if kind is BlockKind.PARAGRAPH and (opens_list or group[-1].words.endswith(":")):
            kind = BlockKind.LEAD_IN
        if kind is not BlockKind.ITEM:
            lead = len(found) if opens_list and kind is not BlockKind.FURNITURE else None
        for pieces in _cut(text, _pieces(text, group, kind)):
            found.append(Block(kind, pieces, lead if kind is BlockKind.ITEM else None))
    return found


def _wrap_width(rows: list[Line]) -> int | None:
    """Return the column at which the text is hard-wrapped, or None where a line break ends a paragraph."""
    widths = sorted(len(row.span.of(row.text).rstrip()) for row in rows)
    if len(widths) < 4:
        return None
    width = widths[int(len(widths) * 0.98) - 1]
    full = [row for row in rows if len(row.span.of(row.text).rstrip()) > width - 16]
    running = [row for row in full if not row.ends_sentence()]
    if not 40 <= width <= _WIDEST_WRAP or len(full) < 0.4 * len(rows) or len(running) < 0.6 * len(full):
        return None
    return width


def _group(rows: list[Line], width: int | None) -> list[list[Line]]:
    """Put lines that make one block together."""
    groups: list[list[Line]] = []
    open_ended = False
    for row in rows:
        if row.is_rule:
            open_ended = False
            continue
        if open_ended and _continues(groups[-1][-1], row, width):
            groups[-1].append(row)
        else:
            groups.append([row])
        open_ended = not row.is_heading
    return groups


def _continues(last: Line, row: Line, width: int | None) -> bool:
    """Tell whether `row` goes on with the sentence or paragraph of the line before it."""
    if row.gap or row.is_heading or _is_bold_only(last) or furniture.is_furniture(last.words):
        return False
    if row.is_item and not (row.starts_lower() and row.words != row.span.of(row.text) and _is_dash(row)):
        return False
    if row.starts_lower() and not last.ends_sentence():
        return True
    if width is None or row.indent > last.indent + 1:
        return False
    first_word = len(row.words.split(" ", 1)[0])
    return len(last.span.of(last.text).rstrip()) + 1 + first_word > width


def _is_dash(row: Line) -> bool:
    return row.span.of(row.text).lstrip()[:1] in "–—"


def _is_bold_only(row: Line) -> bool:
    return row.words.startswith("**") and row.words.endswith("**") and row.words.count("**") == 2


def _join_torn(groups: list[list[Line]]) -> list[list[Line]]:
    """Join a sentence that a blank line tore apart: "the refugee and", blank, "migrant rights director"."""
    joined: list[list[Line]] = []
    for group in groups:
        if joined and _is_torn(joined[-1], group[0]):
            joined[-1].extend(group)
        else:
            joined.append(group)
    return joined


def _is_torn(before: list[Line], row: Line) -> bool:
    last = before[-1]
    if row.is_item or row.is_heading or last.is_heading:
        return False
    if last.words[-1:] not in tuple(",-–—") and not last.words[-1:].isalnum():
        return False
    words = sum(len(part.words.split()) for part in before)
    hangs = last.words.split()[-1].lower() in _HANGING if last.words else False
    if not (words >= 4 and row.starts_lower()) and not (words >= 6 and hangs):
        return False
    return not furniture.is_furniture(before[0].words) and not furniture.is_furniture(row.words)


def _kind(group: list[Line]) -> BlockKind:
    first, last = group[0], group[-1]
    if first.is_heading:
        return BlockKind.HEADING
    words = " ".join(row.words for row in group)
    if furniture.is_furniture(words):
        return BlockKind.FURNITURE
    if first.is_item:
        return BlockKind.ITEM
    if _is_title(words, last):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _is_title(words: str, last: Line) -> bool:
    """Tell whether words look like a title: short, and no full stop. "A united front against smugglers"."""
    if _is_bold_only(last) and len(words.split()) <= _TITLE_WORDS:
        return True
    bare = words.rstrip("*_\"'”’)] ")
    return len(words.split()) <= _TITLE_WORDS and bare[-1:] not in tuple(".!?…:;,") and not words[:1].islower()


def _pieces(text: str, group: list[Line], kind: BlockKind) -> list[Span]:
    """Return the lines' stretches without marks, dateline and run-in heading."""
    first, *rest = [Span(row.content, row.span.end) for row in group]
    if kind in {BlockKind.PARAGRAPH, BlockKind.LEAD_IN, BlockKind.ITEM}:
        first = Span(opening(text, first.start, first.end, is_item=kind is BlockKind.ITEM), first.end)
    return [first, *rest]


def _cut(text: str, pieces: list[Span]) -> Iterator[tuple[Span, ...]]:
    """Cut pieces into runs of at most LONGEST code points each, between sentences where there are any."""
    run: list[Span] = []
    size = 0
    for piece in pieces:
        for part in _parts(text, piece):
            if run and size + part.end - part.start > LONGEST:
                yield tuple(run)
                run, size = [], 0
            run.append(part)
            size += part.end - part.start
    if run:
        yield tuple(run)


def _parts(text: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    while piece.end - start > LONGEST:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start + LONGEST // 2, start + LONGEST)]
        space = text.rfind(" ", start + 1, start + LONGEST) + 1
        end = ends[-1] if ends else space or start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, piece.end)
