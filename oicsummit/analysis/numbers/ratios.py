"""Ratios: all that words say of shares and multiples."""

import re

from oicsummit.analysis.numbers import multiples, shares
from oicsummit.analysis.numbers.shares import Ratio

_CHEAP = re.compile(
    r"hal[fv]|third|quarter|th\b|ths\b|\bin\b|out of|doubl|trebl|tripl|upl|twice|thrice|times|fold|\dx|\d/\d|-in-"
    r"|\d-to-",
    re.IGNORECASE,
)


def find(text: str) -> list[Ratio]:
    """Return the ratios that `text` names, from left to right; where two overlap the longer stays."""
    if not _CHEAP.search(text):
        return []
    found: list[Ratio] = []
    for ratio in sorted((*shares.find(text), *multiples.find(text)), key=lambda r: (r.start - r.end, r.start)):
        if all(ratio.end <= other.start or ratio.start >= other.end for other in found):
            found.append(ratio)
    return sorted(found, key=lambda ratio: ratio.start)
