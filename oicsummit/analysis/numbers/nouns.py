"""Nouns: what a number counts, or what a share is a share of, as a lower-case singular."""

from typing import TYPE_CHECKING

from oicsummit.analysis.numbers import counted_nouns, shared_nouns, wire_words
from oicsummit.analysis.numbers.candidates import Candidate
from oicsummit.analysis.numbers.phrases import head_after, singular

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """Return the noun of a count or share; `earlier` are the candidates before it in the block, in order."""
    noun = _read(candidate, earlier)
    return wire_words.NOUNS.get(noun, noun) if noun else None


def _read(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    doc, limit = candidate.last.doc, candidate.sentence.tokens.end
    after = candidate.last.i + 1
    if candidate.attached and after < limit:
        return _joined(doc, after + 1 if doc[after].text == "-" else after, limit)
    if after + 1 < limit and doc[after].text == "or" and doc[after + 1].text in ("more", "so", "fewer", "less"):
        after += 2
    if after < limit and doc[after].text == "(":
        after = _behind_bracket(doc, after, limit)
    if after + 1 < limit and doc[after].text.casefold() == "out":
        after += 1
    if after < limit and doc[after].text.casefold() == "of":
        return counted_nouns.of(doc, after + 1, limit, candidate, earlier)
    if candidate.unit == "count":
        return counted_nouns.read(doc, after, limit, candidate, earlier)
    if candidate.unit == "ratio" and candidate.change is None:
        return shared_nouns.of_ratio(doc, after, limit, candidate, earlier)
    return shared_nouns.of_change(doc, after, limit, candidate, earlier)


def _joined(doc: "Doc", at: int, limit: int) -> str | None:
    """ "A 12-member panel" → member, "a 106-run stand" → run, "a 10,000-strong crowd" → person."""
    if at >= limit:
        return None
    word = doc[at].text.casefold()
    if word in ("odd", "plus"):
        head = head_after(doc, at + 1, limit)
        return singular(head) if head is not None else None
    return "person" if word in ("strong", "person", "people") else singular(doc[at])


def _behind_bracket(doc: "Doc", at: int, limit: int) -> int:
    """Step over "(32%)" between a number and its noun."""
    close = next((i for i in range(at, min(at + 6, limit)) if doc[i].text == ")"), None)
    return close + 1 if close is not None else at
