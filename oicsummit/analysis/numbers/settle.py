"""Settling: the unit, hedge, change and noun of each candidate, one after the other, and which of them stay."""

import re
from itertools import pairwise

from oicsummit.analysis import units
from oicsummit.analysis.numbers import candidates, changes, hedges, nouns, plain
from oicsummit.analysis.numbers.candidates import Candidate
from oicsummit.analysis.numbers.phrases import covering
from oicsummit.analysis.parse import ParsedBlock, ParsedSentence
from oicsummit.analysis.types import Modifier

# What stands between the two ways of saying one change: "fell 345 points, or 0.8%".
_OR = re.compile(r"(?:[ ][a-z]+)?(?:[ ]an?[ ][a-z]+)?,?[ ]or[ ](?:about[ ]|around[ ]|nearly[ ]|some[ ])?[\d£$€]")


def of_block(block: ParsedBlock, sentences: tuple[ParsedSentence, ...]) -> list[Candidate]:
    """Return the quantities of a block as settled candidates, all but their periods."""
    found = [c for c in candidates.find(block, sentences) if not plain.is_name(c)]
    kept: list[Candidate] = []
    for candidate in found:
        _settle(candidate, kept)
        if candidate.bound is not None or plain.is_quantity(candidate, found):
            kept.append(candidate)
    for first, second in pairwise(kept):
        _pair(first, second)
    return [candidate for candidate in kept if plain.is_quantity(candidate, found)]


def _settle(candidate: Candidate, earlier: list[Candidate]) -> None:
    """Fill in what is known of a candidate, those before it in the block being settled."""
    if not candidate.unit:
        candidate.unit = plain.unit_of(candidate, earlier)
    _hedge(candidate)
    if candidate.vague is not None:
        candidate.noun = nouns.read(candidate, earlier)
        return
    candidate.change = changes.read(candidate)
    if candidate.unit in ("count", "percent", "ratio"):
        candidate.noun = nouns.read(candidate, earlier)
    candidate.change = candidate.change or changes.of_object(candidate)
    if candidate.noun in units.TIMES and candidate.unit == "count":
        _measure_time(candidate, candidate.noun)


def _measure_time(candidate: Candidate, noun: str) -> None:
    """ "Five successive years": what seemed a count is a length of time."""
    times, candidate.unit = units.MULTIPLES.get(noun, (1, noun))
    candidate.value = candidate.value * times if candidate.value is not None else None
    candidate.noun = None


def _hedge(candidate: Candidate) -> None:
    doc = candidate.first.doc
    hedge = hedges.around(candidate.text, candidate.start, candidate.end, candidate.unit)
    if hedge is not None:
        candidate.modifier, candidate.modifier_text = hedge.modifier, hedge.words
        if hedge.start < candidate.start:
            candidate.hedged, _ = covering(doc, hedge.start, candidate.start)
    if candidate.bound is not None:
        candidate.modifier = candidate.bound


def _pair(first: Candidate, second: Candidate) -> None:
    """Give the one what only the other says: "between 12 and 15 low-floor trams", "fell 345 points, or 0.8%"."""
    if first.bound is Modifier.AT_LEAST and second.bound is Modifier.UP_TO and first.unit == second.unit:
        first.noun = second.noun = second.noun or first.noun
        first.change = second.change = first.change or second.change
    elif second.change is None and (_is_other_words(first, second) or _is_coordinate(first, second)):
        second.change = first.change


def _is_other_words(first: Candidate, second: Candidate) -> bool:
    return _OR.match(first.text, first.end, second.start + 1) is not None


def _is_coordinate(first: Candidate, second: Candidate) -> bool:
    """ "Rose 0.5% from March and 4.4% from a year ago": no verb stands between, and "and" before the second."""
    if first.unit != second.unit or first.sentence is not second.sentence:
        return False
    doc = first.first.doc
    before = second.hedged.nbor(-1).text.casefold() if second.hedged.i else ""
    between = doc[first.last.i + 1 : second.first.i]
    return before == "and" and not any(t.pos_ in ("VERB", "AUX") for t in between)
