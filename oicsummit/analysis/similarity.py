"""Static word vectors: how near two words or two texts are in meaning. For recall and for weighing words only.

They are blind to negation and to numbers ("cause" and "do not cause" are near 1), so nothing is concluded from them
alone. The vectors come with the wordllama wheel and are loaded at first use, without a network.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

DIMENSIONS = 256


@cache
def _model() -> Any:
    import wordllama  # here, since it takes a quarter of a second that the vocabulary's import should not

    return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)


@lru_cache(maxsize=65536)
def _raw(word: str) -> "Vector":
    model = _model()
    pieces = model.tokenizer.encode(word, add_special_tokens=False).ids
    total: Vector = model.embedding[pieces].sum(axis=0) if pieces else np.zeros(DIMENSIONS, dtype=np.float32)
    return total


def _length(raw: "Vector") -> float:
    # What `numpy.linalg.norm` does besides takes longer than this: each new word of a million claims is weighed.
    return float(np.sqrt(raw.dot(raw)))


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """Return how much `word` tells, from 0 for the commonest words to 1 for rare ones.

    Training made the vectors of common words short; their length is the only word list with frequencies at hand.
    """
    return min(1.0, _length(_raw(word)) / 24.0)


@lru_cache(maxsize=65536)
def unit(word: str) -> "Vector":
    """Return the vector of `word` with length 1 (zeros for a word without letters)."""
    raw = _raw(word)
    length = _length(raw)
    return raw / length if length else raw


def vector(text: str) -> tuple[float, ...]:
    """Return the vector of a text with length 1, for an index of neighbours; zeros for an empty text."""
    return tuple(float(x) for x in _model().embed([text], norm=True)[0]) if text.strip() else (0.0,) * DIMENSIONS


def cosine(left: str, right: str) -> float:
    """Return how near two texts are, from -1 to 1."""
    return float(np.dot(vector(left), vector(right)))
