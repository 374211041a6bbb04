"""Phrases that fill a slot of a comparison, as the text words them: what happens, and to whom money or goods go."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_EMPTY = frozenset("be have do make take give will would can may include say tell announce add claim state".split())
_TO = frozenset({"to", "into", "for", "on", "in", "towards", "toward"})
_GIVING = frozenset(
    """invest investment go give allocate allocation put spend spending commit commitment fund funding pledge award
    grant earmark money pay provide send donate donation hand cash channel pour plough contribute
    contribution""".split()
)
_RECEIVING = frozenset("receive get secure win obtain net".split())


def verbs(tokens: Sequence["Token"]) -> Iterator[str]:
    """Yield what is said to happen: each full verb, with the verb it completes ("forced to leave")."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.pos_ == "VERB" and len(token) > 1 and token.lemma_.lower() not in _EMPTY:
            head = token.head
            joined = token.dep_ == "xcomp" and head.i in inside and head.pos_ == "VERB" and head.i < token.i
            between = " " if token.tag_ == "VBG" else " to "
            yield f"{head.text}{between}{token.text}" if joined else str(token.text)


def recipient(tokens: Sequence["Token"]) -> Iterator[str]:
    """Yield to whom something goes: "£5m will go to the NHS", "the NHS will receive £5m", "£5m for the NHS"."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.dep_ in ("prep", "dative") and token.lower_ in _TO and _gives(token.head):
            yield from (
                _phrase(child, inside) for child in token.children if child.dep_ == "pobj" and child.i in inside
            )
        elif token.dep_ in ("nsubj", "dative") and token.head.lemma_.lower() in _RECEIVING:
            yield _phrase(token, inside)


def _gives(token: "Token") -> bool:
    return token.lemma_.lower() in _GIVING or token.ent_type_ == "MONEY" or token.lower_ in ("million", "billion")


def _phrase(token: "Token", inside: set[int]) -> str:
    start = min((t.i for t in token.subtree if t.i in inside and t.i > token.i - 6), default=token.i)
    words = [t for t in token.doc[start : token.i + 1] if t.dep_ not in ("det", "poss") or t.i != start]
    return "".join(t.text_with_ws for t in words).strip() or str(token.text)
