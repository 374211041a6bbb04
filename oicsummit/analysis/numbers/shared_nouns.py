"""Nouns of shares: what a percentage or a ratio is a share of, or what it says has risen or fallen."""

from typing import TYPE_CHECKING

from oicsummit.analysis.numbers import counted_nouns
from oicsummit.analysis.numbers.candidates import Candidate
from oicsummit.analysis.numbers.phrases import head_after, is_plural, singular, verb_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CHANGE_NOUNS = frozenset(
    "increase rise growth jump surge gain uplift hike boost fall drop decline decrease cut reduction dip slump "
    "upturn downturn swing spike leap climb share proportion majority minority loss".split()
)
_AUXILIARIES = frozenset(
    "have has had more than nearly almost about will would could may might to roughly then also since been be "
    "was were is are".split()
)


def of_change(doc: "Doc", after: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """The noun of a percentage or of "doubled": "a 21% increase in deportations", "sales have halved"."""
    head = head_after(doc, after, limit)
    if head is not None and head.lemma_.casefold() in CHANGE_NOUNS:
        before = doc[head.i - 1] if head.i > after else head
        if before != head and before.pos_ == "NOUN" and before.dep_ == "compound":
            return singular(before)
        return _changing(doc, head, limit) or counted_nouns.of_subject(candidate)
    at = candidate.first.i - 1
    if at > 0 and doc[at].text.casefold() == "of" and doc[at - 1].lemma_.casefold() in CHANGE_NOUNS:
        of_what = _changing(doc, candidate.last, limit) or _changing(doc, doc[at - 1], limit)
        return of_what or _set_off(candidate, earlier) or _named_before(candidate)
    moved = _object_moved(candidate, limit) or _surface_subject(candidate)
    if moved:
        return moved
    if candidate.change is None and head is not None and head.i <= after + 2:
        return singular(head)
    if candidate.change is None and (named := _named_before(candidate)):
        return named
    if candidate.change is None and counted_nouns.is_subject(doc, after, limit, candidate):
        return (
            _coordinate(candidate, earlier)
            or counted_nouns.last_counted(earlier, candidate)
            or counted_nouns.last_plural(candidate, 25)
        )
    following = doc[after].text.casefold() if after < limit else ""
    is_beside = following in ("more", "fewer", "less") and (after + 1 >= limit or doc[after + 1].text == "than")
    subject = None if is_beside and not _has_plural_subject(candidate) else counted_nouns.of_subject(candidate)
    return _set_off(candidate, earlier) or subject or _coordinate(candidate, earlier)


def _has_plural_subject(candidate: Candidate) -> bool:
    verb = verb_of(candidate.first)
    return verb is not None and any(is_plural(c) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))


def _named_before(candidate: Candidate) -> str | None:
    """ "A margin of 2.3%", "inflation at 3%": the noun that the share is the value of."""
    doc, i = candidate.first.doc, candidate.hedged.i - 1
    if i <= candidate.sentence.tokens.start or doc[i].text.casefold() not in ("of", "at") or doc[i - 1].pos_ != "NOUN":
        return None
    noun = doc[i - 1]
    if noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":  # "a return on equity of 11.2%"
        noun = noun.head.head
    return singular(noun)


_LEADING = ("up", "down", "a", "an", "or", "of")


def _set_off(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """ "8.6 million passengers, 4% more than in the year before": what the count before the comma counts."""
    doc, first = candidate.first.doc, candidate.hedged
    last = earlier[-1] if earlier else None
    if last is None or last.unit != "count" or last.sentence is not candidate.sentence or candidate.change is None:
        return None
    i = first.i - 1
    while i > 0 and (doc[i].text.casefold() in _LEADING or doc[i].lemma_.casefold() in CHANGE_NOUNS):
        i -= 1
    return last.noun if doc[i].text in (",", "–", "-", "—", "(") else None


def _object_moved(candidate: Candidate, limit: int) -> str | None:
    """ "It had doubled the number of rest rooms" → room; "cut jobs by 5%" → job."""
    verb = verb_of(candidate.first)
    before = candidate.hedged.nbor(-1).text.casefold() if candidate.hedged.i else ""
    if (candidate.change is None and before not in ("to", "from")) or verb is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    moved = next((c for c in verb.children if c.dep_ in ("dobj", "obj") and c.i < limit), None)
    if moved is None or candidate.first.i <= moved.i <= candidate.last.i:
        return None
    return counted_nouns.of_measured(moved, limit)


def _surface_subject(candidate: Candidate) -> str | None:
    """ "Their assessments double", "connections more than doubled": the plural right before the verb."""
    if candidate.unit != "ratio" or candidate.first != candidate.last:
        return None
    doc, i = candidate.first.doc, candidate.first.i - 1
    while i >= candidate.sentence.tokens.start and (doc[i].text.casefold() in _AUXILIARIES or doc[i].tag_ == "RB"):
        i -= 1
    if i >= candidate.sentence.tokens.start and doc[i].tag_ == "NNS" and doc[i].dep_ != "pobj":
        return singular(doc[i])
    return None


def _changing(doc: "Doc", head: "Token", limit: int) -> str | None:
    """ "Increase in deportations" → deportation; "a 9% rise in the price of bread" → price."""
    at = head.i + 1
    if at >= limit or doc[at].text.casefold() not in ("in", "of", "among"):
        return None
    inner = head_after(doc, at + 1, limit, determined=True)
    return counted_nouns.of_measured(inner, limit) if inner is not None else None


def of_ratio(doc: "Doc", after: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
    following = doc[after].text.casefold() if after < limit else ""
    words = [token.text.casefold() for token in doc[candidate.first.i : candidate.last.i + 1]]
    if "in" in words or ("out" in words and "of" in words):
        inside = head_after(doc, candidate.first.i + 1, candidate.last.i + 1)
        head = inside or head_after(doc, after, limit)
        if head is not None and (inside or is_plural(head)):
            return singular(head)
        return _coordinate(candidate, earlier) or counted_nouns.last_counted(earlier, candidate)
    if following == "as" and after + 1 < limit and doc[after + 1].text.casefold() in ("many", "much"):
        head = head_after(doc, after + 2, limit)
        return singular(head) if head is not None and is_plural(head) else None
    if after < limit and (doc[after].pos_ in ("DET", "PRON") or following == "more"):
        return _of_determined(doc, after, limit, words[0])
    if words[-1] == "times" or words[0] in ("twice", "thrice"):
        return None
    before = doc[candidate.first.i - 1].text.casefold() if candidate.first.i else ""
    if before in ("by", "to", "than", "nearly", "almost", "about"):
        return counted_nouns.of_subject(candidate)
    return _coordinate(candidate, earlier)


def _of_determined(doc: "Doc", after: int, limit: int, word: str) -> str | None:
    """ "Half the population", "double the number of rooms", "three times the normal"."""
    head = head_after(doc, after, limit, determined=True)
    if head is None:
        return None
    if head.lemma_.casefold() in counted_nouns.MEASURES:
        found = counted_nouns.behind_measure(head, limit)
        return found if found != singular(head) else None
    return singular(head) if word in ("half", "a", "one") or is_plural(head) else None


def _coordinate(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """ "60 per cent of farmers had no cover and one in four had borrowed": the noun of the share before."""
    doc, first = candidate.first.doc, candidate.first
    if first.i and doc[first.i - 1].text == "(" and earlier and earlier[-1].sentence is candidate.sentence:
        return earlier[-1].noun
    shares = (o.noun for o in reversed(earlier) if o.sentence is candidate.sentence and o.unit in ("percent", "ratio"))
    return next((noun for noun in shares if noun), None)
