"""Two words that stand together and come seldom in a document: "public services", "leaking roof".

The words of a long text's subject come again and again in it and tell little about one claim of it; two of them side
by side may still be said once only.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from oicsummit.analysis.comparing import once
from oicsummit.analysis.comparing.lexicon import root
from oicsummit.analysis.comparing.wording import carries

if TYPE_CHECKING:
    from spacy.tokens import Token

    from oicsummit.analysis.parse import Parsed

RARE = 3  # mentions in a document up to which a phrase is kept
NEAR = 3  # tokens from one word to the next: "strain on our services" is one phrase, what is farther apart is none


def phrases(parsed: "Parsed", tokens: Iterable["Token"]) -> tuple[str, ...]:
    """Return the pairs of neighbouring content words of a claim ("public services" as its roots) that come seldom."""
    mentions = _mentions(parsed)
    return tuple(dict.fromkeys(phrase for phrase in _pairs(tokens) if mentions.get(phrase, 1) <= RARE))


@once.a_document
def _mentions(parsed: "Parsed") -> Mapping[str, int]:
    return Counter(phrase for sentence in parsed.sentences for phrase in _pairs(sentence.tokens))


def _pairs(tokens: Iterable["Token"]) -> Iterator[str]:
    words = [token for token in tokens if carries(token)]
    for one, other in pairwise(words):
        # The words of a name stand together wherever it is named: names are compared as such.
        if other.i - one.i <= NEAR and other.doc is one.doc and not one.pos_ == other.pos_ == "PROPN":
            left, right = sorted((root(one.lemma_.lower()), root(other.lemma_.lower())))
            if left != right:
                yield f"{left} {right}"
