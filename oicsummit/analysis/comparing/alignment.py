"""How much of what one claim says is also said by another, word by word, whatever the order.

Each word of one claim looks for its best counterpart in the other: the same root counts whole, an initialism and the
name it stands for too, a word of the same class (`lexicon`) most, a near vector some. Words weigh by how much they
tell, so that "the scheme will" aligns nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from oicsummit.analysis.comparing.background import spelt_out
from oicsummit.analysis.comparing.lexicon import classes, root
from oicsummit.analysis.comparing.once import kept
from oicsummit.analysis.similarity import DIMENSIONS, unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

SAME_CLASS = 0.7
NEAREST = 0.8  # what a vector alone can reach
FLOOR = 0.35  # a cosine below says nothing
SMALL = 0.2  # so that two claims of hardly a telling word do not share all they say


@dataclass(frozen=True, eq=False)
class Bag:
    """Words made ready to be aligned: their roots, vectors, classes and weights, and the names among them."""

    roots: tuple[str, ...]
    vectors: "Matrix"
    weights: "Matrix"
    classed: Mapping[int, frozenset[str]]
    short: Mapping[int, str]
    names: tuple[str, ...]

    @kept
    def total(self) -> float:
        """The weight of all words."""
        return float(self.weights.sum())

    @kept
    def falling(self) -> list[float]:
        """The weights, the heaviest first."""
        return sorted(self.weights.tolist(), reverse=True)

    @kept
    def column(self) -> "Matrix":
        """The weights one beneath another."""
        return self.weights[:, np.newaxis]

    @kept
    def places(self) -> Mapping[str, int]:
        """Where each root stands."""
        return {word: place for place, word in enumerate(self.roots)}

    @kept
    def by_class(self) -> Mapping[str, Sequence[int]]:
        """Where the words of each class stand."""
        names = sorted(frozenset().union(*self.classed.values()))
        return {name: [place for place, own in self.classed.items() if name in own] for name in names}


@lru_cache(maxsize=8192)  # some ten kilobytes each
def bag(words: tuple[str, ...], weights: tuple[float, ...] = (), names: tuple[str, ...] = ()) -> Bag:
    """Return `words` made ready; without `weights` each weighs 1."""
    roots = tuple(root(word.lower()) for word in words)
    vectors = np.zeros((0, DIMENSIONS), dtype=np.float32)
    if words:
        vectors = np.concatenate([unit(word) for word in words]).reshape(len(words), DIMENSIONS)
    ready = np.array(weights or (1.0,) * len(words), dtype=np.float32)
    classed = {i: classes(r) for i, r in enumerate(roots) if classes(r)}
    short = {i: word for i, word in enumerate(words) if word.isupper() and len(word) > 1}
    return Bag(roots, vectors, ready, classed, short, names)


class Alignment(NamedTuple):
    """What two claims share: `shared` in weight, `left` and `right` as a share of what each of them says, 0 to 1.

    `first` to `third` are the weights of the most telling words that both have.
    """

    shared: float
    left: float
    right: float
    first: float
    second: float
    third: float

    @property
    def score(self) -> float:
        """How much of both is shared, 0 to 1: the geometric mean of both sides' shares."""
        return sqrt(self.left * self.right)

    @property
    def contained(self) -> float:
        """How much of the one that says less is shared, 0 to 1."""
        return max(self.left, self.right)


NOTHING = Alignment(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def align(left: Bag, right: Bag) -> Alignment:
    """Return how far two claims say the same, from the words of each."""
    if not left.roots or not right.roots:
        return NOTHING
    matched = table(left, right)
    matched *= np.minimum(left.column, right.weights)
    return _alignment(left, right, _shared(matched))


def at_most(left: Bag, right: Bag) -> Alignment:
    """Return what two claims would share if all words of the one that says less were the other's heaviest ones.

    No pair of words weighs more than the lighter of the two, so that `align` never comes to more.
    """
    return _alignment(left, right, list(map(min, left.falling, right.falling)))


def _alignment(left: Bag, right: Bag, pairs: list[float]) -> Alignment:
    shared = sum(pairs)
    first, second, third = pairs[:3] if len(pairs) > 2 else (*pairs, 0.0, 0.0, 0.0)[:3]
    return Alignment(
        shared,
        min(1.0, shared / (left.total + SMALL)),
        min(1.0, shared / (right.total + SMALL)),
        first,
        second,
        third,
    )


def _shared(weighed: "Matrix") -> list[float]:
    """Return the weights of the best one-to-one matching, found greedily, the heaviest pair first."""
    flat, width = weighed.ravel(), weighed.shape[1]
    places = flat.nonzero()[0]
    weights, at = flat[places].tolist(), places.tolist()
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    found: list[float] = []
    # Of two pairs that weigh the same the first comes first: sorting keeps their order, reversed or not.
    for each in sorted(range(len(weights)), key=weights.__getitem__, reverse=True):
        i, j = divmod(at[each], width)
        if i not in used_rows and j not in used_columns:
            used_rows.add(i)
            used_columns.add(j)
            found.append(weights[each])
    return found


def table(left: Bag, right: Bag) -> "Matrix":
    """Return for each pair of words how much the one stands for the other, 0 to 1."""
    found: Matrix = left.vectors @ right.vectors.T
    found -= FLOOR
    found /= 1 - FLOOR
    np.maximum(found, 0.0, out=found)
    np.minimum(found, NEAREST, out=found)
    for name in left.by_class.keys() & right.by_class.keys():
        for i in left.by_class[name]:
            for j in right.by_class[name]:
                found[i, j] = max(found[i, j], SAME_CLASS)
    for word in left.places.keys() & right.places.keys():
        for i, root_ in enumerate(left.roots):
            if root_ == word:
                found[i, right.places[word]] = 1.0
    if left.short:
        _initialisms(found, left, right)
    if right.short:
        _initialisms(found.T, right, left)
    return found


def _initialisms(found: "Matrix", short: Bag, full: Bag) -> None:
    for i, letters in short.short.items():
        for name in full.names:
            words = spelt_out(letters, name.split())
            for j in _at(full.roots, words):
                found[i, j] = 1.0


def _at(roots: Sequence[str], words: Sequence[str]) -> list[int]:
    wanted = {root(word) for word in words}
    return [j for j, word in enumerate(roots) if word in wanted]
