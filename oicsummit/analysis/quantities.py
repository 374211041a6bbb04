"""Quantities: every number of a text that counts or measures, with its unit, noun, hedge, change and period."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from oicsummit.analysis import intervals, periods
from oicsummit.analysis.numbers import candidates, coverage, settle
from oicsummit.analysis.numbers.candidates import Candidate
from oicsummit.analysis.numbers.phrases import covering
from oicsummit.analysis.parse import Parsed, ParsedBlock, ParsedSentence
from oicsummit.analysis.periods import Form, Found
from oicsummit.analysis.types import BlockKind, Interval, Period, Quantity


def read(parsed: Parsed, published: date | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of a parsed text in text order, the vague ones ("hundreds of people") among them.

    Periods given in relative words are resolved against `published`.
    """
    found: list[Quantity] = []
    for block in parsed.blocks:
        if block.kind is not BlockKind.FURNITURE:
            found += _of_block(parsed, block, published)
    return tuple(found)


def _of_block(parsed: Parsed, block: ParsedBlock, published: date | None) -> Iterator[Quantity]:
    sentences = parsed.by_block[block.index]
    carried = _of_lead_in(parsed, block, published)
    last = -1
    for group in candidates.groups(settle.of_block(block, sentences)):
        sentence = group[0].sentence
        before = sentence.index - 1
        if before != last and sentences[0].index <= before:
            carried = _leading(parsed.text, sentences[before - sentences[0].index], published, subject_only=True)
        yield from _of_sentence(parsed.text, sentence, group, carried, published)
        carried, last = None, sentence.index


def _of_lead_in(parsed: Parsed, block: ParsedBlock, published: date | None) -> Period | None:
    """ "By the end of October:" opens the list that a block is an item of: the period of its figures."""
    if block.lead is None:
        return None
    rows = parsed.by_block[block.lead]
    return _leading(parsed.text, rows[-1], published) if rows else None


def _leading(text: str, sentence: ParsedSentence, published: date | None, subject_only: bool = False) -> Period | None:
    """Return the period that opens a sentence; with `subject_only` only where it is the subject ("This year has …")."""
    found = _periods(sentence, published)
    if not found or found[0].form is not Form.STRETCH or found[0].start > sentence.tokens.start_char:
        return None
    if subject_only:
        first, last = covering(sentence.block.doc, found[0].start, found[0].end)
        if sentence.block.doc[first.i : last.i + 1].root.dep_ not in ("nsubj", "nsubjpass"):
            return None
    return _placed(text, sentence.block, found[0])


def _periods(sentence: ParsedSentence, published: date | None) -> list[Found]:
    """Return the periods of a sentence, placed in its block."""
    found = periods.find(sentence.tokens.text, published)
    offset = sentence.tokens.start_char
    for one in found:
        one.start, one.end = one.start + offset, one.end + offset
    return found


def _placed(text: str, block: ParsedBlock, found: Found) -> Period:
    place = block.source(found.start, found.end)
    return replace(found.period, text=place.of(text), span=place)


def _of_sentence(
    text: str, sentence: ParsedSentence, group: list[Candidate], carried: Period | None, published: date | None
) -> Iterator[Quantity]:
    placed = coverage.place(sentence.block.doc, _periods(sentence, published))
    group = [candidate for candidate in group if not coverage.is_in_calendar(candidate, placed)]
    for candidate in group:
        found = coverage.cover(candidate, placed, group)
        period = _placed(text, sentence.block, found) if found else None
        if period is None and carried is not None and not placed and coverage.takes_period(candidate):
            period = carried
        yield _quantity(text, sentence.block, candidate, period)


def _quantity(text: str, block: ParsedBlock, candidate: Candidate, period: Period | None) -> Quantity:
    span = block.source(candidate.start, candidate.end)
    return Quantity(
        span=span,
        text=span.of(text),
        value=_normal(candidate.value),
        unit=candidate.unit,
        noun=candidate.noun,
        modifier=candidate.modifier,
        modifier_text=candidate.modifier_text,
        change=candidate.change,
        period=period,
        interval=_interval(candidate, block.cleaned.text[candidate.start : candidate.end]),
        vague=candidate.vague is not None,
    )


def _interval(candidate: Candidate, words: str) -> Interval:
    if candidate.vague is not None:
        return intervals.between(*candidate.vague)
    return intervals.interval(candidate.value, words, candidate.modifier, candidate.modifier_text)


def _normal(value: Decimal | None) -> Decimal | None:
    """Drop needless zeros: 2500000.0 → 2500000."""
    if value is None:
        return None
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
