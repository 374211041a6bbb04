"""Candidates: the numbers of a sentence that may be quantities, with their tokens, before noun and period are read."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from oicsummit.analysis.numbers import amounts, ranges, ratios, silences, vague
from oicsummit.analysis.numbers.amounts import Amount
from oicsummit.analysis.numbers.phrases import covering
from oicsummit.analysis.numbers.shares import Ratio
from oicsummit.analysis.parse import ParsedBlock, ParsedSentence
from oicsummit.analysis.types import Change, Modifier

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(slots=True, eq=False)
class Candidate:
    """A number at `[start, end)` of its block's cleaned copy, and what is known of it so far.

    `first` and `last` are its tokens; `vague` holds the values of a number that is not named.
    """

    start: int
    end: int
    value: Decimal | None
    unit: str
    first: "Token"
    last: "Token"
    sentence: ParsedSentence
    bound: Modifier | None = None
    change: Change | None = None
    attached: bool = False
    shared: bool = False
    amount: Amount | None = None
    vague: tuple[Decimal, Decimal] | None = None
    noun: str | None = None
    modifier: Modifier = Modifier.EXACT
    modifier_text: str = ""
    hedged: "Token" = field(init=False)  # the first token of the hedge, `first` where there is none

    def __post_init__(self) -> None:
        self.hedged = self.first

    @property
    def text(self) -> str:
        """The cleaned copy of the block that the number stands in."""
        return self.sentence.block.cleaned.text

    @property
    def is_digits(self) -> bool:
        return self.amount is not None and self.amount.numeral.digits


def find(block: ParsedBlock, sentences: tuple[ParsedSentence, ...]) -> list[Candidate]:
    """Return the candidates of a block in text order, none overlapping another."""
    text = block.cleaned.text
    if not sentences or not text:
        return []
    silent = silences.find(text)
    taken = [False] * (len(text) + 1)
    found = [
        _of_ratio(block.doc, ratio, sentences) for ratio in ratios.find(text) if not _silenced(ratio.start, silent)
    ]
    _join_ratios(text, found)
    for candidate in found:
        _take(taken, candidate)
    for one in vague.find(text):
        if not any(taken[one.start : one.end]) and not _silenced(one.start, silent):
            found.append(_of_vague(block.doc, one, sentences))
            _take(taken, found[-1])
    spans = [*silent, *((c.start, c.end) for c in found)]
    for amount in ranges.join(text, amounts.find(text, spans)):
        if not any(taken[amount.start : amount.end]):
            found.append(_of_amount(block.doc, amount, sentences))
            _take(taken, found[-1])
    return sorted(found, key=lambda candidate: candidate.start)


_BETWEEN = re.compile(r"\bbetween[ ]$", re.IGNORECASE)


def _join_ratios(text: str, found: list[Candidate]) -> None:
    """Make "between a quarter and a third" and "a quarter to a third" one range."""
    for first, second in pairwise(found):
        gap = text[first.end : second.start]
        rising = first.value is not None and second.value is not None and first.value < second.value
        if rising and (
            gap == " to " or (gap == " and " and _BETWEEN.search(text, max(0, first.start - 9), first.start))
        ):
            first.bound, second.bound = Modifier.AT_LEAST, Modifier.UP_TO


def _take(taken: list[bool], candidate: Candidate) -> None:
    taken[candidate.start : candidate.end] = [True] * (candidate.end - candidate.start)


def _silenced(at: int, silent: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in silent)


def _sentence(token: "Token", sentences: tuple[ParsedSentence, ...]) -> ParsedSentence:
    at = bisect_right(sentences, token.i, key=lambda sentence: sentence.tokens.start)
    return sentences[max(0, at - 1)]


def _of_ratio(doc: "Doc", ratio: Ratio, sentences: tuple[ParsedSentence, ...]) -> Candidate:
    first, last = covering(doc, ratio.start, ratio.end)
    sentence = _sentence(first, sentences)
    return Candidate(ratio.start, ratio.end, ratio.value, "ratio", first, last, sentence, change=ratio.change)


def _of_vague(doc: "Doc", found: vague.Vague, sentences: tuple[ParsedSentence, ...]) -> Candidate:
    first, last = covering(doc, found.start, found.end)
    sentence = _sentence(first, sentences)
    return Candidate(found.start, found.end, None, "count", first, last, sentence, vague=(found.low, found.high))


def _of_amount(doc: "Doc", amount: Amount, sentences: tuple[ParsedSentence, ...]) -> Candidate:
    first, last = covering(doc, amount.start, amount.end)
    candidate = Candidate(amount.start, amount.end, amount.value, amount.unit, first, last, _sentence(first, sentences))
    candidate.bound, candidate.attached, candidate.amount = amount.bound, amount.attached, amount
    candidate.shared = amount.shared
    return candidate


def groups(found: list[Candidate]) -> Iterator[list[Candidate]]:
    """Yield the candidates sentence by sentence."""
    group: list[Candidate] = []
    for candidate in found:
        if group and candidate.sentence is not group[-1].sentence:
            yield group
            group = []
        group.append(candidate)
    if group:
        yield group
