"""The claims of a corpus as the reader reads them, without reading each: every measure and wording is read once.

What is read is then told of other towns, months and numbers. Only the words of the town and of the number differ, and
with them the keys; `scale` compares the keys with those of claims that are read in earnest.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from benchmarks import _corpus
from benchmarks._corpus import MONTHS, Told
from oicsummit.analysis import intervals, read
from oicsummit.analysis.comparing import keys
from oicsummit.analysis.comparing.lexicon import root
from oicsummit.analysis.similarity import weight
from oicsummit.analysis.types import Claim, Features, Period, Quantity, Sentence, Span

PUBLISHED = date(2026, 1, 1)
MEASURES = len(_corpus.FRAMES) * len(_corpus.SECTORS)


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence with its claim and its figure, where they stand in their document."""

    sentence: Sentence
    claim: Claim
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Template:
    """A claim that was read, and what it tells."""

    told: Told
    read: Record
    tied: frozenset[str]  # the keys that do not follow from the claim's features alone


@cache
def templates() -> Mapping[tuple[int, int], Template]:
    """Return each measure in each wording as it is read in a document of forty others."""
    every = [(measure, wording) for wording in range(3) for measure in range(MEASURES)]
    towns = _corpus.places()
    told = [Told(m, towns[97 * i % len(towns)], 2019, i % 12, 4567, w, i % 6) for i, (m, w) in enumerate(every)]
    documents = len(every) // _corpus.PER_DOCUMENT
    found = [pair for start in range(documents) for pair in _read(told[start::documents])]
    return {(template.told.measure, template.told.wording): template for template in found}


def _read(told: list[Told]) -> list[Template]:
    reading = read("\n\n".join(each.sentence for each in told), published=PUBLISHED)
    of = {reading.sentences[claim.sentence].text: claim for claim in reading.claims}
    found = [(each, of[each.sentence]) for each in told]
    records = [
        (each, Record(reading.sentences[c.sentence], c, reading.quantities[c.quantities[0]])) for each, c in found
    ]
    return [Template(each, record, _tied(record)) for each, record in records]


def _tied(read: Record) -> frozenset[str]:
    features = read.claim.features
    return frozenset(features.keys).difference(_keys(features, read.quantity, read.sentence.text, read.claim.text))


def record(told: Told, start: int) -> Record:
    """Return the claim of `told` as it is read where its sentence begins at `start` of a document."""
    template = templates()[told.measure, told.wording]
    swap = _swapper(template.told, told)
    sentence = replace(template.read.sentence, span=Span(start, start + len(told.sentence)), text=told.sentence)
    quantity = _quantity(template.read.quantity, told, swap, sentence)
    words = swap(template.read.claim.text)
    at = start + told.sentence.index(words)
    features = _features(template.read.claim.features, template.told, told, swap)
    own = _keys(features, quantity, told.sentence, words)
    features = replace(features, keys=tuple(sorted({*own, *map(swap, template.tied)})))
    span = Span(at, at + len(words))
    return Record(sentence, replace(template.read.claim, span=span, text=words, features=features), quantity)


def _swapper(before: Told, after: Told) -> Callable[[str], str]:
    """Return what puts the town, the number and the month of one claim in the place of another's."""
    pairs = [
        (before.place, after.place),
        (before.place.lower(), after.place.lower()),
        (root(before.place.lower()), root(after.place.lower())),  # phrases hold roots
        (before.written, after.written),
        (_when(before), _when(after)),
        (MONTHS[before.month], MONTHS[after.month]),
        (root(MONTHS[before.month].lower()), root(MONTHS[after.month].lower())),
    ]

    def swap(words: str) -> str:
        for old, new in pairs:
            words = words.replace(old, new)
        return words

    return swap


def _when(told: Told) -> str:
    return f"{MONTHS[told.month]} {told.year}"


def _quantity(model: Quantity, told: Told, swap: Callable[[str], str], sentence: Sentence) -> Quantity:
    text, period = swap(model.text), model.period
    value = Decimal(told.digits) * (model.value or 0) / Decimal(4567)
    at = sentence.span.start + sentence.text.index(text)
    days = (
        date(told.year, told.month + 1, 1),
        date(told.year, told.month + 1, monthrange(told.year, told.month + 1)[1]),
    )
    when = swap(period.text) if period else ""
    begins = sentence.span.start + sentence.text.index(when)
    return replace(
        model,
        span=Span(at, at + len(text)),
        text=text,
        value=value,
        period=Period(when, *days, Span(begins, begins + len(when))),
        interval=intervals.interval(value, text, model.modifier, model.modifier_text),
    )


def _features(model: Features, before: Told, after: Told, swap: Callable[[str], str]) -> Features:
    terms = tuple(swap(word) for word in model.terms)
    town = after.place.lower()
    weights = [weight(town) if word == town else known for word, known in zip(terms, model.weights, strict=True)]
    return replace(
        model,
        terms=terms,
        weights=tuple(round(each, 3) for each in weights),
        names=tuple(swap(name) for name in model.names),
        slots={name: tuple(_swapped(name, phrase, swap) for phrase in told) for name, told in model.slots.items()},
    )


def _swapped(slot: str, told: str, swap: Callable[[str], str]) -> str:
    # The two words of a phrase stand in the order of the alphabet.
    return " ".join(sorted(swap(told).split())) if slot == "phrases" else swap(told)


def _keys(features: Features, quantity: Quantity, sentence: str, words: str) -> tuple[str, ...]:
    return (*keys.of(features, (quantity,)), *keys.nearby(sentence, "", words, (quantity,)))
