"""Nouns: what a number counts, or what a share is a share of, as a lower-case singular."""

from typing import TYPE_CHECKING

from .candidates import Candidate
from .phrases import head_after, is_plural, singular, verb_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Nouns that measure other things: "the number of arrivals rose 5%" is about arrivals.
MEASURES = frozenset(
    "number total count figure tally level rate share proportion percentage volume amount backlog sum majority minority "
    "list group pool range set series handful couple kind type sort caseload stock supply queue".split()
)
CHANGE_NOUNS = frozenset(
    "increase rise growth jump surge gain uplift hike boost fall drop decline decrease cut reduction dip slump upturn "
    "downturn swing spike leap climb share proportion majority minority loss".split()
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
    "be stand total number reach hit rise fall climb drop grow increase decrease decline exceed top surpass average "
    "remain amount come go double triple halve pass near approach jump dip slip hover".split()
)
_MONEY = frozenset("pound dollar euro rupee penny cent money yen percent point".split())
_AUXILIARIES = frozenset(
    "have has had more than nearly almost about will would could may might to roughly then also since been be was were "
    "is are".split()
)


def read(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """Return the noun of a count or share; `earlier` are the candidates before it in the block, in order."""
    doc, limit = candidate.last.doc, candidate.sentence.tokens.end
    after = candidate.last.i + 1
    if candidate.attached and after < limit:
        return _joined(doc, after + 1 if doc[after].text == "-" else after, limit)
    if after < limit and doc[after].text == "(":
        after = _behind_bracket(doc, after, limit)
    if after + 1 < limit and doc[after].text.casefold() == "out":
        after += 1
    if after < limit and doc[after].text.casefold() == "of":
        return _of(doc, after + 1, limit, candidate, earlier)
    if candidate.unit == "count":
        return _counted(doc, after, limit, candidate, earlier)
    if candidate.unit == "ratio" and candidate.change is None:
        return _of_ratio(doc, after, limit, candidate, earlier)
    return _changed(doc, after, limit, candidate, earlier)


def _joined(doc: "Doc", at: int, limit: int) -> str | None:
    """ "A 12-member panel" → member, "a 106-run stand" → run, "a 10,000-strong crowd" → person."""
    if at >= limit:
        return None
    word = doc[at].text.casefold()
    return "person" if word in ("strong", "person", "people") else singular(doc[at])


def _behind_bracket(doc: "Doc", at: int, limit: int) -> int:
    """Step over "(32%)" between a number and its noun."""
    close = next((i for i in range(at, min(at + 6, limit)) if doc[i].text == ")"), None)
    return close + 1 if close is not None else at


def _of(doc: "Doc", at: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
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
    return None if head.text.casefold() in _NOT_COUNTED else _behind_measure(head, limit)


def _behind_measure(head: "Token", limit: int) -> str | None:
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
    return _last_plural(candidate, 40)


def _last_plural(candidate: Candidate, reach: int) -> str | None:
    doc = candidate.first.doc
    for i in range(candidate.first.i - 1, max(-1, candidate.first.i - reach), -1):
        if doc[i].tag_ == "NNS" and doc[i].text.casefold() != "times":
            return singular(doc[i])
    return None


def _last_counted(earlier: list[Candidate], candidate: Candidate) -> str | None:
    """Return the last noun counted in this sentence or the one before."""
    near = (o for o in reversed(earlier) if candidate.sentence.index - o.sentence.index <= 1)
    return next((o.noun for o in near if o.unit == "count" and o.noun), None)


def _counted(doc: "Doc", after: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
    following = doc[after].text.casefold() if after < limit else ""
    if _is_subject(doc, after, limit, candidate):
        return _last_counted(earlier, candidate) or "person"
    at = after + 1 if following in _MORE and after + 1 < limit else after
    head = head_after(doc, at, limit)
    if head is not None:
        return singular(head)
    if following in _PERSONS:
        return "person"
    if following in _MORE:
        return _last_counted(earlier, candidate) or "person"
    return _from_context(candidate, earlier)


def _is_subject(doc: "Doc", after: int, limit: int, candidate: Candidate) -> bool:
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
    return subject or (_last_counted(earlier, candidate) if is_compared else None)


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


def _changed(doc: "Doc", after: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """The noun of a percentage or of "doubled": "a 21% increase in deportations", "sales have halved"."""
    head = head_after(doc, after, limit)
    if head is not None and head.lemma_.casefold() in CHANGE_NOUNS:
        before = doc[head.i - 1] if head.i > after else head
        if before != head and before.pos_ == "NOUN" and before.dep_ == "compound":
            return singular(before)
        return _changing(doc, head, limit) or of_subject(candidate)
    before = candidate.first.i - 1
    if before > 0 and doc[before].text.casefold() == "of" and doc[before - 1].lemma_.casefold() in CHANGE_NOUNS:
        return _changing(doc, candidate.last, limit) or _changing(doc, doc[before - 1], limit)
    moved = _object_moved(candidate, limit) or _surface_subject(candidate)
    if moved:
        return moved
    if candidate.change is None and head is not None and head.i <= after + 2:
        return singular(head)
    if candidate.change is None and (named := _named_before(candidate)):
        return named
    if candidate.change is None and _is_subject(doc, after, limit, candidate):
        return _coordinate(candidate, earlier) or _last_counted(earlier, candidate) or _last_plural(candidate, 25)
    following = doc[after].text.casefold() if after < limit else ""
    is_beside = following in ("more", "fewer", "less") and (after + 1 >= limit or doc[after + 1].text == "than")
    subject = None if is_beside and not _has_plural_subject(candidate) else of_subject(candidate)
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


def _set_off(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """ "8.6 million passengers, 4% more than in the year before": what the count before the comma counts."""
    doc, first = candidate.first.doc, candidate.hedged
    last = earlier[-1] if earlier else None
    if last is None or last.unit != "count" or last.sentence is not candidate.sentence or candidate.change is None:
        return None
    i = first.i - 1
    while i > 0 and doc[i].text.casefold() in ("up", "down", "a", "an", "or"):
        i -= 1
    return last.noun if doc[i].text in (",", "–", "-", "—", "(") else None


def _object_moved(candidate: Candidate, limit: int) -> str | None:
    """ "It had doubled the number of rest rooms" → room; "cut jobs by 5%" → job."""
    verb = candidate.first if candidate.unit == "ratio" else verb_of(candidate.first)
    before = candidate.hedged.nbor(-1).text.casefold() if candidate.hedged.i else ""
    if (candidate.change is None and before not in ("to", "from")) or verb is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    moved = next((c for c in verb.children if c.dep_ in ("dobj", "obj") and c.i < limit), None)
    if moved is None or candidate.first.i <= moved.i <= candidate.last.i:
        return None
    return of_measured(moved, limit)


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
    return of_measured(inner, limit) if inner is not None else None


def _of_ratio(doc: "Doc", after: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
    following = doc[after].text.casefold() if after < limit else ""
    words = [token.text.casefold() for token in doc[candidate.first.i : candidate.last.i + 1]]
    if "in" in words or ("out" in words and "of" in words):
        inside = head_after(doc, candidate.first.i + 1, candidate.last.i + 1)
        head = inside or head_after(doc, after, limit)
        if head is not None and (inside or is_plural(head)):
            return singular(head)
        return _coordinate(candidate, earlier) or _last_counted(earlier, candidate)
    if following == "as" and after + 1 < limit and doc[after + 1].text.casefold() in ("many", "much"):
        head = head_after(doc, after + 2, limit)
        return singular(head) if head is not None and is_plural(head) else None
    if after < limit and (doc[after].pos_ in ("DET", "PRON") or following == "more"):
        return _of_determined(doc, after, limit, words[0])
    if words[-1] == "times" or words[0] in ("twice", "thrice"):
        return None
    before = doc[candidate.first.i - 1].text.casefold() if candidate.first.i else ""
    if before in ("by", "to", "than", "nearly", "almost", "about"):
        return of_subject(candidate)
    return _coordinate(candidate, earlier)


def _of_determined(doc: "Doc", after: int, limit: int, word: str) -> str | None:
    """ "Half the population", "double the number of rooms", "three times the normal"."""
    head = head_after(doc, after, limit, determined=True)
    if head is None:
        return None
    if head.lemma_.casefold() in MEASURES:
        found = _behind_measure(head, limit)
        return found if found != singular(head) else None
    return singular(head) if word in ("half", "a", "one") or is_plural(head) else None


def _coordinate(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """ "60 per cent of farmers had no cover and one in four had borrowed": the noun of the share before."""
    doc, first = candidate.first.doc, candidate.first
    if first.i and doc[first.i - 1].text == "(" and earlier and earlier[-1].sentence is candidate.sentence:
        return earlier[-1].noun
    shares = (o.noun for o in reversed(earlier) if o.sentence is candidate.sentence and o.unit in ("percent", "ratio"))
    return next((noun for noun in shares if noun), None)
