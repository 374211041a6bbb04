"""One speech quoted in two places with different words: which words stand in one of them alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|[^\s]+")
_LETTERS = re.compile(r"[^\w%£$€]+")


@dataclass(frozen=True)
class Run:
    """Consecutive words; `changed` where the other text has not got them."""

    words: str
    changed: bool


def words_apart(a: str, b: str) -> tuple[list[Run], list[Run]]:
    """Return both texts, letter for letter, cut into what they share and what they do not.

    Case, spacing and punctuation do not count as different words.
    """
    first, second = _TOKEN.findall(a), _TOKEN.findall(b)
    left, right = [_plain(token) for token in first], [_plain(token) for token in second]
    blocks = SequenceMatcher(a=left, b=right, autojunk=False).get_matching_blocks()
    return _runs(first, [(block.a, block.size) for block in blocks]), _runs(
        second, [(block.b, block.size) for block in blocks]
    )


def _plain(token: str) -> str:
    return _LETTERS.sub("", token).casefold()


def _runs(tokens: Sequence[str], shared: Sequence[tuple[int, int]]) -> list[Run]:
    runs: list[Run] = []
    at = 0
    for start, size in shared:
        runs += [Run("".join(tokens[at:start]), True), Run("".join(tokens[start : start + size]), False)]
        at = start + size
    return _joined([run for run in runs if run.words])


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Take spaces between two changed stretches into the change, so that it is one."""
    out: list[Run] = []
    for run in runs:
        only_space = not run.words.strip()
        if out and (out[-1].changed == run.changed or only_space):
            out[-1] = Run(out[-1].words + run.words, out[-1].changed)
        else:
            out.append(run)
    return out
