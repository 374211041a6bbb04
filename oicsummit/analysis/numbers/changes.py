"""Changes: whether a number says by how much something rose or fell, and not how much there is."""

import re
from typing import TYPE_CHECKING

from oicsummit.analysis.numbers.candidates import Candidate
from oicsummit.analysis.types import Change

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_UP_VERBS = frozenset(
    "rise increase grow jump climb surge soar gain expand widen advance rally swell accelerate leap boost raise "
    "hike lift up strengthen spike rocket skyrocket balloon edge tick inch push escalate appreciate improve "
    "exceed upgrade swing outpace outstrip snowball mushroom rebound recover inflate overrun".split()
)
_DOWN_VERBS = frozenset(
    "fall drop decline decrease cut reduce shrink slip slide plunge plummet tumble slump lose shed trim slash "
    "dip ease narrow lower contract sink retreat crash weaken dwindle diminish depreciate dock deduct erode "
    "curb shorten drain collapse nosedive halve scale axe downgrade recede subside abate worsen sag deplete".split()
)
_UP_NOUNS = frozenset(
    "increase rise growth jump surge gain uplift hike boost upturn spike leap climb expansion improvement "
    "uptick acceleration raise addition overrun overspend upswing inflation".split()
)
_DOWN_NOUNS = frozenset(
    "fall drop decline decrease cut reduction dip slump downturn slide plunge shortening cutback contraction "
    "slowdown cuts saving reductions retreat crash tumble collapse shrinkage".split()
)
_UP_DEGREES = frozenset(
    "more higher bigger larger greater longer up wider stronger faster heavier taller above over dearer".split()
)
_DOWN_DEGREES = frozenset(
    "fewer less lower smaller shorter down narrower weaker slower cheaper lighter below under".split()
)
# Verbs whose own object is the change: "adds 64 deputies", "cut 500 jobs"; with a measured thing it is only a deed.
_UP_OBJECT = frozenset("add gain".split())
_DOWN_OBJECT = frozenset("lose cut shed axe slash dock deduct trim eliminate".split())
_LOST = re.compile(
    r"[ ](?:[a-z]+[ ]){0,3}(?:was|were|are|will[ ]be|have[ ]been|had[ ]been|being)[ ]"
    r"(?:lost|cut|axed|shed|docked|slashed|eliminated)\b"
)
# What may stand between "rose" or "by" and the number.
_PADDING = frozenset(
    "by a an the another further about around some roughly approximately nearly almost just only over more than "
    "up to at least as much many little less fewer under between sharply slightly modestly steadily marginally "
    "significantly dramatically an estimated estimated to further additional extra whopping nearly well only "
    "record close also even again far , % percent $ £ € and of".split()
)


def read(candidate: Candidate) -> Change | None:
    """Return the direction of a number that is a change, or None for a level."""
    if candidate.change is not None:
        return candidate.change
    doc, start = candidate.first.doc, candidate.sentence.tokens.start
    if (
        candidate.unit == "ratio" and _is_multiple(candidate) and "fold" not in candidate.first.text.casefold()
    ) or _is_time_taken(doc, candidate):
        return None
    return (
        _by_following(doc, candidate)
        or _by_noun_before(doc, candidate, start)
        or _by_preceding(doc, candidate, start)
        or _by_measure(doc, candidate, start)
    )


def _is_time_taken(doc: "Doc", candidate: Candidate) -> bool:
    """ "A 9% rise over two years": how long it takes is not what changes."""
    before = doc[candidate.first.i - 1].text.casefold() if candidate.first.i else ""
    return candidate.unit in ("year", "month", "week", "day") and before in (
        "over",
        "in",
        "within",
        "for",
        "next",
        "last",
        "past",
    )


def _is_multiple(candidate: Candidate) -> bool:
    return candidate.value is not None and candidate.value > 1


def _of(up: bool, down: bool) -> Change | None:
    return Change.INCREASE if up else Change.DECREASE if down else None


def _by_following(doc: "Doc", candidate: Candidate) -> Change | None:
    """ "A 9% pay rise", "a 60% cut", "50 fewer than", "25,000 more workers", "£6m over budget"."""
    limit = candidate.sentence.tokens.end
    at = candidate.last.i + 1
    if at < limit and doc[at].text == "-":
        at += 1
    if at >= limit:
        return None
    word = doc[at].text.casefold()
    following = doc[at + 1].text.casefold() if at + 1 < limit else ""
    if word in ("over", "above", "below", "under"):
        return _of(word == "over", word == "under") if following in ("budget", "target", "plan", "estimate") else None
    if word in _UP_DEGREES | _DOWN_DEGREES and following not in ("likely", "well"):
        if candidate.unit == "ratio" and word in ("more", "less") and following not in ("than", ""):
            return None
        return _of(word in _UP_DEGREES, word in _DOWN_DEGREES)
    if candidate.unit == "count":
        return _by_degree(doc, at, limit)
    for i in range(at, min(at + 5, limit)):
        token = doc[i]
        lemma = token.lemma_.casefold()
        if token.pos_ in ("NOUN", "PROPN") and lemma in _UP_NOUNS | _DOWN_NOUNS and (token.pos_ == "NOUN" or i == at):
            return _of(lemma in _UP_NOUNS, lemma in _DOWN_NOUNS)
        if (
            token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV", "NUM")
            and token.text not in ("-", "’s", "'s")
            and token.tag_ not in ("VBG", "VBN")
        ):
            return None
    return None


def _by_degree(doc: "Doc", at: int, limit: int) -> Change | None:
    """ "500 points higher", "50 deputies fewer": the degree behind the noun."""
    for i in range(at + 1, min(at + 3, limit)):
        word = doc[i].text.casefold()
        if (
            doc[i - 1].pos_ == "NOUN"
            and word in ("higher", "lower", "fewer", "more")
            and (i + 1 >= limit or doc[i + 1].pos_ not in ("NOUN", "ADJ"))
        ):
            return _of(word in _UP_DEGREES, True)
    return None


def _is_in_points(doc: "Doc", candidate: Candidate) -> bool:
    """ "The index fell 345 points": of counts only points rise and fall without "by"."""
    after = candidate.last.i + 1
    return after < candidate.sentence.tokens.end and doc[after].lemma_.casefold() == "point"


def _by_noun_before(doc: "Doc", candidate: Candidate, start: int) -> Change | None:
    """ "A jump of 4 percentage points", "a fall in prices of 4%"."""
    i = _skip_back(doc, candidate.first.i - 1, start)
    if i < start or (
        doc[i + 1].text.casefold() != "of"
        and not any(doc[j].text.casefold() == "of" for j in range(i + 1, candidate.first.i))
    ):
        return None
    head = doc[_before_whole(doc, i, start)]
    if head.pos_ == "NOUN":
        lemma = head.lemma_.casefold()
        return _of(lemma in _UP_NOUNS, lemma in _DOWN_NOUNS)
    return None


def _before_whole(doc: "Doc", i: int, start: int) -> int:
    """Step over what changes, between the change and its size: "a rise | in lake levels | of 30 centimetres"."""
    for j in range(i - 1, max(start, i - 5), -1):
        if doc[j].lower_ == "in" and doc[j].head.i == j - 1:
            return j - 1
        if not doc[j].tag_.startswith(("NN", "JJ", "DT", "PRP$", "POS")):
            break
    return i


def _skip_back(doc: "Doc", i: int, start: int) -> int:
    while i >= start and (doc[i].text.casefold() in _PADDING or doc[i].tag_ == "RB"):
        i -= 1
    return i


def _by_preceding(doc: "Doc", candidate: Candidate, start: int) -> Change | None:
    """ "Rose 5%", "fell by between 3% and 4%", "down 14%", "up 24 cents"."""
    between = [doc[j].text.casefold() for j in range(max(start, candidate.first.i - 8), candidate.first.i)]
    if between and between[-1] in ("to", "from", "at") and between[-2:] not in (["up", "to"], ["close", "to"]):
        return None
    i = _skip_back(doc, candidate.first.i - 1, start)
    if i < start:
        i = start
    words = [doc[j].text.casefold() for j in range(i, candidate.first.i)]
    for j in range(candidate.first.i - 1, max(start, i) - 1, -1):
        word = doc[j].text.casefold()
        if word in ("up", "down") and (words[j - i + 1 :][:1] == ["to"] or _is_particle(doc[j])):
            return None
        if word in ("up", "down"):
            return _of(word == "up", word == "down")
    if candidate.unit == "count" and "by" not in words and not _is_in_points(doc, candidate):
        return None
    if candidate.text.startswith(" of", candidate.end) and candidate.unit not in ("percent", "percentage_point"):
        return None
    head = doc[i]
    if "to" in words and "up" not in words and "close" not in words and "by" not in words:
        return None
    if head.text.casefold() in ("up", "down"):
        return None if words[1:2] == ["to"] or _is_particle(head) else _of(head.text.casefold() == "up", True)
    if _is_change_verb(head) and (
        candidate.unit in ("percent", "percentage_point", "basis_point", "ratio")
        or "by" in words
        or head.lemma_.casefold() not in ("cut", "lose", "gain", "raise", "boost", "reduce", "exceed", "lift")
    ):
        return _direction(head)
    return None


def _is_particle(token: "Token") -> bool:
    """Tell "take up 41 percent" and "made up of" from "was up 41 percent" and "went up 5%"."""
    before = token.nbor(-1) if token.i else token
    moving = (
        _UP_VERBS
        | _DOWN_VERBS
        | {"be", "go", "come", "stand", "end", "close", "finish", "trade", "open", "send", "drive"}
    )
    return before.pos_ == "VERB" and before.lemma_.casefold() not in moving


def _is_change_verb(token: "Token") -> bool:
    return token.lemma_.casefold() in _UP_VERBS | _DOWN_VERBS and token.pos_ in ("VERB", "NOUN", "ADJ", "ADP", "ADV")


def _direction(token: "Token") -> Change | None:
    lemma = token.lemma_.casefold()
    return _of(lemma in _UP_VERBS, lemma in _DOWN_VERBS)


def _by_measure(doc: "Doc", candidate: Candidate, start: int) -> Change | None:
    """ "Cut the queue for connections by 60%", "smaller by a third": the verb or degree before "by"."""
    i = candidate.first.i - 1
    while i >= start and doc[i].text.casefold() != "by" and (doc[i].text.casefold() in _PADDING or doc[i].tag_ == "RB"):
        i -= 1
    if i < start or doc[i].text.casefold() != "by":
        return _by_verb_with_object(doc, candidate, start)
    for j in range(i - 1, max(start, i - 14) - 1, -1):
        token = doc[j]
        word = token.text.casefold()
        if word in _UP_DEGREES | _DOWN_DEGREES and word not in ("over", "under", "above", "below"):
            return _of(word in _UP_DEGREES, word in _DOWN_DEGREES)
        if token.lemma_.casefold() in _UP_VERBS | _DOWN_VERBS and token.pos_ in ("VERB", "NOUN", "ADJ"):
            return _direction(token)
        if token.lemma_.casefold() in _UP_NOUNS | _DOWN_NOUNS:
            return _of(token.lemma_.casefold() in _UP_NOUNS, True)
        if token.text in (";", ":"):
            return None
    return None


def _by_verb_with_object(doc: "Doc", candidate: Candidate, start: int) -> Change | None:
    """ "Blood pressure fell a tenth", "shares closed 3% lower" are found elsewhere; here "saw prices rise 4%"."""
    head = candidate.first.head
    if (
        candidate.unit in ("percent", "percentage_point", "basis_point")
        and head.pos_ == "VERB"
        and head.i < candidate.first.i
    ):
        between = {doc[j].text.casefold() for j in range(head.i + 1, candidate.first.i)}
        if _is_change_verb(head) and not between & {"to", "from", "at", "of", "in"} and candidate.first.i - head.i < 6:
            return _direction(head)
    return None


def of_object(candidate: Candidate) -> Change | None:
    """ "Adds 64 deputies", "added £41 to the bill", "220 jobs were lost", "will be docked six points"."""
    doc = candidate.first.doc
    is_money = len(candidate.unit) == 3 and candidate.unit.isupper()
    if candidate.unit != "count" and not is_money:
        return None
    if candidate.unit == "count" and _LOST.match(candidate.text, candidate.end):
        return Change.DECREASE
    i = _skip_back(doc, candidate.first.i - 1, candidate.sentence.tokens.start)
    if i < candidate.sentence.tokens.start or doc[i].pos_ != "VERB":
        return None
    if any(doc[j].text.casefold() in ("to", "from", "by") for j in range(i + 1, candidate.first.i)):
        return None
    lemma = doc[i].lemma_.casefold()
    is_noun_lost = candidate.noun in (
        "job",
        "seat",
        "point",
        "post",
        "position",
        "place",
        "staff",
        "worker",
        "role",
    ) or lemma in ("cut", "axe", "slash", "shed", "dock", "deduct", "trim")
    return _of(lemma in _UP_OBJECT, lemma in _DOWN_OBJECT and (is_noun_lost or (is_money and lemma != "lose")))
