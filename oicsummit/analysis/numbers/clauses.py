"""Clauses: which words of a sentence belong together, so far as a period said of one covers the other."""

from typing import TYPE_CHECKING

from oicsummit.analysis.numbers.candidates import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset("ROOT ccomp advcl relcl parataxis csubj".split())
_OWN_WORDS = frozenset("nsubj nsubjpass expl aux auxpass".split())
_INSIDE = frozenset("nummod compound quantmod amod nmod det poss npadvmod".split())
_REPORTING = frozenset(
    "say tell announce report claim warn add reveal state find show note argue insist suggest estimate".split()
)


def phrase(candidate: Candidate) -> "Token":
    """Return the head of the noun phrase that a figure stands in: of "36,000 arrivals" it is "arrivals"."""
    token = candidate.last
    for _ in range(3):
        above = token.head
        if token.dep_ in _INSIDE and above.i >= candidate.first.i - 1 and above.pos_ in _NOMINAL:
            token = above
    return token


_NOMINAL = ("NOUN", "PROPN", "NUM", "SYM", "ADJ")


def of(token: "Token") -> "Token":
    """Return the head of the clause that a word stands in; a coordinate verb with words of its own is a clause."""
    for _ in range(60):
        if token.dep_ in _CLAUSES or token.head == token or (token.dep_ == "acl" and token.pos_ == "VERB"):
            return token
        if token.dep_ == "conj" and any(child.dep_ in _OWN_WORDS for child in token.children):
            return token
        token = token.head
    return token


_LASTING = frozenset("since so over during throughout for".split())


def home(first: "Token", governor: "Token") -> "Token":
    """Return the clause that a period beginning at `first` and hanging on `governor` is said in.

    A mere participle's is the clause around it for what lasts ("being deported since July"), not for a point in time
    ("the company, founded in 1998, has …").
    """
    found = of(governor)
    for _ in range(3):
        if found.dep_ != "acl" or found.head == found or first.text.casefold() not in _LASTING:
            break
        found = of(found.head)
    return found


def share(candidate: Candidate, first: "Token", governor: "Token", strict: bool) -> bool:
    """Tell whether a figure stands in the clause of a period that begins at `first` and hangs on `governor`.

    If not `strict`, a clause that hangs on it will do; and words that open the sentence cover its main clause.
    """
    doc, (low, high) = first.doc, sorted((first.i, candidate.first.i))
    if any(token.text == ";" for token in doc[low:high]):
        return False
    leads = first.i <= candidate.sentence.tokens.start + 1
    head = phrase(candidate)
    own = of(governor)
    if own.dep_ in ("relcl", "acl") and own.head in (head, candidate.last, candidate.last.head):
        return True
    place, clause = home(first, governor), of(head)
    if leads and not strict:
        place = _top(place)
    if clause == place:
        return True
    if strict:
        return False
    for _ in range(5):
        if clause.head == clause or not _may_inherit(clause, leads):
            return False
        clause = of(clause.head)
        if clause == place:
            return True
    return False


def _top(clause: "Token") -> "Token":
    """Return the outermost clause above one, so far as it is no mere "he said"."""
    for _ in range(5):
        if clause.head == clause or clause.head.lemma_.casefold() in _REPORTING:
            return clause
        clause = of(clause.head)
    return clause


def _may_inherit(clause: "Token", leads: bool) -> bool:
    """Tell whether a clause shares the period of the one it hangs on: what is reported or coordinate, if it leads."""
    return leads or clause.dep_ not in ("ccomp", "relcl", "conj")
