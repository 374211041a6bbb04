"""The words of a margin note."""

from django import template

from claims.models import Claim
from oicsummit import wording
from oicsummit.analysis.text.clean import clean
from oicsummit.analysis.types import Attribution, Span, Tense
from sources.models import Document
from sources.selectors.reader import Note

register = template.Library()

# Of each count in the order of the page: the relation whose mark it carries, one of them, several of them.
_LINKS = {
    "contradicts": ("contradicts", "1 contradicts", "{} contradict"),
    "parts": ("part_of", "1 part", "{} parts"),
    "sums": ("part_of", "part of a sum", "part of {} sums"),
    "corroborates": ("corroborates", "1 bears it out", "{} bear it out"),
    "related": ("related", "1 related", "{} related"),
}
_MANNER = {Attribution.DIRECT: "quoted", Attribution.INDIRECT: "reported", Attribution.OWN_VOICE: "own voice"}


@register.filter
def link_words(note: Note) -> list[tuple[str, str]]:
    """Return (relation, words) for each kind of link that the claim has: ("corroborates", "3 bear it out")."""
    found = []
    for name, (relation, one, several) in _LINKS.items():
        number = note.links[name]
        if number:
            found.append((relation, one if number == 1 else several.format(number)))
    return found


@register.filter
def voice(claim: Claim, document: Document) -> str:
    """Return who asserts the claim, as its note is headed; the publisher for the document's own voice."""
    if claim.attribution == Attribution.OWN_VOICE:
        return own_voice(document)
    return claim.speaker.name if claim.speaker else claim.speaker_as_read or "someone not named"


@register.filter
def own_voice(document: Document) -> str:
    """Return who is meant by the document's own voice."""
    if document.is_digest:
        return "This digest"
    return document.publisher.name if document.publisher else "This document"


@register.filter
def manner(claim: Claim) -> str:
    """Return how the words reach us: "quoted, trailed"."""
    words = _MANNER[claim.attribution]
    return f"{words}, trailed" if claim.tense == Tense.TRAILED else words


@register.filter
def in_short(words: str, letters: int) -> str:
    """Return a source's words in one line, cut to `letters`, without the marks of the file's notation."""
    return wording.cut(clean(words, [Span(0, len(words))]).text, letters)
