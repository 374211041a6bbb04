"""What sort of assertion a claim is: a weighted vote of its features, its wording, and what the definitions give."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from oicsummit.analysis import similarity
from oicsummit.analysis.assertions import kind_wording
from oicsummit.analysis.assertions.kind_features import features, head_of
from oicsummit.analysis.assertions.kind_rules import verdict
from oicsummit.analysis.types import Kind, Quantity

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

ORDER = tuple(Kind)  # of the columns of the weights
WEIGHTS = Path(__file__).with_name("kind_weights.npz")  # fitted by `python -m benchmarks._fit_kinds`
WORDING, MEANING = 0.45, 3.0  # how strongly a name and a meaning count, which the fit's one penalty presupposes
_RECORD = re.compile(
    r"""\b(?:record(?!ed|s?\s+(?:of|show))(?:-\w+)?(?=\s+[a-z\d£$€])|on\s+record|itself\s+a\s+record|a\s+record\b
      | first\s+(?:of\s+its\s+kind|time|\w+\s+to\b
        |(?:[\w-]+\s+){1,4}(?:ever|in\s+(?:\w+\s+)?(?:history|years|decades)|since\b))
      | (?:br(?:eak|eaks|oke|oken|eaking)|beat(?:s|en|ing)?|surpass(?:ed|es|ing)?|eclips(?:ed|es|ing))\s+
        (?:the|its|his|her|a|their)\s+(?:\S+\s+){0,2}(?:mark|record|best)\b
      | (?:\w+er|more|worse|better)\s+(?:\S+\s+){0,6}than\s+(?:(?:at\s+)?any\s+(?:time|other|previous)|ever\b)
      | for\s+the\s+first\s+time | (?:the|its|their|his|her|our)\s+(?:first|last|only)\s+\w+\s+(?:to|since|on|in)\b
      | unprecedented | (?:never|not)\s+(?:before|since) | all-time | since\s+records\s+began
      | in\s+(?:\S+\s+){0,4}history | in\s+a\s+generation | ever\s+(?:recorded|seen|mounted|made|built|held))""",
    re.IGNORECASE | re.VERBOSE,
)
_SUPERLATIVE = re.compile(
    r"""\b(?:highest|lowest|largest|biggest|smallest|deadliest|worst|best|longest|shortest|steepest|fastest|slowest
      |sharpest|oldest|youngest|fewest|busiest|hottest|coldest|wettest|driest|warmest|heaviest|lightest|greatest
      |strongest|weakest|richest|poorest|cheapest|tallest|deepest|most\s+\w+|least\s+\w+)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SCOPE = re.compile(
    r"""\b(?:since|ever|in\s+(?:the\s+)?(?:world|country|region|history|city|continent|year|decade|century|\d+)
      |in\s+\w+\s+(?:years|decades|months)|on\s+record|of\s+(?:the|any|all)|among|for\s+\w+\s+(?:years|months|decades)
      |in\s+[A-Z])""",
    re.VERBOSE,
)


def kind_of(doc: "Doc", start: int, end: int, quantities: Sequence[Quantity], *, record: bool) -> Kind:
    """Return the kind of the claim in tokens `[start, end)` of `doc` with the quantities inside it."""
    rows, words = told_by(doc, start, end, quantities, record=record)
    odds = WORDING * _weights()[0][rows].sum(axis=0)
    for role, found in enumerate(words):
        for word in found:
            odds += MEANING / len(found) * _sense(role, word)
    return ORDER[int(odds.argmax())]


def told_by(
    doc: "Doc", start: int, end: int, quantities: Sequence[Quantity], *, record: bool
) -> tuple["NDArray[np.int64]", kind_wording.Meant]:
    """Return what the kind of a claim is told by: rows of the table of names, and the words that mean something."""
    head = head_of(doc, start, end)
    found = features(doc, start, end, head, quantities, record=record)
    words = kind_wording.meant(doc[start:end], head)
    names = kind_wording.places({*found, f"says:{verdict(found)}", *kind_wording.named(words)})
    return np.concatenate([names, kind_wording.runs(doc, start, end)]), words


@cache
def _weights() -> tuple["NDArray[np.float32]", "NDArray[np.float32]"]:
    """Return how much each name, and each number of a meaning, speaks for each kind, in the order of `ORDER`."""
    with np.load(WEIGHTS, allow_pickle=False) as table:
        return table["names"].astype(np.float32), table["meanings"].astype(np.float32)


@lru_cache(maxsize=1 << 15)
def _sense(role: int, word: str) -> "NDArray[np.float32]":
    """Return how much what a word means speaks for each kind where it stands in that role."""
    vectors = _weights()[1].reshape(kind_wording.ROLES, similarity.DIMENSIONS, len(ORDER))
    spoken: NDArray[np.float32] = similarity.unit(word) @ vectors[role]
    return spoken


def is_record(text: str, figures: bool) -> bool:
    """Tell whether the words state a first, a last or an extreme: "the heaviest July spell since 1977"."""
    if _RECORD.search(text):
        return True
    match = _SUPERLATIVE.search(text)
    if match is None or re.search(r"\bat\s+(?:least|most|best|worst)\b", text, re.IGNORECASE):
        return False
    opens = text.lower().startswith((f"the {match.group().lower()}", "our best"))
    return bool(_SCOPE.search(text, match.end())) or (not figures and opens)
