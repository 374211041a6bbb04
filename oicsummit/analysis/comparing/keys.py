"""The index keys of a claim: two claims are compared only where they share one.

A key joins two things that a claim says: two of its most telling words, or its number with its unit, or its unit
with a telling word. So a key is shared by few claims even of a large collection. It depends on the claim alone, and
words of one class (`lexicon`) make one key, since claims agree in other words too.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product
from zlib import crc32

from oicsummit.analysis.comparing.lexicon import classes, root
from oicsummit.analysis.comparing.measures import DURATIONS
from oicsummit.analysis.types import Comparable, Features, Quantity

# Words by which a figure is told as some of another.
SOME_OF = re.compile(
    r"\b(?:of|among) (?:them|those|these|whom|which)\b|^(?:of|among) (?:the|those|these|this|that)\b|\bincluding\b"
    r"|\bof the (?=[£$€\d])",
    re.IGNORECASE,
)
TELLING = 6  # words of a claim that make its keys
MOST_TELLING = 16
ALONE = 2  # of these, how many are a key by themselves
FEWER = 4  # words that make keys together with a unit


def keys(comparable: Comparable) -> tuple[str, ...]:
    """Return the keys of a claim, sorted: those stored with it, else worked out."""
    stored = comparable.claim.features.keys
    return stored or of(comparable.claim.features, comparable.quantities)


def of(features: Features, quantities: tuple[Quantity, ...]) -> tuple[str, ...]:
    """Return the keys of a claim with these features and quantities, sorted."""
    # Who calls something untrue says many words of his own besides: all are looked at.
    words = telling(features, MOST_TELLING if "falsity" in features.slots else TELLING)
    pairs = {"+".join(pair) for one, other in combinations(words, 2) for pair in _concepts(one, other)}
    alone = {root(word.lower()) for word in words[:ALONE]}
    figures = {key for quantity in quantities for key in _figure(quantity, words)}
    judged = {f"!{root(word.lower())}" for word in features.slots.get("anchor", ())}
    return tuple(sorted(pairs | alone | figures | judged))


def nearby(sentence: str, before: str, text: str, quantities: tuple[Quantity, ...]) -> tuple[str, ...]:
    """Return the keys by which a figure meets those of its own sentence and, as some of them, of the one before.

    `sentence` and `before` are the words of the two sentences, `text` those of the claim.
    """
    if not quantities:
        return ()
    own = _sign(sentence)
    return (own, _sign(before)) if before and SOME_OF.search(text) else (own,)


def _sign(sentence: str) -> str:
    # Half a character may stand in any text, and UTF-8 has no bytes for it.
    return f"@{crc32(sentence.encode(errors='surrogatepass')):x}"


def telling(features: Features, count: int = TELLING) -> list[str]:
    """Return the `count` most telling words of a claim, the most telling first."""
    ranked = sorted(zip(features.terms, features.weights, strict=True), key=lambda each: (-each[1], each[0]))
    return [word for word, _ in ranked[:count]]


@lru_cache(maxsize=65536)
def concepts(word: str) -> tuple[str, ...]:
    """Return what a word stands for in keys: its root, and the classes that it belongs to."""
    stem = root(word.lower())
    return (stem, *(f"#{name}" for name in sorted(classes(stem))))


def _concepts(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of concepts of two words; two classes together would be shared by too many claims."""
    for left, right in product(concepts(one), concepts(other)):
        if not left[0] == right[0] == "#":
            yield (left, right) if left <= right else (right, left)


def _figure(quantity: Quantity, words: list[str]) -> Iterator[str]:
    if quantity.value is None or quantity.unit in DURATIONS:
        return
    yield f"={quantity.unit} {quantity.value.normalize():f}"
    yield from (f"{_scale(quantity)}:{root(word.lower())}" for word in words[:FEWER])


def _scale(quantity: Quantity) -> str:
    """Return one word for all units in which a level and its change are told: people, and per cent more of them."""
    return "count" if quantity.unit in ("percent", "ratio") else quantity.unit
