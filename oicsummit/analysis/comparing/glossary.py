"""The newsroom's glossary of measures as the comparison uses it: which word is narrower, broader, or not the same.

Editors write and cite it in the application; here it is a plain argument. Without one nothing is assumed: words
of one class of general English (`lexicon`) are compatible, and the slot says that two words were used.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from oicsummit.analysis.comparing.lexicon import root
from oicsummit.analysis.types import Outcome

Sense = Literal["narrower", "broader", "not_the_same"]


@dataclass(frozen=True)
class Measure:
    """An entry: the words for it, and for other entries' names how this one stands to them.

    `relations` maps a name to "narrower" (this is a part of that), "broader", or "not_the_same".
    """

    name: str
    words: tuple[str, ...] = ()
    relations: Mapping[str, Sense] = field(default_factory=dict)


@dataclass(frozen=True)
class Glossary:
    """All entries. `compare` is symmetric: it holds in both directions what is written in one."""

    measures: tuple[Measure, ...] = ()

    @cached_property
    def _by_words(self) -> Mapping[frozenset[str], Measure]:
        return {_roots(words): m for m in self.measures for words in (m.name, *m.words)}

    def find(self, words: str) -> Measure | None:
        """Return the entry that has just these words, in any form."""
        return self._by_words.get(_roots(words)) if self.measures else None

    def compare(self, left: str, right: str) -> tuple[Outcome, str] | None:
        """Return the outcome of two wordings with its reason, None where the glossary does not say."""
        one, other = self.find(left), self.find(right)
        if one is None or other is None:
            return None
        if one == other:
            return Outcome.SAME, f"{left} and {right} are both {one.name} in the glossary"
        sense = one.relations.get(other.name) or _turned(other.relations.get(one.name))
        return _OUTCOMES[sense](left, right) if sense else None


def _narrower(left: str, right: str) -> tuple[Outcome, str]:
    return Outcome.A_NARROWER, f"{left} is narrower than {right} in the glossary"


def _broader(left: str, right: str) -> tuple[Outcome, str]:
    return Outcome.B_NARROWER, f"{right} is narrower than {left} in the glossary"


def _not_the_same(left: str, right: str) -> tuple[Outcome, str]:
    return Outcome.DIFFERS, f"{left} and {right} are not the same in the glossary"


_OUTCOMES = {"narrower": _narrower, "broader": _broader, "not_the_same": _not_the_same}
_TURNED: Mapping[str, Sense] = {"narrower": "broader", "broader": "narrower", "not_the_same": "not_the_same"}


def _turned(sense: Sense | None) -> Sense | None:
    return _TURNED[sense] if sense else None


def _roots(words: str) -> frozenset[str]:
    return frozenset(root(word) for word in words.casefold().split())


EMPTY = Glossary()
