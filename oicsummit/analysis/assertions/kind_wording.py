"""What tells the kind of a claim beside its features: its wording, and what its head, subject and object mean.

Names of features and runs of words share one table of weights, each at the place that its checksum gives (feature
hashing, Weinberger and others, 2009), so that no list of words has to be kept. Meanings are static word vectors: by
them a verb that no annotated text has speaks for what its neighbours speak for.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import LEMMA, LIKE_NUM, POS, TAG
from spacy.symbols import ADP, AUX, DET, PART, PRON, SCONJ

from oicsummit.analysis import similarity
from oicsummit.analysis.text.checksum import checksum

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token

BITS = 14
PLACES = 1 << BITS  # rows of the table
ROLES = 4  # the head, its subject, its objects, and all words of content
Meant = tuple[Sequence[str], ...]  # the words in each role
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OBJECTS = frozenset(("dobj", "attr", "acomp", "oprd", "xcomp"))
_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "AUX"))
_GRAMMAR = np.zeros(256, dtype=bool)  # classes of which each word is told apart
_GRAMMAR[[AUX, ADP, PART, SCONJ, DET, PRON]] = True
_NUMBER = 1  # stands for whatever is like a number
# What the parts of a run are multiplied by, a row for each sort of run: odd, without a pattern in their bits (Knuth).
_FACTORS = np.array(
    [
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0xD6E8FEB86659FD93,
        0xA0761D6478BD642F,
        0xE7037ED1A0B428DB,
    ],
    dtype=np.uint64,
)


def runs(doc: "Doc", start: int, end: int) -> "NDArray[np.int64]":
    """Return the rows of the table for each word, each two neighbours, and each two or three word classes in a row."""
    words, pairs, two, three = _of_doc(doc)
    last, beyond = max(start, end - 1), max(start, end - 2)
    return np.concatenate([words[start:end], pairs[start:last], two[start:last], three[start:beyond]])


def _of_doc(doc: "Doc") -> list["NDArray[np.int64]"]:
    """Return the rows of all runs in a parsed text, worked out once: several claims stand in it."""
    key = "oicsummit runs"
    if key not in doc.user_data:
        table = doc.to_array([LEMMA, POS, TAG, LIKE_NUM])
        words = np.where(table[:, 3] == 1, np.uint64(_NUMBER), table[:, 0])
        shapes = np.where(_GRAMMAR[table[:, 1]], words, table[:, 2])
        found = [_run(0, words), _run(1, words, words[1:]), _run(2, shapes, shapes[1:])]
        doc.user_data[key] = [*found, _run(3, shapes, shapes[1:], shapes[2:])]
    stored: list[NDArray[np.int64]] = doc.user_data[key]
    return stored


def _run(sort: int, *parts: "NDArray[np.uint64]") -> "NDArray[np.int64]":
    total = np.full(len(parts[-1]), sort, dtype=np.uint64)
    for part, factor in zip(parts, _FACTORS[sort:], strict=False):
        total = (total ^ part[: len(total)]) * factor  # wraps around, as it should
        total ^= total >> np.uint64(29)
    return (total >> np.uint64(64 - BITS)).astype(np.int64)


def places(names: Iterable[str]) -> list[int]:
    """Return the rows of the table that belong to names."""
    return [_place(name) for name in names]


@lru_cache(maxsize=1 << 16)
def _place(name: str) -> int:
    return checksum(name) % PLACES


def meant(tokens: Iterable["Token"], head: "Token") -> Meant:
    """Return the words by whose meaning a claim is told, in small letters, for each of `ROLES`."""
    content = [token for token in tokens if token.pos_ in _CONTENT]
    roles = ([head], _subjects(head)[:1], _objects(head)[:2], content)
    return tuple([token.lemma_.lower() for token in role] for role in roles)


def named(words: Meant) -> set[str]:
    """Return the names of a claim's head, subject and objects."""
    return {
        f"{role}={word}" for role, found in zip(("head", "subject", "object"), words, strict=False) for word in found
    }


def meaning(words: Meant) -> "NDArray[np.float32]":
    """Return the mean vector of the words in each role, one after the other: zeros where there is none."""
    none = np.zeros(similarity.DIMENSIONS, dtype=np.float32)
    return np.concatenate(
        [np.mean([similarity.unit(word) for word in role], axis=0) if role else none for role in words]
    )


def _subjects(head: "Token") -> list["Token"]:
    return [child for child in head.children if child.dep_ in _SUBJECTS]


def _objects(head: "Token") -> list["Token"]:
    """Return what a verb acts on: its objects, then the nouns of its prepositions."""
    prepositions = [child for child in head.children if child.dep_ == "prep"]
    direct = [child for child in head.children if child.dep_ in _OBJECTS]
    return [*direct, *(noun for each in prepositions for noun in each.children if noun.dep_ == "pobj")]
