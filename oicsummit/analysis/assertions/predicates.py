"""Small questions about stretches of a sentence: whether they hold a predicate, a clause, a conjunction."""

from typing import TYPE_CHECKING

from oicsummit.analysis.text.trees import FINITE, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONJUNCTIONS = frozenset(("and", "but", "or", "while", "whilst", "whereas", "yet", "although", "though", "as", "nor"))


def has_predicate(doc: "Doc", start: int, end: int) -> bool:
    return any(
        doc[i].tag_ in FINITE and doc[i].dep_ not in {"relcl", "acl"} and not _inside_relative(doc[i], start)
        for i in range(start, end)
    )


def _inside_relative(token: "Token", start: int) -> bool:
    """Tell whether a finite verb is of a relative or subordinate clause, its auxiliary included."""
    node = token.head if token.dep_ in {"aux", "auxpass"} else token
    return node.dep_ in {"relcl", "acl", "advcl"} and node.i >= start


def is_clause(doc: "Doc", first: int, end: int) -> bool:
    """Tell whether `[first, end)` begins with a subject and its own verb."""
    for i in range(first, end):
        if doc[i].dep_ in SUBJECTS and doc[i].tag_ not in {"WDT", "WP"}:
            verb = doc[i].head
            return first <= verb.i < end and verb.i > i
        if doc[i].tag_ in FINITE or doc[i].tag_ in {"VB", "VBG"}:
            return False
    return False


def has_any_verb(doc: "Doc", start: int, end: int) -> bool:
    return any(doc[i].pos_ in {"VERB", "AUX"} for i in range(start, end))


def conjunction_at(doc: "Doc", at: int, first: int) -> bool:
    return any(doc[i].lower_ in CONJUNCTIONS for i in range(at, first))


def relative_next(doc: "Doc", first: int) -> bool:
    return first + 1 < len(doc) and doc[first + 1].lower_ in {"which", "whom"}


def subject_only(doc: "Doc", begin: int, at: int) -> bool:
    """Tell whether only names stand since a last "that": "the paper says that Roe | and Kemp met"."""
    marks = [i for i in range(begin, at) if doc[i].lower_ == "that" and doc[i].dep_ == "mark"]
    return bool(marks) and not has_any_verb(doc, marks[-1] + 1, at)
