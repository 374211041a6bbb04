"""Readers that do little, at once, and are the same for ever: for tests of what is done with a reading.

`plain` takes each sentence that holds a number for a claim; the others differ from it by one rule each. A worker
uses one of them where its environment says ANALYSIS=tests.readers.plain.
"""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from oicsummit.analysis.types import (
    Attribution,
    BlockKind,
    Bounds,
    Claim,
    Features,
    Interval,
    Kind,
    Metadata,
    Modifier,
    Quantity,
    Reading,
    Sentence,
    Span,
    Speaker,
    Tense,
    Worth,
)

_SENTENCE = re.compile(r"[^\s.][^.]*\.")
_NUMBER = re.compile(r"(?P<sign>£)?(?P<digits>\d[\d,]*\d|\d)(?: (?P<noun>[a-z]+)s\b)?")
_SPEAKER = re.compile(r"^(?P<name>[A-Z]\w+ [A-Z]\w+) said (?:that )?")


def plain(text: str, published: date | None = None) -> Reading:
    """Every sentence with a number is a claim; "Ann Roe said" names its speaker."""
    return _read(text, lambda claim, quantities: claim)


def without_money(text: str, published: date | None = None) -> Reading:
    """A rule off: sentences of money are no claims."""
    return _read(text, lambda claim, quantities: None if any(q.unit == "GBP" for q in quantities) else claim)


def in_two(text: str, published: date | None = None) -> Reading:
    """A rule on: a claim goes no further than the first " and "; what follows is a claim of its own."""
    return _read(text, lambda claim, quantities: claim, split=" and ")


def as_events(text: str, published: date | None = None) -> Reading:
    """Another rule: every claim is an event."""
    return _read(text, lambda claim, quantities: replace(claim, kind=Kind.EVENT))


def anonymous(text: str, published: date | None = None) -> Reading:
    """Another rule: nobody says anything."""
    own = {"speaker": None, "chain": (), "attribution": Attribution.OWN_VOICE}
    return _read(text, lambda claim, quantities: replace(claim, **own))


def slow(text: str, published: date | None = None) -> Reading:
    """`plain`, but takes a moment, in which a worker can be killed."""
    time.sleep(0.2)
    return plain(text, published)


def later(text: str, published: date | None = None) -> Reading:
    """Several rules on and off at once: cuts at " and ", nothing is stolen, multiples of four are events; slowly."""
    time.sleep(0.1)
    return _read(text, _later, split=" and ")


def _later(claim: Claim, quantities: tuple[Quantity, ...]) -> Claim | None:
    if "stolen" in claim.text:
        return None
    if any(quantity.value % 4 == 0 for quantity in quantities):
        return replace(claim, kind=Kind.EVENT)
    return replace(claim, speaker=None, chain=()) if claim.speaker == "Di Hart" else claim


def failing(text: str, published: date | None = None) -> Reading:
    """Fails on a text that says so."""
    if "poison" in text:
        raise RuntimeError("this text cannot be read")
    return plain(text, published)


def overrating(text: str, published: date | None = None) -> Reading:
    """Finds a poison worth more than anything can be: its claims are read, but the database refuses them."""
    return _read(text, lambda claim, _: replace(claim, worth=Worth(2.0, ())) if "poison" in text else claim)


_Rule = Callable[[Claim, tuple[Quantity, ...]], Claim | None]


def _read(text: str, rule: _Rule, *, split: str = "") -> Reading:
    sentences = tuple(
        Sentence(Span(*match.span()), match.group(), BlockKind.PARAGRAPH, 0) for match in _SENTENCE.finditer(text)
    )
    quantities = tuple(_quantity(match) for match in _NUMBER.finditer(text))
    claims = []
    for index, sentence in enumerate(sentences):
        for span in _spans(sentence, split):
            inside = tuple(i for i, q in enumerate(quantities) if span.start <= q.span.start and q.span.end <= span.end)
            claim = _claim(text, span, index, inside, sentence) if inside else None
            if claim and (claim := rule(claim, tuple(quantities[i] for i in inside))):
                claims.append(claim)
    speakers = tuple(Speaker(name) for name in sorted({claim.speaker for claim in claims if claim.speaker}))
    return Reading(sentences, quantities, speakers, tuple(claims), Metadata())


def _spans(sentence: Sentence, split: str) -> list[Span]:
    said = _SPEAKER.match(sentence.text)
    start, end = sentence.span.start + (said.end() if said else 0), sentence.span.end - 1
    cut = sentence.text.find(split) if split else -1
    if cut < 0:
        return [Span(start, end)]
    return [Span(start, sentence.span.start + cut), Span(sentence.span.start + cut + len(split), end)]


def _quantity(match: re.Match[str]) -> Quantity:
    end = match.end("digits")
    value = Decimal(match["digits"].replace(",", ""))
    bounds = Bounds(value, value)
    return Quantity(
        span=Span(match.start(), end),
        text=match.string[match.start() : end],
        value=value,
        unit="GBP" if match["sign"] else "count",
        noun=match["noun"],
        modifier=Modifier.EXACT,
        modifier_text="",
        change=None,
        period=None,
        interval=Interval(bounds, bounds),
    )


def _claim(text: str, span: Span, index: int, quantities: tuple[int, ...], sentence: Sentence) -> Claim:
    said = _SPEAKER.match(sentence.text)
    name = said["name"] if said else None
    words = tuple(re.findall(r"[a-z]{9,}|[A-Z][a-z]{3,}", span.of(text)))  # names and long words tell most
    return Claim(
        span=span,
        text=span.of(text),
        sentence=index,
        kind=Kind.STATISTIC,
        speaker=name,
        chain=(name,) if name else (),
        attribution=Attribution.INDIRECT if name else Attribution.OWN_VOICE,
        tense=Tense.DELIVERED,
        quantities=quantities,
        worth=Worth(0.5, ("it holds a number",)),
        features=Features(terms=words, weights=(1.0,) * len(words)),
    )
