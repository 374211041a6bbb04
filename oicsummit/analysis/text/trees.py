"""Small questions about a parsed sentence that several readers ask."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
DASHES = frozenset(("–", "—", "--", "―", "-"))
OPENING = frozenset(("“", "‘", "``", "«", "„"))
MARKS = frozenset(("“", "”", '"', "‘", "’", "'", "''", "``", "«", "»", "„", "‟"))


def subject(verb: "Token") -> "Token | None":
    """Return the head word of the verb's own subject."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def noun_phrase(head: "Token") -> tuple[int, int]:
    """Return the token bounds of the phrase around `head` without clauses, appositions and what a comma cuts off."""
    start = head.i
    end = head.i + 1
    while start > 0 and _belongs(head.doc[start - 1], head):
        start -= 1
    return start, end


def _belongs(token: "Token", head: "Token") -> bool:
    """Tell whether the word before a phrase is part of it: a modifier of one of its words."""
    if token.is_punct and token.text not in {"-", "'", "’", "&", "."}:
        return False
    node = token
    while node.i <= head.i and node.dep_ != "ROOT":
        if node.i == head.i:
            return True
        if node.dep_ in SUBJECTS or node.dep_ in {"ccomp", "advcl", "prep", "appos", "conj", "cc", "relcl"}:
            return False
        node = node.head
    return node.i == head.i


def finite(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether tokens `[start, end)` hold a finite verb."""
    return any(doc[i].tag_ in FINITE for i in range(start, end))


def clause_within(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether tokens `[start, end)` hold a subject with its finite verb."""
    for i in range(start, end):
        token = doc[i]
        if token.dep_ in SUBJECTS and start <= token.head.i < end:
            verb = token.head
            if verb.tag_ in FINITE or any(c.dep_ in {"aux", "auxpass", "cop"} for c in verb.children):
                return True
    return False


def trim(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    """Return the bounds without blanks, marks and commas at both ends, whole brackets kept."""
    while start < end and (doc[start].is_space or (doc[start].is_punct and doc[start].text not in {"(", "#"})):
        start += 1
    while end > start and (doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in {")", "%"})):
        end -= 1
    return start, end


def children(token: "Token", *names: str) -> Iterator["Token"]:
    """Yield the token's children that stand to it in one of the named relations."""
    return (child for child in token.children if child.dep_ in names)
