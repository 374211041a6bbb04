"""Words of general English that cannot both be said of one thing at once: "rose" and "fell", "opened" and "shut"."""

from functools import cache

from oicsummit.analysis.comparing.lexicon import root

_PAIRS = """
rise increase grow climb surge jump soar double expand more higher up | fall decrease decline drop reduce shrink \
halve fewer less lower down slump plunge
open reopen launch | close shut closure
approve accept grant allow permit | reject refuse deny ban block prohibit veto
support back endorse welcome | oppose resist condemn
win gain victory | lose loss defeat
succeed success work | fail failure collapse
hire recruit employ | sack dismiss fire redundant
improve better recover | worsen worse deteriorate
strengthen strong | weaken weak
quicken fast faster quick | slow slower delay late
safe safer | unsafe dangerous
cheap cheaper | expensive dear costly
keep maintain preserve retain | scrap abolish axe cancel abandon
build construct | demolish dismantle
legal lawful | illegal unlawful
guilty convict | innocent acquit clear
present attend join | absent boycott leave
enough sufficient surplus plenty | shortage insufficient lack short
compulsory mandatory | voluntary optional
early earlier | late later
first | last
confirm admit | deny
public | private
"""


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _PAIRS.strip().splitlines():
        left, right = ([root(word) for word in side.split()] for side in line.split("|"))
        for word in left:
            found.setdefault(word, set()).update(right)
        for word in right:
            found.setdefault(word, set()).update(left)
    return {word: frozenset(others) for word, others in found.items()}


_TABLE = _table()


@cache
def opposite(words: frozenset[str], others: frozenset[str]) -> tuple[str, str] | None:
    """Return a word of each set that excludes the other, where neither set holds both; None where there is none."""
    for word in sorted(words & _TABLE.keys()):
        against = sorted(_TABLE[word] & others)
        if against and words.isdisjoint(_TABLE[word]) and others.isdisjoint(_TABLE[against[0]]):
            return word, against[0]
    return None
