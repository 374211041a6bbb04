"""Quantities: every number of a text that counts or measures, with its unit, noun, hedge, change and period."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from . import candidates, changes, coverage, hedges, intervals, nouns, periods, plain, units
from .candidates import Candidate
from .parse import Parsed, ParsedBlock, ParsedSentence
from .types import BlockKind, Interval, Modifier, Quantity


def read(parsed: Parsed, published: date | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of a parsed text in text order, the vague ones ("hundreds of people") among them.

    Periods given in relative words are resolved against `published`.
    """
    by_block = _by_block(parsed)
    found: list[Quantity] = []
    for block in parsed.blocks:
        if block.kind is not BlockKind.FURNITURE:
            found += read_block(parsed.text, block, by_block.get(id(block), ()), published)
    return tuple(found)


def _by_block(parsed: Parsed) -> dict[int, tuple[ParsedSentence, ...]]:
    grouped: dict[int, list[ParsedSentence]] = {}
    for sentence in parsed.sentences:
        grouped.setdefault(id(sentence.block), []).append(sentence)
    return {key: tuple(rows) for key, rows in grouped.items()}


def read_block(
    text: str, block: ParsedBlock, sentences: tuple[ParsedSentence, ...], published: date | None
) -> list[Quantity]:
    """Return the quantities of one block of the stored `text`."""
    found = [c for c in candidates.find(block, sentences) if not plain.is_name(c)]
    kept: list[Candidate] = []
    for candidate in found:
        _settle(candidate, kept)
        if candidate.bound is not None or plain.is_quantity(candidate, found):
            kept.append(candidate)
    _pair(kept)
    kept = [candidate for candidate in kept if plain.is_quantity(candidate, found)]
    out: list[Quantity] = []
    for group in candidates.groups(kept):
        out += _of_sentence(text, block, group, published)
    return out


def _pair(kept: list[Candidate]) -> None:
    """Give the first of a range what only its second says: "between 12 and 15 low-floor trams", "fell by 3% to 4%"."""
    for first, second in pairwise(kept):
        if first.bound is Modifier.AT_LEAST and second.bound is Modifier.UP_TO and first.unit == second.unit:
            noun = second.noun or first.noun
            change = first.change or second.change
            first.noun = second.noun = noun
            first.change = second.change = change


def _settle(candidate: Candidate, earlier: list[Candidate]) -> None:
    """Fill in unit, hedge, noun and change of a candidate, those before it in the block being settled."""
    if not candidate.unit:
        candidate.unit, candidate.value = plain.unit_of(candidate, earlier)
    _hedge(candidate)
    candidate.change = changes.read(candidate) if candidate.vague is None else None
    if candidate.unit in ("count", "percent", "ratio"):
        candidate.noun = nouns.read(candidate, earlier)
    if candidate.change is None and candidate.vague is None:
        candidate.change = changes.of_object(candidate)
    if candidate.noun in units.TIMES and candidate.unit == "count" and candidate.vague is None:
        _measure_time(candidate)


def _measure_time(candidate: Candidate) -> None:
    """ "Five successive years": what seemed a count is a length of time."""
    times, candidate.unit = units.MULTIPLES.get(candidate.noun or "", (1, candidate.noun or ""))
    candidate.value = candidate.value * times if candidate.value is not None else None
    candidate.noun = None


def _hedge(candidate: Candidate) -> None:
    doc = candidate.first.doc
    hedge = hedges.around(doc.text, candidate.start, candidate.end, candidate.unit)
    if hedge is not None and hedge.start < candidate.start:
        words = doc.char_span(hedge.start, candidate.start, alignment_mode="expand")
        candidate.hedged = words[0] if words is not None and len(words) else candidate.first
    if candidate.bound is not None:
        candidate.modifier, candidate.modifier_text = candidate.bound, hedge.words if hedge else ""
    elif hedge is not None:
        candidate.modifier, candidate.modifier_text = hedge.modifier, hedge.words


def _of_sentence(text: str, block: ParsedBlock, group: list[Candidate], published: date | None) -> list[Quantity]:
    tokens = group[0].sentence.tokens
    offset = tokens.start_char
    found = periods.find(tokens.text, published)
    for one in found:
        one.start, one.end = one.start + offset, one.end + offset
    placed = coverage.place(block.doc, found)
    group = [candidate for candidate in group if not coverage.is_in_calendar(candidate, placed)]
    return [_quantity(text, block, candidate, coverage.cover(candidate, placed, group)) for candidate in group]


def _quantity(text: str, block: ParsedBlock, candidate: Candidate, found: periods.Found | None) -> Quantity:
    span = block.source(candidate.start, candidate.end)
    words = span.of(text)
    period = None
    if found is not None:
        place = block.source(found.start, found.end)
        period = replace(found.period, text=place.of(text), span=place)
    return Quantity(
        span=span,
        text=words,
        value=_normal(candidate.value),
        unit=candidate.unit,
        noun=candidate.noun,
        modifier=candidate.modifier,
        modifier_text=candidate.modifier_text,
        change=candidate.change,
        period=period,
        interval=_interval(candidate, block.doc.text[candidate.start : candidate.end]),
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
