"""Nouns: what a number counts, or what a share is a share of, as a lower-case singular."""

from typing import TYPE_CHECKING

from .candidates import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "homes": "home",
    "feet": "foot",
    "staff": "staff",
    "police": "police",
    "data": "data",
    "media": "media",
    "series": "series",
    "species": "species",
    "crises": "crisis",
    "policemen": "policeman",
    "fishermen": "fisherman",
    "servicemen": "serviceman",
    "aircraft": "aircraft",
    "premises": "premises",
    "barracks": "barracks",
    "buses": "bus",
}
# Nouns that measure other things: "the number of arrivals rose 5%" is about arrivals.
MEASURES = frozenset(
    "number total count figure tally level rate share proportion percentage volume amount backlog sum majority minority "
    "list group pool range set series quarter third half handful couple kind type sort caseload stock supply queue".split()
)
_TOLLS = {"toll": "death"}
# Words that are counted by their frequency and say nothing: "three times".
_TIMES = frozenset("time times".split())
_NO_HEADS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow tonight gmt".split()
)
_PERSONS = frozenset(
    "killed dead injured wounded hurt missing arrested homeless unaccounted hospitalised hospitalized displaced "
    "unemployed infected detained drowned stranded trapped jailed".split()
)
_PRONOUNS = frozenset("them these those whom which us you it".split())
_ADJECTIVES = frozenset(("ADJ", "NUM", "ADV", "SYM"))


def singular(token: "Token") -> str:
    """Return a noun's lower-case singular: "countries" → "country", "people" → "person"."""
    word = token.text.casefold()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if token.tag_ == "NNS" and token.lemma_:
        lemma = token.lemma_.casefold()
        return _IRREGULAR.get(lemma, lemma) if lemma != word else _strip_plural(word)
    return _strip_plural(word) if token.tag_ == "NNPS" else word


def _strip_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def is_plural(token: "Token") -> bool:
    return token.tag_ in ("NNS", "NNPS") or token.text.casefold() in ("people", "police", "staff", "cattle")


def head_after(doc: "Doc", at: int, limit: int, determined: bool = False) -> "Token | None":
    """Return the head of the noun phrase whose words begin at token `at`: "ongoing NCA investigations" → the last.

    With `determined` the phrase may open with articles, possessives and numbers ("its last five projects").
    """
    head: Token | None = None
    while at < limit:
        token = doc[at]
        if _is_noun(token):
            if head is not None and not _goes_on(doc, head, token):
                break
            head = token
        elif token.tag_ == "POS" and head is not None:
            head = None
        elif not (
            _may_stand_before(doc, token, limit, head)
            or (determined and head is None and token.pos_ in ("DET", "PRON", "NUM"))
        ):
            break
        at += 1
    return head


def _is_noun(token: "Token") -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.text.casefold() not in _NO_HEADS and token.text[0].isalnum()


def _goes_on(doc: "Doc", head: "Token", token: "Token") -> bool:
    """Tell whether a noun after a noun is the same phrase: "sports clubs" but not "homes Monday"."""
    if head.i + 1 != token.i and doc[token.i - 1].pos_ not in ("PUNCT", "ADJ", "VERB", "CCONJ", "NOUN", "PROPN"):
        return False
    return not is_plural(head) or is_plural(token)


def _may_stand_before(doc: "Doc", token: "Token", limit: int, head: "Token | None") -> bool:
    """Tell whether a word can stand between a number and its noun: "trained", "right-", "small and"."""
    following = doc[token.i + 1] if token.i + 1 < limit else None
    if following is None or (head is not None and is_plural(head)):
        return False
    if token.text in ("-", "/"):
        return True
    if token.text in ("”", "“", '"', "‘", "’", "'", "(") and head is None:
        return True
    if token.pos_ in _ADJECTIVES and token.tag_ not in ("WRB",):
        return token.text.casefold() not in (
            "ago",
            "later",
            "earlier",
            "away",
            "apart",
            "worldwide",
            "there",
            "here",
            "already",
            "now",
            "overall",
            "so",
        )
    if token.tag_ in ("VBN", "VBG") or (token.tag_ in ("VBD", "VB", "VBP") and following.text == "-"):
        return following.pos_ in ("NOUN", "PROPN", "ADJ") or following.text == "-"
    if token.text in (",", "and", "or"):
        return head is None and doc[token.i - 1].pos_ == "ADJ" and following.pos_ == "ADJ"
    return token.text.casefold() == "of" and head is None and doc[token.i - 1].text.casefold() in ("dozen", "couple")


def read(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """Return the noun of a count or share; `earlier` are the candidates before it in the block, in order."""
    doc, limit = candidate.last.doc, candidate.sentence.tokens.end
    after = candidate.last.i + 1
    if candidate.attached and after < limit and doc[after].text == "-":
        after += 1
    if after < limit and doc[after].text.casefold() == "of":
        return _of(doc, after + 1, limit, candidate, earlier)
    if candidate.unit == "count":
        return _counted(doc, after, limit, candidate, earlier)
    return _shared(doc, after, limit, candidate, earlier)


def _of(doc: "Doc", at: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """ "Four of its last five projects": the noun of the whole; "two of them": that of the number before."""
    if at < limit and doc[at].text.casefold() == "all" and at + 1 < limit:
        at += 1
    if at < limit and doc[at].text.casefold() in _PRONOUNS and doc[at].tag_ != "DT":
        return _antecedent(candidate, earlier)
    head = head_after(doc, at, limit, determined=True)
    if head is None:
        return (
            _antecedent(candidate, earlier)
            if at < limit and doc[at].text.casefold() in ("them", "these", "those")
            else None
        )
    if head.text.casefold() in _NOT_COUNTED:
        return None
    return _behind_measure(head, limit)


_NOT_COUNTED = frozenset("money way time ball that it what".split())


def _behind_measure(head: "Token", limit: int) -> str | None:
    """ "The number of rest rooms" → room; "the backlog of repairs" → repair; else the head itself."""
    doc = head.doc
    if head.lemma_.casefold() in MEASURES and head.i + 1 < limit and doc[head.i + 1].text.casefold() == "of":
        inner = head_after(doc, head.i + 2, limit, determined=True)
        if inner is not None:
            return singular(inner)
    return singular(head)


def _antecedent(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """Return what "them" stands for: the last thing counted in the sentence, else the last plural noun before."""
    for other in reversed(earlier):
        if other.noun and other.sentence.index >= candidate.sentence.index - 1:
            return other.noun
    doc = candidate.first.doc
    for i in range(candidate.first.i - 1, max(-1, candidate.first.i - 40), -1):
        if doc[i].tag_ == "NNS" and doc[i].text.casefold() not in _TIMES:
            return singular(doc[i])
    return None


def _counted(doc: "Doc", after: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
    following = doc[after].text.casefold() if after < limit else ""
    if following in ("more", "fewer", "other", "additional", "extra", "further", "less") and after + 1 < limit:
        after += 1
    if following in _PERSONS and head_after(doc, after, limit) is None:
        return "person"
    head = head_after(doc, after, limit)
    if head is not None:
        return singular(head)
    if following in ("more", "others", "fewer", "less"):
        return _last_noun(earlier, candidate) or "person"
    return _from_context(candidate, earlier)


def _last_noun(earlier: list[Candidate], candidate: Candidate) -> str | None:
    return next(
        (
            o.noun
            for o in reversed(earlier)
            if o.unit == "count" and o.noun and candidate.sentence.index - o.sentence.index <= 1
        ),
        None,
    )


_COMPARED = frozenset(
    "from to than against with in at was were is are by or and , of over under least most about around only just nearly some".split()
)


def _from_context(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """ "From twelve thousand jobs to fewer than ten thousand"; "the toll stood at 47"; "it employs 110,000"."""
    doc, first = candidate.first.doc, candidate.first
    start = candidate.sentence.tokens.start
    same = next(
        (o for o in reversed(earlier) if o.sentence is candidate.sentence and o.unit == "count" and o.noun), None
    )
    subject = of_subject(candidate)
    if same is not None and (subject is None or first.i - same.last.i < 8):
        return same.noun
    verb = _verb(first)
    if verb is not None and verb.lemma_.casefold() in (
        "employ",
        "kill",
        "injure",
        "wound",
        "arrest",
        "hire",
        "attract",
        "house",
        "seat",
    ):
        return "person"
    if subject:
        return subject
    before = doc[first.i - 1].text.casefold() if first.i > start else ""
    return same.noun if same is not None and before in _COMPARED else None


def _verb(token: "Token") -> "Token | None":
    for _ in range(6):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def of_subject(candidate: Candidate, plural_only: bool = True) -> str | None:
    """Return the noun that the subject of the number's verb names: "arrivals rose 5%" → arrival, "the toll" → death."""
    verb = _verb(candidate.first)
    for _ in range(4):
        if verb is None:
            return None
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return _of_measured(subject, candidate.sentence.tokens.end, plural_only)
        verb = (
            verb.head
            if verb.dep_ in ("conj", "xcomp", "advcl", "acl", "aux", "auxpass", "prep", "pcomp") and verb.head != verb
            else None
        )
    return None


def _of_measured(head: "Token", limit: int, plural_only: bool = True) -> str | None:
    lemma = head.lemma_.casefold()
    if lemma in _TOLLS:
        return _TOLLS[lemma]
    if head.i + 1 < limit and head.doc[head.i + 1].text.casefold() == "of":
        inner = head_after(head.doc, head.i + 2, limit, determined=True)
        if lemma in MEASURES and inner is not None:
            return singular(inner) if is_plural(inner) or not plural_only else None
    if lemma in MEASURES or head.pos_ == "PRON":
        return None
    return singular(head) if is_plural(head) and head.pos_ in ("NOUN", "PROPN") else None


_CHANGE_NOUNS = frozenset(
    "increase rise growth jump surge gain uplift hike boost fall drop decline decrease cut reduction dip slump upturn "
    "downturn swing spike leap climb share proportion majority minority loss".split()
)


def _shared(doc: "Doc", after: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """The noun of a percentage or ratio: "a 21% increase in deportations", "one in three sailings", "sales halved"."""
    if candidate.unit == "ratio" and candidate.change is None:
        return _of_ratio(doc, after, limit, candidate, earlier)
    head = head_after(doc, after, limit)
    if head is not None and head.lemma_.casefold() in _CHANGE_NOUNS:
        return _changing(doc, head, limit)
    before = candidate.first.i - 1
    if before > 0 and doc[before].text.casefold() == "of" and doc[before - 1].lemma_.casefold() in _CHANGE_NOUNS:
        return _changing(doc, candidate.last, limit) or _changing(doc, doc[before - 1], limit)
    moved = _object_moved(candidate, after, limit)
    if moved:
        return moved
    if head is not None and candidate.unit in ("percent", "ratio") and head.i == after and is_plural(head):
        return None
    return of_subject(candidate) or _coordinate(candidate, earlier)


def _object_moved(candidate: Candidate, after: int, limit: int) -> str | None:
    """ "It had doubled the number of rest rooms" → room; "cut jobs by 5%" → job."""
    verb = candidate.first if candidate.unit == "ratio" else _verb(candidate.first)
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    moved = next((c for c in verb.children if c.dep_ in ("dobj", "obj") and c.i < limit), None)
    return (
        _of_measured(moved, limit)
        if moved is not None and not (candidate.first.i <= moved.i <= candidate.last.i)
        else None
    )


def _changing(doc: "Doc", head: "Token", limit: int) -> str | None:
    """ "Increase in deportations" → deportation; a mass ("growth in revenue") has no noun that is counted."""
    at = head.i + 1
    if at < limit and doc[at].text.casefold() in ("in", "of", "among"):
        inner = head_after(doc, at + 1, limit, determined=True)
        if inner is not None:
            found = _of_measured(inner, limit)
            return found or (singular(inner) if is_plural(inner) else None)
    return None


def _of_ratio(doc: "Doc", after: int, limit: int, candidate: Candidate, earlier: list[Candidate]) -> str | None:
    following = doc[after].text.casefold() if after < limit else ""
    words = [doc[i].text.casefold() for i in range(candidate.first.i, candidate.last.i + 1)]
    if "in" in words or ("out" in words and "of" in words):
        inside = head_after(doc, candidate.first.i + 1, candidate.last.i + 1)
        head = inside or head_after(doc, after, limit)
        return singular(head) if head is not None else _coordinate(candidate, earlier)
    if following == "as" and after + 1 < limit and doc[after + 1].text.casefold() in ("many", "much"):
        head = head_after(doc, after + 2, limit)
        return singular(head) if head is not None and is_plural(head) else None
    if following in (
        "the",
        "all",
        "its",
        "their",
        "his",
        "her",
        "our",
        "those",
        "these",
        "my",
        "your",
        "more",
        "that",
        "this",
    ):
        head = head_after(doc, after, limit, determined=True)
        if head is None or (words[0] not in ("half", "double", "twice") and not is_plural(head)):
            return None
        if head.lemma_.casefold() in MEASURES:
            return _behind_measure(head, limit)
        return singular(head) if words[0] == "half" or is_plural(head) else None
    head = head_after(doc, after, limit)
    if head is not None and head.i == after and is_plural(head):
        return singular(head)
    before = doc[candidate.first.i - 1].text.casefold() if candidate.first.i else ""
    return (
        of_subject(candidate)
        if before in ("by", "to", "than", "nearly", "almost", "about")
        else _coordinate(candidate, earlier)
    )


def _coordinate(candidate: Candidate, earlier: list[Candidate]) -> str | None:
    """ "60 per cent of farmers had no cover and one in four had borrowed": the noun of the share before."""
    return next(
        (
            o.noun
            for o in reversed(earlier)
            if o.sentence is candidate.sentence and o.unit in ("percent", "ratio") and o.noun
        ),
        None,
    )
