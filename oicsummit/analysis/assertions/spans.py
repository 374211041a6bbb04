"""Where claims begin and end in a sentence: reporting clauses left out, independent assertions apart.

A sentence's words are first parted by who says them, each part then at its commas, semicolons, dashes and
conjunctions. What follows such a place begins a claim of its own where it asserts something by itself: a clause
with a figure, a fragment with a figure or a record ("the steepest climb since October"), a relative clause.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oicsummit.analysis.assertions.edges import tidy
from oicsummit.analysis.assertions.kinds import is_record
from oicsummit.analysis.assertions.predicates import (
    CONJUNCTIONS,
    conjunction_at,
    has_any_verb,
    has_predicate,
    is_clause,
    relative_next,
    subject_only,
)
from oicsummit.analysis.parse import ParsedSentence
from oicsummit.analysis.speech.reports import Report
from oicsummit.analysis.text.trees import DASHES, FINITE, MARKS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc

Bounds = tuple[int, int]
Counts = Callable[[int, int], int]  # token bounds → how many figures stand inside
_RELATIVES = frozenset(("which", "who", "whose", "whom", "where", "when"))
_WHEN = frozenset(("after", "before", "during", "amid", "until", "despite", "within", "since"))
_JOINING = CONJUNCTIONS | {"that", "which", "who"}
_CUTTING = DASHES | {",", ";"}
_SCENE = frozenset(("advcl", "prep", "npadvmod", "advmod", "mark", "cc", "intj"))
_LEADING = frozenset("speak ask press question refer comment turn discuss respond react testify quiz".split())
_COMPARED = re.compile(
    r"^(?:up|down|more|less|fewer|higher|lower|nearly|almost|some|about|around|roughly|over|under|including|with|"
    r"twice|double|triple|half|a|an|the|its|their|his|her|our|equivalent|representing|compared)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A candidate for a claim: token bounds, and the reports' parts that it lies in."""

    start: int
    end: int
    is_whole: bool = True  # the sentence (or said part) was not split


def units(sentence: ParsedSentence, reports: Sequence[Report], counts: Counts) -> list[Unit]:
    """Return the candidates of one sentence in text order, trimmed of marks at their ends."""
    doc = sentence.block.doc
    found: list[Unit] = []
    for start, end in _joined(doc, list(_parts(sentence, reports, counts)), counts):
        pieces = list(_split(doc, start, end, counts))
        for a, b in pieces:
            first, last = tidy(doc, a, b)
            # A mark that closes a quotation may be taken for one that opens the next, beyond the sentence.
            first, last = max(first, sentence.tokens.start), min(last, sentence.tokens.end)
            if last > first:
                found.append(Unit(first, last, len(pieces) == 1))
    return found


def _parts(sentence: ParsedSentence, reports: Sequence[Report], counts: Counts) -> Iterator[Bounds]:
    """Yield the runs of tokens between reporting clauses and where what one speaker says begins and ends."""
    first, last = sentence.tokens.start, sentence.tokens.end
    said = [report for report in reports if report.cue[1] > report.cue[0]]
    dropped = [False] * (last - first)
    for report in said:
        for i in range(max(report.cue[0], first), min(report.cue[1], last)):
            dropped[i - first] = True
    edges = {first, last}
    for report in reports:
        for start, end in report.content:
            edges |= {min(max(start, first), last), min(max(end, first), last)}
    start = first
    doc = sentence.block.doc
    for i in range(first, last + 1):
        if i == last or i in edges or dropped[i - first] != dropped[start - first]:
            led = start == first and i < last and dropped[i - first] and _leads_in(doc, start)
            if i > start and not dropped[start - first] and not led:
                yield start, i
            elif i > start:
                yield from _fronted(doc, start, i, counts)
            start = i


def _leads_in(doc: "Doc", start: int) -> bool:
    """Tell whether words before a reporting clause only say on what somebody spoke: "Asked about it, | Roe said"."""
    return doc[start].tag_ in {"VBG", "VBN", "VBD"} and doc[start].lemma_.lower() in _LEADING


def _joined(doc: "Doc", parts: Sequence[Bounds], counts: Counts) -> Iterator[Bounds]:
    """Yield the parts; what only sets the scene joins what is right behind it, or is left out before a cue."""
    begin: int | None = None
    # Not strict: of a sentence that is a reporting clause alone ("Dr Roe:") there are no parts.
    for (start, end), after in zip(parts, [*parts[1:], None], strict=False):
        start, begin = start if begin is None else begin, None
        if after is not None and _sets_scene(doc, start, end):
            if after[0] == end:
                begin = start
                continue
            if not counts(start, end):
                continue
        yield start, end


def _sets_scene(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether words only say when or why what follows was said or done: "Asked how that would work, | Roe …"."""
    heads = [doc[i] for i in range(start, end) if not start <= doc[i].head.i < end and not doc[i].is_punct]
    asserts = any(doc[i].dep_ == "ROOT" for i in range(start, end))
    return bool(heads) and not asserts and all(token.dep_ in _SCENE and token.head.i >= end for token in heads)


def _fronted(doc: "Doc", start: int, end: int, counts: Counts) -> Iterator[Bounds]:
    """Yield what stands before a reporting clause and asserts a figure: "Following two deaths, Roe said …"."""
    comma = next((i for i in range(start, end) if doc[i].text == ","), None)
    if comma is None or comma - start < 5 or not counts(start, comma):
        return
    if doc[start].tag_ in {"VBG", "IN"} and doc[start].lower_ in {"following", "after"}:
        yield start + 1, comma


def _split(doc: "Doc", start: int, end: int, counts: Counts) -> Iterator[Bounds]:
    """Cut one run of words into units."""
    cuts = [start]
    begin = start
    for at, opener in _boundaries(doc, start, end):
        follower = _after_boundary(doc, at, end)
        if follower >= end:
            continue
        if _begins_unit(doc, begin, at, follower, end, opener, counts):
            cuts.append(at)
            begin = at
    yield from zip(cuts, [*cuts[1:], end], strict=True)


def _boundaries(doc: "Doc", start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield places where a unit can begin, each with its opening mark or word."""
    depth = 0
    for i in range(start, end):
        text = doc[i].text
        if text in {"(", "["}:
            depth += 1
        elif text in {")", "]"}:
            depth -= 1
        elif depth <= 0 and i > start:
            if text in {",", ";"} or (text in DASHES and _is_dash(doc, i)):
                yield i, text
            elif doc[i].lower_ in _JOINING and doc[i - 1].text not in _CUTTING:
                yield i, doc[i].lower_
            elif (
                doc[i].tag_ == "VBG" and doc[i].dep_ == "advcl" and doc[i].lemma_ in {"make", "bring", "take", "leave"}
            ):
                yield i, "participle"


def _is_dash(doc: "Doc", i: int) -> bool:
    return doc[i].text != "-" or (doc[i].whitespace_ != "" and doc[i - 1].whitespace_ != "")


def _after_boundary(doc: "Doc", at: int, end: int) -> int:
    """Return the first token behind a boundary that is no mark or conjunction."""
    while at < end and (
        doc[at].is_punct
        or doc[at].is_space
        or (doc[at].lower_ in CONJUNCTIONS and doc[at].dep_ in {"cc", "mark", "punct"})
    ):
        at += 1
    return at


def _begins_unit(doc: "Doc", begin: int, at: int, first: int, end: int, opener: str, counts: Counts) -> bool:
    """Tell whether the words from `first` on assert something apart from those in `[begin, at)`."""
    stop = _stretch(doc, first, end)
    if stop - first < 3 or at - begin < 2:
        return False
    if not has_predicate(doc, begin, at) and has_predicate(doc, first, end):
        return False  # an insertion: the main verb is still to come
    if subject_only(doc, begin, at):
        return False
    rest = counts(first, stop)
    word = doc[first]
    if opener == ";" and word.tag_ in {"VBD", "VBN"} and not rest:
        return False  # "was burned or skimmed; | evaporated; …": the list goes on
    if word.lower_ == "to" and doc[at].text == "," and doc[first + 1].tag_ in {"CD", "$"}:
        return False  # "rose $4, to $131": where the change led
    if (
        opener == "that"
        or (word.lower_ == "that" and word.tag_ == "WDT")
        or word.lower_ in _RELATIVES
        or (word.tag_ == "IN" and relative_next(doc, first))
    ):
        return _relative(doc, begin, at, first, end, opener, counts)
    clause = is_clause(doc, first, stop)
    if (
        opener in {"and", "but", "or", "while", "whilst", "whereas"}
        or doc[at].lower_ in CONJUNCTIONS
        or conjunction_at(doc, at, first)
    ):
        return _coordinate(doc, begin, at, first, end, stop, clause, counts, opener)
    if opener == ";" or (opener in DASHES and clause):
        return clause or rest > 0 or word.tag_ in FINITE or not has_predicate(doc, begin, at)
    if clause and doc[begin].lower_ in {"while", "whilst", "whereas", "although", "though"}:
        return True
    if opener == "participle":
        return _weight(doc, first, stop, counts) > 0
    return _fragment(doc, begin, at, first, stop, rest)


def _stretch(doc: "Doc", first: int, end: int) -> int:
    """Return where the stretch that begins at `first` ends: at the next comma, semicolon or dash."""
    for i in range(first + 1, end):
        if doc[i].text in {",", ";"} or (doc[i].text in DASHES and _is_dash(doc, i)):
            return i
    return end


def _relative(doc: "Doc", begin: int, at: int, first: int, end: int, opener: str, counts: Counts) -> bool:
    if opener == "that" and doc[first - 1 if doc[first].lower_ != "that" else first].tag_ != "WDT":
        return False
    stop = _stretch(doc, first, end)
    if doc[at - 1].head.lower_ in _WHEN:
        return False  # of what only tells when: "after work that took two years"
    if opener in {"that", "which", "who"}:  # no comma: it says which one is meant, unless it brings a figure
        return counts(first, stop) > 0 and has_predicate(doc, begin, at) and stop >= end - 1
    return has_predicate(doc, begin, at) and counts(first, stop) > 0


def _coordinate(
    doc: "Doc", begin: int, at: int, first: int, end: int, stop: int, clause: bool, counts: Counts, opener: str
) -> bool:
    """Decide on what follows "and", "but", "while": figures on either side, or a contrast of two clauses."""
    here, there = _weight(doc, first, stop, counts), _weight(doc, begin, at, counts)
    if clause:
        contrast = any(doc[i].lower_ in {"while", "whilst", "whereas"} for i in range(at, first))
        return here > 0 or there > 0 or contrast or opener == ";" or _apart(doc, begin, at, first)
    verb = doc[first]
    finite = next(
        (doc[i] for i in range(first, min(first + 3, stop)) if doc[i].tag_ in FINITE or doc[i].tag_ == "VB"), None
    )
    if finite is not None and finite.pos_ in {"VERB", "AUX"}:
        own = finite.head if finite.dep_ in {"aux", "auxpass"} else finite
        joined = own.dep_ == "conj" and begin <= own.head.i < at and own.head.pos_ in {"VERB", "AUX"}
        return joined and (here > 0 or there > 0 or opener == ";")
    if verb.tag_ == "VBG" and verb.dep_ == "conj":
        return here > 0 and there > 0
    participle = any(doc[i].tag_ in {"VBN", "VBD"} and doc[i].dep_ in {"conj", "acl"} for i in range(first, stop))
    nominal = doc[at].text in {",", ";"} or opener == "or" or (participle and doc[first].tag_ != "CD")
    return bool(nominal and here > 0 and there > 0 and not _in_list(doc, at, first))


def _apart(doc: "Doc", begin: int, at: int, first: int) -> bool:
    """Tell whether a comma parts two main clauses of two subjects: "It was ready to go, | and Roe's party came in"."""
    if doc[at].text not in {",", ";"} or doc[begin].dep_ == "mark" or not is_clause(doc, begin, at):
        return False
    subject = next((doc[i] for i in range(first, len(doc)) if doc[i].dep_ in SUBJECTS), None)
    return subject is not None and subject.tag_ not in {"PRP", "DT", "EX"}


def _in_list(doc: "Doc", at: int, first: int) -> bool:
    return doc[first].tag_ == "CD" and doc[first].dep_ in {"conj", "pobj", "nummod"} and doc[first].head.tag_ == "CD"


def _fragment(doc: "Doc", begin: int, at: int, first: int, stop: int, figures: int) -> bool:
    """Decide on what follows a bare comma or dash: participles, appositions and additions with a figure or record."""
    word = doc[first]
    text = doc[first:stop].text
    record = is_record(text, figures > 0)
    if word.tag_ in {"VBG", "VBN"} and word.dep_ in {"advcl", "acl", "conj", "prep", "ccomp", "dep", "pcomp"}:
        return figures > 0 or (record and stop - first >= 4)
    if is_clause(doc, first, stop):
        return figures > 0
    if not (figures or record) or not has_any_verb(doc, begin, at):
        return False
    if word.tag_ == "IN" and word.lower_ in _WHEN and not record:
        return False
    if word.tag_ in {"CD"} and doc[at - 1].tag_ in {"NNP", "CD"}:
        return False  # a date: "18 March, 2024"
    compared = (
        bool(_COMPARED.match(text))
        or word.dep_ in {"appos", "npadvmod", "advmod", "acomp"}
        or word.tag_ in {"$", "CD", "IN"}
    )
    return compared and not text.lower().startswith(("compared", "according")) and (stop - first >= 4 or record)


def _weight(doc: "Doc", start: int, end: int, counts: Counts) -> int:
    """Return how many figures stand in the words, a record counted as one."""
    text = doc[start:end].text
    return counts(start, end) or int(is_record(text, False))


__all__ = ["MARKS", "Unit", "units"]
