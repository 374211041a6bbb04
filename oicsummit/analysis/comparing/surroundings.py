"""What stands around a claim: words of its sentence outside it, of the sentences before, of the heading above.

A figure is often told in few words ("against 5,200 the year before"): what it is about, the text said just before.
"""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from oicsummit.analysis.comparing.background import Background
from oicsummit.analysis.comparing.wording import content, inside, said, sentences_of
from oicsummit.analysis.types import Span

if TYPE_CHECKING:
    from oicsummit.analysis.parse import Parsed, ParsedSentence

MOST = 12  # words that are kept of what stands around
BEFORE = 2  # sentences before the claim's own that are looked at


def around(parsed: "Parsed", span: Span, own: tuple[str, ...], known: Background) -> tuple[str, ...]:
    """Return the most telling words that stand around the claim at `span` and not in it (`own`), best first."""
    sentences = sentences_of(parsed, span)
    if not sentences:
        return ()
    beside = (t for sentence in sentences for t in sentence.tokens if not inside(sentence, t, span))
    words = {*content(beside, known), *chain.from_iterable(said(s, known) for s in _before(parsed, sentences[0]))}
    telling = sorted(words.difference(own), key=lambda word: (-known.tells(word), word))
    return tuple(telling[:MOST])


def _before(parsed: "Parsed", first: "ParsedSentence") -> Iterator["ParsedSentence"]:
    """Yield the sentences right before a claim's own, and those of the heading or lead-in above it."""
    yield from parsed.sentences[max(0, first.index - BEFORE) : first.index]
    above = parsed.above[first.block.index]
    if above is not None:
        yield from parsed.by_block[above]
