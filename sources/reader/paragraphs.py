"""The stored text cut into the paragraphs that a reader sees."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from oicsummit.analysis.types import BlockKind, Span
from sources.models import Sentence

_GAP = re.compile(r"\n\s*\n")
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`whole` is all that is set, `words` the part from the first sentence to the end of the last one."""

    kind: BlockKind
    whole: Span
    words: Span


def cut(text: str, sentences: Sequence[Sentence]) -> list[Paragraph]:
    """Return the paragraphs of `text` in order.

    `sentences` are the document's, in text order; without any (not read yet) blank lines part the paragraphs.
    """
    if not sentences:
        return [Paragraph(BlockKind.PARAGRAPH, span, span) for span in _between_gaps(text)]
    cores = [_core(list(group)) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]
    found: list[Paragraph] = []
    at = 0
    for (kind, words), after in pairwise([*cores, None]):
        start = max(at, text.rfind("\n", 0, words.start) + 1)
        found.extend(_strays(text, Span(at, start)))
        at = _end_of_line(text, words.end, after[1].start if after else len(text))
        found.append(Paragraph(kind, Span(start, at), words))
    return [*found, *_strays(text, Span(at, len(text)))]


def _core(group: list[Sentence]) -> tuple[BlockKind, Span]:
    return BlockKind(group[0].block), Span(group[0].start, max(sentence.end for sentence in group))


def _end_of_line(text: str, at: int, limit: int) -> int:
    end = text.find("\n", at, limit)
    return limit if end < 0 else end


def _strays(text: str, span: Span) -> Iterator[Paragraph]:
    """Yield what stands between paragraphs and is in no sentence, where it has a letter or digit at all."""
    if not _LETTER.search(text, span.start, span.end):
        return
    for piece in _between_gaps(span.of(text)):
        here = Span(span.start + piece.start, span.start + piece.end)
        if _LETTER.search(here.of(text)):
            yield Paragraph(BlockKind.FURNITURE, here, here)


def _between_gaps(text: str) -> Iterator[Span]:
    at = 0
    for gap in _GAP.finditer(text):
        if text[at : gap.start()].strip():
            yield Span(at, gap.start())
        at = gap.end()
    if text[at:].strip():
        yield Span(at, len(text))
