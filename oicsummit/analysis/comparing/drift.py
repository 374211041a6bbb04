"""Quotations of one speech that differ: the same words, and the words that only one of the two has."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

_WORD = re.compile(r"\w+(?:[’'-]\w+)*|\S")
Part = Literal["both", "left", "right"]
LEAST = 4  # words in common, below which two quotations are two sayings


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words that stands in both quotations or in one of them, as that one writes it (`both`: as the left)."""

    part: Part
    words: str


def diff(left: str, right: str) -> tuple[Stretch, ...]:
    """Return two quotations as one run of words, case, marks and kinds of quotation mark left aside."""
    one, other = _words(left), _words(right)
    return tuple(_stretches(one, other))


def _stretches(one: list[str], other: list[str]) -> Iterator[Stretch]:
    for kind, i, j, k, m in _matcher(one, other).get_opcodes():
        if kind == "equal":
            yield Stretch("both", " ".join(one[i:j]))
            continue
        if i < j:
            yield Stretch("left", " ".join(one[i:j]))
        if k < m:
            yield Stretch("right", " ".join(other[k:m]))


@lru_cache(maxsize=64)  # asked for of one pair after another, up to three times
def likeness(left: str, right: str) -> float:
    """Return the share of the shorter quotation's words that stand in the other in the same order, 0 to 1."""
    one, other = _words(left), _words(right)
    if not one or not other:
        return 0.0
    # The matcher is not symmetric: always compare in the same order.
    shared = sum(block.size for block in _matcher(*sorted((one, other))).get_matching_blocks())
    return shared / min(len(one), len(other)) if shared >= min(LEAST, len(one), len(other)) else 0.0


def at_most(left: str, right: str) -> float:
    """Return the share of the shorter quotation's words that stand in the other in whatever order: `likeness` is not
    above it, and takes twenty times as long."""
    one, other = _counted(left), _counted(right)
    shorter = min(one.total(), other.total())
    return (one & other).total() / shorter if shorter else 0.0


@lru_cache(maxsize=4096)
def _counted(text: str) -> Counter[str]:
    return Counter(map(_fold, _words(text)))


def differs(left: str, right: str) -> bool:
    """Tell whether two quotations differ within what both quote; where one only begins or ends earlier is no drift."""
    codes = _matcher(*sorted((_words(left), _words(right)))).get_opcodes()
    inner = codes[1:-1] if len(codes) > 2 else codes
    replaced = any(code[0] == "replace" for code in codes)
    return replaced or any(code[0] != "equal" for code in inner)


def _matcher(one: list[str], other: list[str]) -> "SequenceMatcher[str]":
    return SequenceMatcher(None, list(map(_fold, one)), list(map(_fold, other)), autojunk=False)


def _fold(word: str) -> str:
    return word.casefold().replace("’", "'").replace("-", "")


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if any(c.isalnum() for c in word)]
