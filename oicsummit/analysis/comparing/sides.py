"""A claim made ready to be compared: its words aligned once, its slots at hand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from oicsummit.analysis.comparing.alignment import Bag, bag
from oicsummit.analysis.comparing.lexicon import root
from oicsummit.analysis.similarity import weight
from oicsummit.analysis.types import Bounds, Claim, Comparable, Interval, Quantity, Span

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_TITLES = frozenset("the a an sir mr mrs ms dr lord lady baroness dame".split())


@dataclass(frozen=True, eq=False)
class Side:
    """A Comparable with its words as bags: all it says or leans on, what it says itself, and what stands around it."""

    comparable: Comparable
    words: Bag
    own: Bag
    around: Bag
    quantities: tuple[Quantity, ...]
    slots: Mapping[str, tuple[str, ...]]

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.comparable.claim

    def quantity(self, index: int) -> Quantity:
        """The claim's quantity of that index; a share told as a fraction is told in per cent."""
        return self.quantities[index]

    def slot(self, name: str) -> tuple[str, ...]:
        """The phrases that fill a slot, none where the claim leaves it out."""
        return self.slots.get(name, ())

    def phrase(self, name: str, index: int) -> str:
        """The phrase of a slot that belongs to the quantity of that index, or nothing."""
        found = self.slot(name)
        return found[index] if index < len(found) else ""

    def span(self, words: str) -> Span | None:
        """Where in the document `words` stand inside the claim, None where they are not word for word in it."""
        at = self.claim.text.find(words) if words else -1
        return Span(self.claim.span.start + at, self.claim.span.start + at + len(words)) if at >= 0 else None


def side(comparable: Comparable) -> Side:
    """Return a claim ready to be compared."""
    features = comparable.claim.features
    words = bag(features.terms, features.weights, features.names)
    said = len(features.terms) - len(features.slots.get("borrowed", ()))
    own = bag(features.terms[:said], features.weights[:said], features.names) if said < len(features.terms) else words
    quantities = tuple(_in_percent(quantity) for quantity in comparable.quantities)
    beside = features.slots.get("around", ())
    around = bag(beside, tuple(round(weight(word), 3) for word in beside))
    return Side(comparable, words, own, around, quantities, features.slots)


def _in_percent(quantity: Quantity) -> Quantity:
    """Return a share of a whole ("a third", "one in five") as per cent, so that it meets the shares told so."""
    if quantity.unit != "ratio" or quantity.change is not None or quantity.value is None or not 0 < quantity.value <= 1:
        return quantity
    hard, expected = _hundredfold(quantity.interval.hard), _hundredfold(quantity.interval.expected)
    return replace(quantity, unit="percent", value=quantity.value * 100, interval=Interval(hard, expected))


def _hundredfold(bounds: Bounds) -> Bounds:
    low = None if bounds.low is None else bounds.low * 100
    high = None if bounds.high is None else bounds.high * 100
    return replace(bounds, low=low, high=high)


@lru_cache(maxsize=65536)
def phrase_bag(phrase: str) -> Bag:
    """Return the words of a phrase ready to be aligned."""
    return bag(tuple(word.lower() for word in _WORD.findall(phrase)))


@lru_cache(maxsize=65536)
def phrase_roots(phrase: str) -> frozenset[str]:
    """Return the roots of a phrase's words, articles and titles left out."""
    return frozenset(root(word.lower()) for word in _WORD.findall(phrase) if word.lower() not in _TITLES)
