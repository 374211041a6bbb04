"""A claim's words as a page sets them: letter for letter, with their figures marked, in their sentence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from claims.models import Claim
from figures.models import Quantity
from oicsummit.analysis.types import BlockKind, Span
from sources.models import Sentence
from sources.reader import notation
from sources.reader.paragraphs import Paragraph
from sources.reader.typeset import Element, typeset

_STOPS = re.compile(r"[.,;:!?'\"”’)\]…]*")
_FIGURE = mark_safe(' class="q"')
_SILENT, _SIGN = (mark_safe(f' class="{name}"') for name in ("silent", "sign"))  # noqa: S308  constants


@dataclass(frozen=True)
class Quote:
    """The claim's words, and what of its sentence stands before and after them; each is HTML.

    `after` is `tail`, the stops that close the claim, and `rest`.
    """

    before: SafeString
    said: SafeString
    tail: SafeString
    rest: SafeString

    @property
    def after(self) -> SafeString:
        return self.tail + self.rest


def quote(claim: Claim, quantities: Iterable[Quantity] = ()) -> Quote:
    """Return the words of `claim`, whose sentence has been fetched, with `quantities` marked."""
    sentence = claim.sentence
    start, end = claim.start - sentence.start, claim.end - sentence.start
    elements = [*_figures(sentence, quantities), *_notation(sentence.text)]
    stop = _STOPS.match(sentence.text, end).end()
    pieces = (Span(0, start), Span(start, end), Span(end, stop), Span(stop, len(sentence.text)))
    return Quote(*(_set(sentence.text, piece, elements) for piece in pieces))


def set_sentence(sentence: Sentence, quantities: Iterable[Quantity] = ()) -> SafeString:
    """Return a whole sentence, with `quantities` marked."""
    elements = [*_figures(sentence, quantities), *_notation(sentence.text)]
    return _set(sentence.text, Span(0, len(sentence.text)), elements)


def _figures(sentence: Sentence, quantities: Iterable[Quantity]) -> list[Element]:
    return [
        Element(Span(quantity.start - sentence.start, quantity.end - sentence.start), "span", _FIGURE, _FIGURE)
        for quantity in quantities
        if sentence.start <= quantity.start and quantity.end <= sentence.end
    ]


def _notation(text: str) -> list[Element]:
    """Return the marks of the file's notation, which are kept in the text and not read as words."""
    whole = Span(0, len(text))
    marks = notation.read(text, Paragraph(BlockKind.PARAGRAPH, whole, whole))
    return [
        *(Element(span, "span", _SILENT, _SILENT) for span in marks.silent),
        *(Element(span, "span", _SIGN, _SIGN) for span in marks.plain),
        *(Element(span, "bdi", _SILENT, _SILENT) for span in marks.overrides),
    ]


def _set(text: str, piece: Span, elements: Sequence[Element]) -> SafeString:
    return typeset(text, piece, elements) if piece.start < piece.end else mark_safe("")
