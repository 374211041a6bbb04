"""Words of general English that stand for one another when two claims are compared.

A line of `thesaurus` or `fields` is a class of verbs, nouns and adjectives by which writers say much the same thing. A
class is a hint, weaker than the same word: it brings two claims together, the slots then say whether they agree.
Nothing here belongs to one subject; what one newsroom's subject needs stands in its glossary.
"""

import re
from functools import cache

from oicsummit.analysis.comparing.fields import FIELDS
from oicsummit.analysis.comparing.thesaurus import CLASSES

_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "migrants": "migrant",
    "died": "die",
    "dying": "die",
    "deaths": "death",
    "sought": "seek",
    "fought": "fight",
    "built": "build",
    "spent": "spend",
    "fell": "fall",
    "rose": "rise",
    "arose": "arise",
    "analysis": "analyse",
    "anti": "counter",
}
# What happens is kept in the text's own words ("taken down"): forms that no ending shows, but for those that are words
# of their own too ("left", "found").
_FORMS = """
taken take; given give; held hold; sent send; paid pay; sold sell; bought buy; brought bring; caught catch; lost lose;
won win; met meet; struck strike; stolen steal; driven drive; written write; grown grow; risen rise; fallen fall;
kept keep; swept sweep; drawn draw; thrown throw; blown blow; flown fly; hidden hide; sunk sink; laid lay; led lead;
fled flee; chosen choose; broken break; frozen freeze; eaten eat; torn tear; worn wear; begun begin; became become
"""
_IRREGULAR |= dict(pair.split() for pair in _FORMS.split(";"))

# Endings, longest first, and how much of a word must be left before each of them.
_ENDINGS = tuple(
    sorted(
        """isation ization ification ational ation ition ution ment ness ity ance ence ising izing ing ised ized ise ize
        ically ally ively ative ive al ist ism ure ion ic ant ed ly e""".split(),
        key=lambda ending: (-len(ending), ending),
    )
)
_LONG_STEM = ("or", "er", "y")
_PREFIX = re.compile(r"^(?:anti|counter|co|re|pre|non)-(?=\w{4})|^(?:counter)(?=terror)")
_VERBAL = re.compile(r"(?<=\w{4})(?:at|it|ut|i|e)$")


@cache
def root(lemma: str) -> str:
    """Return what `lemma` shares with its relatives: "smuggler" and "smuggling" both give "smuggl"."""
    word = _singular(_PREFIX.sub("", _IRREGULAR.get(lemma, lemma)))
    stem = _VERBAL.sub("", _without_ending(_without_ending(word)))
    return stem[:-1] if len(stem) > 4 and stem[-1] == stem[-2] and stem[-1] not in "sl" else stem


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and len(word) > 4 and word[-2] not in "sui" else word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    for ending in _LONG_STEM:
        if word.endswith(ending) and len(word) - len(ending) >= 5 and not word.endswith("cy"):
            return word[: -len(ending)]
    return word


def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for words in (line.split() for line in (CLASSES + FIELDS).splitlines() if line):
        for word in words:
            table.setdefault(root(word), set()).add(words[0])
    return {stem: frozenset(names) for stem, names in table.items()}


_TABLE = _table()
_NONE: frozenset[str] = frozenset()


def classes(stem: str) -> frozenset[str]:
    """Return the classes that a `root` belongs to, each named by its first word; none for most words."""
    return _TABLE.get(stem, _NONE)


def kin(left: str, right: str) -> bool:
    """Tell whether two roots are one, or stand in one class."""
    return left == right or not classes(left).isdisjoint(classes(right))
