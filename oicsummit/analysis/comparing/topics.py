"""What a whole document is about: the telling words that it comes back to most often.

Two claims that share a few words are far likelier to be of one thing where their documents are of one story.
"""

from collections import Counter
from functools import lru_cache
from math import log, sqrt
from typing import TYPE_CHECKING

from oicsummit.analysis.comparing import once
from oicsummit.analysis.comparing.background import background
from oicsummit.analysis.comparing.lexicon import root
from oicsummit.analysis.comparing.wording import said
from oicsummit.analysis.similarity import weight

if TYPE_CHECKING:
    from oicsummit.analysis.parse import Parsed

MOST = 12  # words that are kept of what a document is about
LEAST = 4  # words from which on a document says what it is about
TWICE = 2  # sentences that a word has to stand in
TELLING = 1.5  # the power of a word's weight: a rare word said three times tells more than a common one said ten times


@once.a_document
def about(parsed: "Parsed") -> tuple[str, ...]:
    """Return the roots of the words that a document is about, first what it is about most."""
    known, mentions = background(parsed), Counter[str]()
    words: dict[str, str] = {}
    for sentence in parsed.sentences:
        here = {root(word.lower()): word.lower() for word in said(sentence, known)}
        words |= here
        mentions.update(here.keys())
    told = {stem: log(1 + times) * weight(words[stem]) ** TELLING for stem, times in mentions.items() if times >= TWICE}
    return tuple(sorted(told, key=lambda stem: (-told[stem], stem))[:MOST])


@lru_cache(maxsize=4096)  # of two documents many claims are compared
def likeness(left: tuple[str, ...], right: tuple[str, ...]) -> float | None:
    """Return how far two documents are about one thing, 0 to 1, from `about`; None where one is too short to tell."""
    if min(len(left), len(right)) < LEAST:
        return None
    one, other = ({stem: 1 / sqrt(place + 2) for place, stem in enumerate(stems)} for stems in (left, right))
    shared = sum(told * other[stem] for stem, told in one.items() if stem in other)
    return shared / sqrt(sum(told**2 for told in one.values()) * sum(told**2 for told in other.values()))
