"""Coverage: which of the periods that a sentence names a figure covers, by the clauses of the sentence."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oicsummit.analysis.numbers import clauses
from oicsummit.analysis.numbers.candidates import Candidate
from oicsummit.analysis.numbers.period_words import Form
from oicsummit.analysis.numbers.phrases import covering
from oicsummit.analysis.periods import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMPARING = frozenset("than from compared against versus".split())
_LENGTHS = frozenset("year month week day hour minute second decade fortnight season".split())
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
        first, last = covering(doc, one.start, one.end)
        out.append(Placed(one, first, last, doc[first.i : last.i + 1].root.head))
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
    if candidate.attached or not _in_sentence(candidate, one):
        return False
    form = one.found.form
    if form is Form.RATE:
        return _is_rate_of(candidate, one, others)
    if _is_fixed(candidate):
        if candidate.unit in _LENGTHS:
            return _is_level(candidate, one)
        return form is Form.STRETCH and one.first.i > candidate.last.i and _is_change_in(candidate, one)
    if _is_other_level(candidate, one) or _is_since_a_record(one) or _is_multiple(candidate):
        return False
    if _is_compared(candidate, one, others) or _is_local_to_another(candidate, one, others):
        return False
    if form is Form.DURATION:
        return _is_directly_after(candidate, one, others)
    if form is Form.DAY:
        return _is_of_the_day(candidate, one)
    return _shares_clause(candidate, one, strict=_is_week(one))


def _is_of_the_day(candidate: Candidate, one: Placed) -> bool:
    """ "Rose by $1,150 on Monday", "made 5,718 journeys on Sunday": not merely the day on which something happened."""
    if _names_a_date(one) or not _shares_clause(candidate, one, strict=True):
        return False
    head = clauses.phrase(candidate)
    is_object = head.dep_ == "dobj" and 0 < one.first.i - max(head.i, candidate.last.i) <= 3
    return candidate.change is not None or (candidate.unit == "count" and is_object)


def _is_fixed(candidate: Candidate) -> bool:
    """Lengths of time and sizes of things do not come in periods: "a 5,000-mile journey in 2024"."""
    if candidate.unit in _LENGTHS:
        return not _is_average(candidate)
    return candidate.unit in _FIXED - _SUMMED


def _is_change_in(candidate: Candidate, one: Placed) -> bool:
    """ "Two metres lower by 2050", "half a metre over the next century": a size that comes in a stretch of time."""
    return candidate.change is not None or one.first.i - candidate.last.i == 1


def _is_other_level(candidate: Candidate, one: Placed) -> bool:
    """ "In the year to March it fell from 12,000 to 10,000": neither end is what the period covers."""
    doc, first = candidate.first.doc, candidate.first
    if candidate.bound is not None:
        return False
    first = candidate.hedged
    before = doc[first.i - 1].text.casefold() if first.i else ""
    if before == "from":
        between = {t.text.casefold() for t in doc[candidate.last.i : one.first.i]} if one.first.i > first.i else {"to"}
        return "to" in between
    return before == "to" and one.last.i < first.i and doc[first.i - 2].text.casefold() not in ("up", "close")


def _is_since_a_record(one: Placed) -> bool:
    """ "The steepest climb since October": the words measure the record, not the figure."""
    doc = one.first.doc
    for i in range(one.first.i - 1, max(-1, one.first.i - 7), -1):
        token = doc[i]
        if token.pos_ in ("VERB", "AUX") or token.text in (",", ";"):
            return False
        if not one.found.period.text.casefold().startswith(("since", "ever since", "in ")):
            return False
        if one.found.form is Form.STRETCH and one.found.period.text.casefold().startswith("in "):
            return False
        if token.tag_ in ("JJS", "RBS") or token.text.casefold() in ("first", "record", "worst", "best"):
            return token.text.casefold() != "least"
    return False


def _is_multiple(candidate: Candidate) -> bool:
    """ "Twice as long as in 2015": a multiple of another time's level has no period of its own."""
    return (
        candidate.unit == "ratio" and candidate.change is None and candidate.value is not None and candidate.value > 1
    )


def _names_a_date(one: Placed) -> bool:
    return any(character.isdigit() for character in one.found.period.text)


_WEEKS = re.compile(r"\b(?:week|weekend|earlier this|later this)\b", re.IGNORECASE)


def _is_week(one: Placed) -> bool:
    return bool(_WEEKS.search(one.found.period.text)) and "since" not in one.found.period.text.casefold()


def takes_period(candidate: Candidate) -> bool:
    """Tell whether a figure is of a kind that covers a stretch of time at all."""
    return not (candidate.attached or _is_fixed(candidate) or _is_multiple(candidate) or candidate.unit in _LENGTHS)


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
    """ "£480 a year", "40 ships per year": the words follow the figure's own phrase, or say "daily" before it."""
    gap = one.first.i - candidate.last.i
    if gap < 0:
        word = one.found.period.text.casefold()
        if candidate.unit in ("percent", "ratio", "percentage_point"):
            return False
        return -gap <= 6 and word.endswith("ly") and not _between(one.last.i, candidate.first.i, others)
    if _between(candidate.last.i, one.first.i, others):
        return False
    doc = candidate.first.doc
    between = [doc[i] for i in range(candidate.last.i + 1, one.first.i)]
    if any(
        (token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBG")) or token.text in (";", ":", "—", "–")
        for token in between
    ):
        return False
    return gap <= 7


def _between(start: int, end: int, others: list[Candidate]) -> bool:
    return any(start < other.first.i < end for other in others)


_LEVELS = frozenset("the in level levels figure that those of same period during for around about".split())


def _is_compared(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    """Tell whether the period belongs to a comparison that this figure is no part of: "50 fewer than in 2019"."""
    doc = candidate.first.doc
    if _comparing_word(candidate.hedged.i - 1, doc) and one.last.i < candidate.first.i:
        return True
    i = one.first.i - 1
    while i > 0 and doc[i].text.casefold() in _LEVELS:
        i -= 1
    if i >= 0 and (_comparing_word(i, doc) or _is_on_another(one)):
        return not i < candidate.first.i < one.first.i
    return _lies_in_comparison(candidate, one, others)


def _is_on_another(one: Placed) -> bool:
    """ "A rise of 17 per cent on the previous year": what it rose from, not when."""
    before = one.first.nbor(-1).text.casefold() if one.first.i else ""
    return before == "on" and one.found.period.text.casefold().startswith(("the previous", "last", "the same"))


def _comparing_word(i: int, doc: "Doc") -> bool:
    """Tell whether the word at `i` sets one thing against another: "than", "compared with", "the same as"."""
    if i < 0:
        return False
    word = doc[i].text.casefold()
    if word in ("with", "as", "to"):
        return i > 0 and doc[i - 1].lemma_.casefold() in ("compare", "same")
    return word in _COMPARING


def _lies_in_comparison(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    """ "Up from 37 percent in 2023": the year is that of the 37 percent, and of what is coordinate with it."""
    doc = candidate.first.doc
    for other in others:
        if not candidate.last.i < other.first.i < one.first.i or one.first.i - other.last.i > 14:
            continue
        before = [t.text.casefold() for t in doc[max(candidate.last.i + 1, other.first.i - 5) : other.first.i]]
        if {"than", "against", "compared", "versus", "compares"} & set(before) or before[-1:] == ["from"]:
            return True
        if "from" in before[-3:] and all(
            w in ("about", "around", "just", "nearly", "a", "some") for w in before[before.index("from") + 1 :]
        ):
            return True
    return False


def _is_local_to_another(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    """ "Surpassing the 5,435 arrivals recorded in 2024": the period stands inside the phrase of a later figure."""
    for other in others:
        if other.first.i <= candidate.last.i or other.first.i > one.first.i or other.unit in _LENGTHS:
            continue
        head = clauses.phrase(other)
        inside = head.left_edge.i <= one.first.i and one.last.i <= head.right_edge.i
        apart = not head.left_edge.i <= candidate.first.i <= head.right_edge.i
        if inside and apart and head.dep_ != "conj" and head.pos_ in ("NOUN", "PROPN", "NUM"):
            return True
    return False


def _is_directly_after(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    """ "Two deaths over two days", "£1.5 billion into rebuilding over four years"."""
    if one.first.i < candidate.last.i or _between_figures(candidate, one, others):
        return False
    if candidate.unit in _LENGTHS or (candidate.unit == "ratio" and candidate.change is None):
        return False
    lead = one.first.text.casefold()
    near = one.first.i - candidate.last.i <= (8 if lead == "over" else 2)
    return near and _shares_clause(candidate, one, strict=False)


def _between_figures(candidate: Candidate, one: Placed, others: list[Candidate]) -> bool:
    return any(candidate.last.i < o.first.i and o.last.i < one.first.i for o in others)


def _shares_clause(candidate: Candidate, one: Placed, strict: bool) -> bool:
    governor = one.governor if one.governor != one.first else one.first
    return clauses.share(candidate, one.first, governor, strict)
