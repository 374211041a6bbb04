"""What a whole document says about one word in it: how often it comes, and what an initialism stands for."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import log2
from typing import TYPE_CHECKING

from oicsummit.analysis.comparing import once
from oicsummit.analysis.comparing.lexicon import root
from oicsummit.analysis.similarity import weight

if TYPE_CHECKING:
    from spacy.tokens import Token

    from oicsummit.analysis.parse import Parsed

_INITIALISM = re.compile(
    r"(?P<before>(?:[\w’'&,-]+ ){1,9})[(\[“\"]{1,2}(?:the )?(?P<short>[A-Z][A-Za-z&]*[A-Z])s?[”\"]?[)\]]"
)
_SMALL = {"of", "the", "and", "for", "in", "on", "to", "a", "an", "&"}


@dataclass(frozen=True, eq=False)
class Background:
    """`mentions` counts the sentences that a root stands in; `initialisms` maps "NHS" to its lower-case words."""

    mentions: Mapping[str, int]
    initialisms: Mapping[str, tuple[str, ...]]
    said: dict[int, tuple[str, ...]] = field(default_factory=dict)  # by sentence, as `wording.said` works them out
    told: dict[str, float] = field(default_factory=dict)  # by lemma, as `tells` works it out

    def tells(self, lemma: str) -> float:
        """Return how much a word tells about one claim of this document, 0 to 1: its subject's own words tell less."""
        if lemma not in self.told:
            self.told[lemma] = weight(lemma) / (1.0 + log2(max(1, self.mentions.get(root(lemma.lower()), 1))))
        return self.told[lemma]

    def words(self, token: "Token") -> tuple[str, ...]:
        """Return the lemmas that a token stands for, those of an initialism spelt out ("NHS", "NHS's")."""
        text = token.text
        spelt = self.initialisms.get(text) or (self.initialisms.get(text[:-1]) if text.endswith("s") else None)
        return spelt or (token.lemma_.lower(),)


@once.a_document
def background(parsed: "Parsed") -> Background:
    """Return what the document says of its words."""
    return Background(_mentions(parsed), dict(_initialisms(parsed)))


def _mentions(parsed: "Parsed") -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for sentence in parsed.sentences:
        found.update({root(token.lemma_.lower()) for token in sentence.tokens if token.is_alpha})
    return found


def _initialisms(parsed: "Parsed") -> Iterator[tuple[str, tuple[str, ...]]]:
    for text in (block.cleaned.text for block in parsed.blocks):
        if ")" not in text and "]" not in text:
            continue
        for match in _INITIALISM.finditer(text):
            full = spelt_out(match["short"], match["before"].split())
            if full:
                yield match["short"].removesuffix("s"), full


def spelt_out(short: str, words: list[str]) -> tuple[str, ...]:
    """Return the last of `words` whose initials are `short`, lower-case, small words left out; none if they are not.

    >>> spelt_out("NAO", ["by", "the", "National", "Audit", "Office"])
    ('national', 'audit', 'office')
    """
    letters = [letter.lower() for letter in short if letter.isupper()]
    large = [word.strip(",’'").lower() for word in words if word.lower() not in _SMALL][-len(letters) :]
    return tuple(large) if [word[:1] for word in large] == letters else ()
