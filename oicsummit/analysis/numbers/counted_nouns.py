"""Nouns of counts: what a number counts, by its own phrase, the whole it is of, or what came before."""

from typing import TYPE_CHECKING

from oicsummit.analysis.numbers.candidates import Candidate
from oicsummit.analysis.numbers.phrases import head_after, is_plural, singular, verb_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Nouns that measure other things: "the number of arrivals rose 5%" is about arrivals.
MEASURES = frozenset(
    "number total count figure tally level rate share proportion percentage volume amount backlog sum majority "
    "minority list group pool range set series handful couple kind type sort caseload stock supply queue".split()
)
_TOLLS = {"toll": "death"}
_PERSONS = frozenset(
    "killed dead injured wounded hurt missing arrested homeless unaccounted hospitalised hospitalized displaced "
    "unemployed infected detained drowned stranded trapped jailed dead".split()
)
_PRONOUNS = frozenset("them these those whom which us you it".split())
_NOT_COUNTED = frozenset("money way time ball that it what".split())
_MORE = ("more", "fewer", "other", "additional", "extra", "further", "less", "others")
_PERSON_VERBS = frozenset("employ kill injure wound arrest hire attract house seat".split())
_COMPARED = frozenset("from to than with against".split())
_LEVEL_VERBS = frozenset(
    "be stand total number reach hit rise fall climb drop grow increase decrease decline exceed top surpass "
    "average remain amount come go double triple halve pass near approach jump dip slip hover".split()
)
_MONEY = frozenset("pound dollar euro rupee penny cent money yen percent point".split())


def of(doc: "Doc", at: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """ "Four of its last five projects": the noun of the whole; "two of them": that of the number before."""
    if at < limit and doc[at].text.casefold() == "all":
        at += 1
    word = doc[at].text.casefold() if at < limit else ""
    if word in _PRONOUNS:
        follows = head_after(doc, at, limit, determined=True) if doc[at].tag_ == "DT" else None
        if follows is None or word == "them":
            return _antecedent(candidate, earlier) if word not in ("those", "these") else None
    head = head_after(doc, at, limit, determined=True)
    if head is None:
        return "person" if any(t.text.casefold() in _PERSONS for t in doc[at : min(at + 3, limit)]) else None
    return None if head.text.casefold() in _NOT_COUNTED else behind_measure(head, limit)


def behind_measure(head: "Token", limit: int) -> str | None:
    """ "The number of rest rooms" → room; "the backlog of repairs" → repair; else the head itself."""
    doc = head.doc
    if head.lemma_.casefold() in MEASURES and head.i + 1 < limit and doc[head.i + 1].text.casefold() == "of":
        inner = head_after(doc, head.i + 2, limit, determined=True)
        if inner is not None:
            return singular(inner)
    return singular(head)


def _antecedent(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """Return what "them" stands for: the last thing counted close by, else the last plural noun before."""
    for other in reversed(earlier):
        if other.noun and other.sentence.index >= candidate.sentence.index - 1:
            return other.noun
    return last_plural(candidate, 40)


def last_plural(candidate: Candidate, reach: int) -> str | None:
    doc = candidate.first.doc
    for i in range(candidate.first.i - 1, max(-1, candidate.first.i - reach), -1):
        if doc[i].tag_ == "NNS" and doc[i].text.casefold() != "times":
            return singular(doc[i])
    return None


def last_counted(earlier: list[Candidate], candidate: Candidate) -> str | None:
    """Return the last noun counted in this sentence or the one before."""
    near = (o for o in reversed(earlier) if candidate.sentence.index - o.sentence.index <= 1)
    return next((o.noun for o in near if o.unit == "count" and o.noun), None)


def read(doc: "Doc", after: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
    following = doc[after].text.casefold() if after < limit else ""
    if is_subject(doc, after, limit, candidate):
        return last_counted(earlier, candidate) or "person"
    at = after + 1 if following in _MORE and after + 1 < limit else after
    head = head_after(doc, at, limit)
    if head is not None:
        return singular(head)
    if following in _PERSONS:
        return "person"
    if following in _MORE:
        return last_counted(earlier, candidate) or "person"
    return _from_context(candidate, earlier)


def is_subject(doc: "Doc", after: int, limit: int, candidate: Candidate) -> bool:
    """ "Four needed surgery": the number alone is the subject of the verb after it."""
    is_followed = after < limit and doc[after].pos_ in ("VERB", "AUX") and doc[after].text.casefold() not in _PERSONS
    return is_followed and candidate.last.dep_ in ("nsubj", "nsubjpass")


def _from_context(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """ "From twelve thousand jobs to fewer than ten thousand"; "the toll stood at 47"; "it employs 110,000"."""
    doc, first = candidate.first.doc, candidate.first
    same = next(
        (o for o in reversed(earlier) if o.sentence is candidate.sentence and o.unit == "count" and o.noun), None
    )
    words = {t.text.casefold() for t in doc[max(candidate.sentence.tokens.start, first.i - 4) : first.i]}
    is_compared = bool(words & _COMPARED)
    subject = of_subject(candidate)
    if same is not None and (subject is None or is_compared) and first.i - same.last.i < 12:
        return same.noun
    verb = verb_of(first)
    if verb is not None and verb.lemma_.casefold() in _PERSON_VERBS:
        return "person"
    return subject or (last_counted(earlier, candidate) if is_compared else None)


def of_subject(candidate: Candidate) -> str | None:
    """Return the noun that the subject of the number's verb names: "arrivals rose 5%" → arrival, "the toll" → death."""
    verb = verb_of(candidate.first)
    if verb is not None and candidate.change is None and verb.lemma_.casefold() not in _LEVEL_VERBS:
        return None
    for _ in range(4):
        if verb is None:
            return None
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return of_measured(subject, candidate.sentence.tokens.end, is_share=candidate.unit != "count")
        verb = _above(verb)
    return None


def _above(verb: "Token") -> "Token | None":
    """Return the verb that an infinitive, participle or coordinate shares its subject with."""
    if verb.dep_ not in ("conj", "xcomp", "advcl", "acl", "aux", "auxpass", "prep", "pcomp") or verb.head == verb:
        return None
    return verb_of(verb.head)


def of_measured(head: "Token", limit: int, is_share: bool = True) -> str | None:
    """Return what a noun that rises or falls counts: "the number of jobs" → job, "revenue" → revenue.

    For a count, not a share, a mass ("the population is 9,000") is nothing that is counted: None.
    """
    lemma = head.lemma_.casefold()
    if lemma in _TOLLS:
        return _TOLLS[lemma]
    if lemma in MEASURES and head.i + 1 < limit and head.doc[head.i + 1].text.casefold() == "of":
        inner = head_after(head.doc, head.i + 2, limit, determined=True)
        return singular(inner) if inner is not None and (is_share or is_plural(inner)) else None
    if head.pos_ not in ("NOUN", "PROPN") or lemma in _MONEY:
        return None
    return singular(head) if is_plural(head) or (is_share and head.pos_ == "NOUN") else None
