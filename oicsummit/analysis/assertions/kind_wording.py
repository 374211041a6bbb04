"""What tells the kind of a claim beside its features: its wording, and what its head, subject and object mean.

Names of features and of wordings share one table of weights, each at the place that its checksum gives (feature
hashing, Weinberger and others, 2009), so that no list of words has to be kept. Meanings are static word vectors: by
them a verb that no annotated text has speaks for what its neighbours speak for.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from oicsummit.analysis import similarity

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

PLACES = 1 << 14  # rows of the table
MEANINGS = 4 * similarity.DIMENSIONS  # of the head, its subject, its objects, and all words of content
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OBJECTS = frozenset(("dobj", "attr", "acomp", "oprd", "xcomp"))
_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "AUX"))
_GRAMMAR = frozenset(("AUX", "ADP", "PART", "SCONJ", "DET", "PRON"))  # classes of which each word is told apart


def wordings(tokens: Sequence["Token"], head: "Token") -> Iterator[str]:
    """Yield a name for each word, each two neighbours, and each two or three word classes in a row."""
    words = [_word(token) for token in tokens]
    shapes = [word if token.pos_ in _GRAMMAR else token.tag_ for word, token in zip(words, tokens, strict=True)]
    yield f"head={_word(head)}"
    yield from (f"subject={_word(token)}" for token in _subjects(head))
    yield from (f"object={_word(token)}" for token in _objects(head))
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))
    yield from (f"{one}_{other}" for one, other in pairwise(shapes))
    yield from (f"{one}_{other}_{last}" for one, other, last in zip(shapes, shapes[1:], shapes[2:], strict=False))


def meaning(tokens: Sequence["Token"], head: "Token") -> "NDArray[np.float32]":
    """Return what a claim's main words mean, `MEANINGS` numbers: zeros where it has no such word."""
    content = [token for token in tokens if token.pos_ in _CONTENT]
    return np.concatenate([_mean(each) for each in ([head], _subjects(head)[:1], _objects(head)[:2], content)])


def places(names: Iterable[str]) -> list[int]:
    """Return the rows of the table that belong to names of features and wordings, each once, in order."""
    return sorted({_place(name) for name in names})


@lru_cache(maxsize=1 << 17)
def _place(name: str) -> int:
    # Half a character may stand in any text, and UTF-8 has no bytes for it.
    return crc32(name.encode(errors="surrogatepass")) % PLACES


def _word(token: "Token") -> str:
    return "#" if token.like_num else token.lemma_.lower()


def _subjects(head: "Token") -> list["Token"]:
    return [child for child in head.children if child.dep_ in _SUBJECTS]


def _objects(head: "Token") -> list["Token"]:
    """Return what a verb acts on: its objects, then the nouns of its prepositions."""
    prepositions = [child for child in head.children if child.dep_ == "prep"]
    direct = [child for child in head.children if child.dep_ in _OBJECTS]
    return [*direct, *(noun for each in prepositions for noun in each.children if noun.dep_ == "pobj")]


def _mean(tokens: Sequence["Token"]) -> "NDArray[np.float32]":
    if not tokens:
        return np.zeros(similarity.DIMENSIONS, dtype=np.float32)
    mean: NDArray[np.float32] = np.mean([similarity.unit(token.lemma_.lower()) for token in tokens], axis=0)
    return mean
