"""What stands around a claim: words of its sentence outside it, of the sentences before, of the heading above.

A figure is often told in few words ("against 5,200 the year before"): what it is about, the text said just before.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from oicsummit.analysis.comparing.background import Background
from oicsummit.analysis.comparing.wording import content, sentences_of
from oicsummit.analysis.types import BlockKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from oicsummit.analysis.parse import Parsed, ParsedSentence

MOST = 12  # words that are kept of what stands around
BEFORE = 2  # sentences before the claim's own that are looked at
_ABOVE = (BlockKind.HEADING, BlockKind.LEAD_IN)


def around(parsed: "Parsed", span: Span, own: tuple[str, ...], known: Background) -> tuple[str, ...]:
    """Return the most telling words that stand around the claim at `span` and not in it (`own`), best first."""
    sentences = sentences_of(parsed, span)
    if not sentences:
        return ()
    words = content(_tokens(parsed, span, sentences), known)
    telling = sorted((word for word in words if word not in own), key=lambda word: (-known.tells(word), word))
    return tuple(telling[:MOST])


def _tokens(parsed: "Parsed", span: Span, sentences: list["ParsedSentence"]) -> Iterator["Token"]:
    first = sentences[0]
    for sentence in sentences:
        yield from (token for token in sentence.tokens if not _inside(sentence, token, span))
    for sentence in parsed.sentences[max(0, first.index - BEFORE) : first.index]:
        yield from sentence.tokens
    above = (block for block in reversed(parsed.blocks[: first.block.index + 1]) if block.kind in _ABOVE)
    for block in islice(above, 1):
        yield from block.doc


def _inside(sentence: "ParsedSentence", token: "Token", span: Span) -> bool:
    place = sentence.block.source(token.idx, token.idx + len(token))
    return span.start <= place.start and place.end <= span.end
