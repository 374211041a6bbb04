"""Coverage: which of the periods that a sentence names a figure covers, by the clauses of the sentence."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .candidates import Candidate
from .period_rules import Form
from .periods import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = frozenset("ROOT ccomp advcl relcl parataxis csubj".split())
_COMPARING = frozenset("than from compared against versus with as".split())
_LENGTHS = frozenset("year month week day hour minute second decade fortnight".split())
_FIXED = frozenset(
    "mile kilometre metre foot centimetre millimetre inch yard kilogram gram pound stone degree hectare acre".split()
)
_SUMMED = frozenset(("millimetre", "centimetre", "inch", "tonne", "mile", "kilometre", "hectare", "acre"))


@dataclass(frozen=True, slots=True)
class Placed:
    """A period with its tokens and the word that it hangs on."""

    found: Found
    first: "Token"
    last: "Token"
    governor: "Token"


def place(doc: "Doc", found: list[Found]) -> list[Placed]:
    """Return the periods with their place in the parse."""
    out = []
    for one in found:
        span = doc.char_span(one.start, one.end, alignment_mode="expand")
        if span is not None and len(span):
            root = span.root
            out.append(Placed(one, span[0], span[-1], root.head))
    return out


def is_in_calendar(candidate: Candidate, placed: list[Placed]) -> bool:
    """Tell whether the number only measures out a calendar stretch: "the first three months of 2024"."""
    return candidate.unit in _LENGTHS and any(
        one.found.is_calendar and one.found.start <= candidate.start and candidate.end <= one.found.end
        for one in placed
    )


def cover(candidate: Candidate, placed: list[Placed], others: list[Candidate]) -> Found | None:
    """Return the period of a figure, the nearest of those that reach it, or None."""
    reaching = [one for one in placed if _outside(candidate, one) and reaches(candidate, one, others)]
    rates = [one for one in reaching if one.found.form is Form.RATE]
    best = min(rates or reaching, key=lambda one: _cost(candidate, one), default=None)
    return best.found if best else None


def _outside(candidate: Candidate, one: Placed) -> bool:
    return one.found.end <= candidate.start or one.found.start >= candidate.end


def _cost(candidate: Candidate, one: Placed) -> float:
    after = one.first.i - candidate.last.i
    distance = after if after > 0 else (candidate.first.i - one.last.i) * 1.5
    commas = 0 if one.found.form is Form.STRETCH else 8
    return distance + commas


def reaches(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    """Tell whether a period is said of this figure."""
    if one.first.sent != candidate.first.sent and not _in_sentence(candidate, one):
        return False
    form = one.found.form
    if form is Form.RATE:
        return _is_rate_of(candidate, one, others)
    if (
        candidate.attached
        or (candidate.unit in _LENGTHS and not _is_average(candidate))
        or candidate.unit in _FIXED - _SUMMED
    ):
        return candidate.unit in _LENGTHS and not candidate.attached and _is_level(candidate, one)
    if _is_compared(candidate, one, others):
        return False
    if _is_local_to_another(candidate, one, others):
        return False
    if form is Form.DURATION:
        return _is_directly_after(candidate, one, others)
    if form is Form.DAY:
        return (
            candidate.change is not None
            and _same_clause(candidate, one, strict=True)
            and "on 1" not in one.found.period.text
        )
    return _same_clause(candidate, one, strict=False)


def _in_sentence(candidate: Candidate, one: Placed) -> bool:
    tokens = candidate.sentence.tokens
    return bool(tokens.start <= one.first.i < tokens.end)


def _is_average(candidate: Candidate) -> bool:
    doc = candidate.first.doc
    return candidate.first.i > 0 and doc[candidate.first.i - 1].lemma_.casefold() == "average"


def _is_level(candidate: Candidate, one: Placed) -> bool:
    """ "In 2019 it was nine (minutes)": a length that the sentence states as a level at that time."""
    doc = candidate.first.doc
    before = doc[candidate.first.i - 1].lemma_.casefold() if candidate.first.i else ""
    return before in ("be", "average") and one.last.i < candidate.first.i and candidate.first.i - one.last.i < 5


def _is_rate_of(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    """ "£480 a year", "36,000 migrants per year": the words follow the figure's own phrase, or say "daily" before it."""
    gap = one.first.i - candidate.last.i
    if gap < 0:
        word = one.found.period.text.casefold()
        return -gap <= 6 and word.endswith("ly") and not _between(one.last.i, candidate.first.i, others)
    if _between(candidate.last.i, one.first.i, others):
        return False
    doc = candidate.first.doc
    between = [doc[i] for i in range(candidate.last.i + 1, one.first.i)]
    if any(
        token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBG") or token.text in (";", ":", "—", "–")
        for token in between
    ):
        return False
    return gap <= 7


def _between(start: int, end: int, others: list[Candidate]) -> bool:
    return any(start < other.first.i < end for other in others)


def _is_compared(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    """Tell whether the period belongs to a comparison that this figure is no part of: "50 fewer than in 2019"."""
    doc = candidate.first.doc
    i = one.first.i - 1
    while i > 0 and doc[i].text.casefold() in (
        "the",
        "in",
        "level",
        "levels",
        "figure",
        "that",
        "those",
        "of",
        "same",
        "period",
    ):
        i -= 1
    word = doc[i].text.casefold() if i >= 0 else ""
    if word not in _COMPARING or one.first.i < candidate.first.i:
        return _lies_in_comparison(candidate, one, others)
    if word in ("with", "as") and (i == 0 or doc[i - 1].lemma_.casefold() not in ("compare", "same")):
        return False
    return not _between(i, one.first.i, [candidate])


def _lies_in_comparison(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    """ "Up from 37 percent in 2023": the year is that of the 37 percent alone."""
    nearest = [o for o in others if o is not candidate and candidate.last.i < o.first.i < one.first.i]
    if not nearest:
        return False
    doc = candidate.first.doc
    other = nearest[-1]
    before = [doc[i].text.casefold() for i in range(max(candidate.last.i + 1, other.first.i - 4), other.first.i)]
    return (
        one.first.i - other.last.i <= 6
        and bool({"from", "than", "against", "compared", "versus"} & set(before))
        and "by" not in before
    )


def _is_local_to_another(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    """ "The 5,435 arrivals recorded in 2024": the period stands inside the noun phrase of another figure."""
    for other in others:
        if other is candidate or other.unit in _LENGTHS:
            continue
        head = _phrase(other)
        inside = head.left_edge.i <= one.first.i and one.last.i <= head.right_edge.i
        if (
            inside
            and not head.left_edge.i <= candidate.first.i <= head.right_edge.i
            and head.pos_ in ("NOUN", "PROPN", "NUM")
        ):
            subject = head.dep_ in ("nsubj", "nsubjpass")
            if not subject:
                return True
    return False


def _phrase(candidate: Candidate) -> "Token":
    """Return the head of the noun phrase that a figure stands in."""
    token = candidate.last
    for _ in range(3):
        if (
            token.dep_ in ("nummod", "compound", "quantmod", "amod", "nmod", "det", "poss", "npadvmod")
            and token.head.i >= candidate.first.i - 1
            and token.head.pos_ in ("NOUN", "PROPN", "NUM", "SYM", "ADJ")
        ):
            token = token.head
    return token


def _is_directly_after(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    """ "Two deaths over two days", "£1.5 billion into rebuilding over four years"."""
    if one.first.i < candidate.last.i or _between_figures(candidate, one, others):
        return False
    if candidate.unit in _LENGTHS or (candidate.unit == "ratio" and candidate.change is None):
        return False
    lead = one.first.text.casefold()
    near = one.first.i - candidate.last.i <= (8 if lead == "over" else 2)
    return near and _same_clause(candidate, one, strict=False)


def _between_figures(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    return any(candidate.last.i < o.first.i and o.last.i < one.first.i for o in others)


def _clause(token: "Token") -> "Token":
    """Return the head of the clause that a word stands in; a coordinate with a subject of its own is a clause."""
    for _ in range(60):
        if token.dep_ in _CLAUSES or token.head == token:
            return token
        if token.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children):
            return token
        if token.dep_ == "acl" and token.pos_ == "VERB":
            return token
        token = token.head
    return token


def _same_clause(candidate: Candidate, one: Placed, strict: bool) -> bool:
    """Tell whether the figure stands in the period's clause, or, if not `strict`, in a clause that hangs on it."""
    home = _clause(one.governor) if one.governor.i != one.first.i else _clause(one.first)
    clause = _clause(_phrase(candidate))
    if clause == home:
        return True
    if strict:
        return False
    leading = one.first.i <= candidate.sentence.tokens.start + 1
    for _ in range(4):
        if clause.head == clause:
            return False
        if clause.dep_ == "ccomp" and not leading:
            return False
        if clause.dep_ == "relcl" and not leading:
            return False
        clause = _clause(clause.head)
        if clause == home:
            return True
    return False
