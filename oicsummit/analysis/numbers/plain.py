"""Plain numbers: those with no unit beside them; whether each is a count, takes a unit from elsewhere, or is a name."""

import re

from oicsummit.analysis import units
from oicsummit.analysis.numbers import phrases
from oicsummit.analysis.numbers.candidates import Candidate
from oicsummit.analysis.types import Modifier

_ONE_COUNTS = re.compile(
    r"\b(?:at least|only|just|more than|about|fewer than|less than|every|than|by|exactly|all but|but|with)[ ]$",
    re.IGNORECASE,
)
_ONE_NOUNS = frozenset(
    "person man woman child boy girl soldier officer worker pupil patient victim passenger driver death arrest "
    "casualty goal try wicket penalty vote seat dog house home vehicle vessel boat ship plane suspect survivor "
    "civilian fatality protester demonstrator student teacher doctor nurse player case".split()
)
_ONE_DAY = re.compile(
    r"\b(?:in|for|within|after|just|only|than|of|by|about|over|least|under|lasted|lasts|takes|took|a)[ ]$",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:aged?|ages|age of)(?:[ ](?:at least|\w+)){0,3}[ ]$",
    re.IGNORECASE,
)
_AGED_NAME = re.compile(
    r"(?:[A-Z][\w’'-]+|\b(?:boys?|girls?|man|men|woman|women|teenagers?|brothers?|sisters?|sons?|daughters?|students?))"
    r"(?:,|[ ]\()[ ]?(?:(?:both|all|aged|\d+|and)\b[ ,]*)*$"
)
_AGED_LIST = re.compile(r"\b(?:aged|ages)[ ](?:\w+(?:,[ ]|[ ]and[ ]|[ ]or[ ]|,[ ]and[ ]))+$", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\b(?:magnitude|richter(?:[ ]scale)?)(?:[ -]|[ ]of[ ](?:about[ ]|around[ ])?)$", re.IGNORECASE)
_RICHTER = re.compile(r"[ -](?:on|in)[ ]the[ ]richter", re.IGNORECASE)
_UNDER_AGE = re.compile(
    r"\b(?:children|child|kids|people|adults|pupils|those|anyone|boys|girls|women|men|students|everyone|residents)[ ]"
    r"(?:aged[ ])?(?:under|over|below|above)(?:[ ]the age of)?[ ]$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[ ]?(?:[.,;:!?)”’'\"]|$|[ ](?:and|or|said|who|was|is|has|are|were|to|should|must|can|in|from)\b)")
_ATTACHED_NAMES = frozenset(
    "point tier way step part stage party state pronged sided fold hour-contract track lane page-three star bit "
    "speed size piece legged horse level tone phase stop line cornered yearly tired".split()
)
_UNIT_TAKING = frozenset("from to than at was is were average averaged every be or and least most about around".split())


def is_name(candidate: Candidate) -> bool:
    """Tell whether a bare number names something: a year, "Terminal 3", "ten-point plan"."""
    if candidate.unit or candidate.amount is None:
        return False
    if candidate.attached:
        return _is_compound_name(candidate)
    return candidate.is_digits and _is_label(candidate)


def _is_compound_name(candidate: Candidate) -> bool:
    """ "A ten-point plan", "two-tier": what a hyphen joins is a name unless it is a thing one counts."""
    doc, at = candidate.first.doc, candidate.last.i + 1
    if at + 1 >= len(doc):
        return True
    noun = doc[at + 1] if doc[at].text == "-" else doc[at]
    word = noun.text.casefold().lstrip("-")
    if word in _ATTACHED_NAMES:
        following = doc[noun.i + 1].lemma_.casefold() if noun.i + 1 < len(doc) else ""
        return not (
            word == "point"
            and following in ("lead", "gap", "margin", "deficit", "drop", "fall", "rise", "advantage", "swing", "jump")
        )
    return (
        candidate.value == 1
        or not word.isalpha()
        or (
            noun.tag_ in ("VBN", "VBD", "JJ", "RB", "IN", "TO")
            and word not in ("strong", "storey", "story", "odd", "plus")
        )
    )


def _is_label(candidate: Candidate) -> bool:
    """ "Terminal 3", "Boeing 737": digits after a capitalised word that are not followed by a plural noun."""
    doc, first = candidate.first.doc, candidate.first
    if first.i == 0:
        return False
    before = doc[first.i - 1]
    amount = candidate.amount
    if (
        not before.text[0].isupper()
        or before.whitespace_ == ""
        or (amount is not None and ("," in candidate.text[candidate.start : candidate.end] or amount.numeral.scale > 1))
    ):
        return False
    if before.pos_ not in ("PROPN", "NOUN", "ADJ", "X") or before.text.casefold() in phrases.NO_HEADS:
        return False
    starts = before.i == candidate.sentence.tokens.start and before.pos_ != "PROPN"
    head = phrases.head_after(doc, candidate.last.i + 1, candidate.sentence.tokens.end)
    return not starts and (head is None or not phrases.is_plural(head))


def unit_of(candidate: Candidate, earlier: list[Candidate]) -> str:
    """Return the unit of a bare number: years of age, that of the figure it is set against, or `count`."""
    if _is_age(candidate) or _is_mean_age(candidate):
        return "year"
    text = candidate.text
    before = text[max(0, candidate.start - 30) : candidate.start]
    if _MAGNITUDE.search(before) or _RICHTER.match(text, candidate.end):
        return "magnitude"
    if not candidate.attached and _stands_alone(candidate):
        model = _model(candidate, earlier)
        return model.unit if model is not None else "count"
    return "count"


def _is_age(candidate: Candidate) -> bool:
    value, text = candidate.value, candidate.text
    if value is None or not 0 <= value <= 125 or candidate.attached:
        return False
    before, after = text[max(0, candidate.start - 44) : candidate.start], text[candidate.end : candidate.end + 6]
    if _UNDER_AGE.search(before) and _stands_alone(candidate):
        return True
    if not _ENDS.match(after) and not (candidate.bound and re.match(r"[ -–]", after)):
        return False
    if re.search(
        r"\b(?:aged?|ages)[ ](?:(?:between|from|about|around|over|under|just|at least|of)[ ])?$", before, re.IGNORECASE
    ) or _UNDER_AGE.search(before):
        return True
    if candidate.bound is Modifier.UP_TO and _AGE.search(before):
        return True
    if _AGED_LIST.search(before):
        return True
    return bool(
        candidate.is_digits
        and value >= 5
        and _AGED_NAME.search(before)
        and after[:1] == ","
        and candidate.bound is None
    )


def _is_mean_age(candidate: Candidate) -> bool:
    """ "The average age of members is 31": a bare number whose subject is an age."""
    verb = phrases.verb_of(candidate.first)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    return subject is not None and subject.lemma_.casefold() == "age" and _stands_alone(candidate)


def _stands_alone(candidate: Candidate) -> bool:
    """Tell whether no noun follows a number in its own phrase."""
    doc, after = candidate.first.doc, candidate.last.i + 1
    limit = candidate.sentence.tokens.end
    if after < limit and doc[after].text.casefold() in ("of", "more", "fewer"):
        return False
    return phrases.head_after(doc, after, limit) is None


def _model(candidate: Candidate, earlier: list[Candidate]) -> Candidate | None:
    """Return the earlier figure whose unit a bare number takes: "average 14 minutes. In 2019 it was nine."."""
    doc, first = candidate.first.doc, candidate.first
    before = doc[first.i - 1].text.casefold() if first.i else ""
    if before not in _UNIT_TAKING:
        return None
    last = earlier[-1] if earlier else None
    if last is None or last.unit in ("count", "ratio") or last.vague is not None or last.attached:
        return None
    if last.unit in units.SHARES and candidate.value is not None and candidate.value > 100:
        return None
    gap = candidate.sentence.index - last.sentence.index
    if gap == 0 and first.i - last.last.i <= 8:
        return last if before in ("from", "to", "than", "every", "at", "was", "or") else None
    pronoun = any(t.text.casefold() in ("it", "that", "before") for t in doc[max(0, first.i - 4) : first.i])
    return last if gap <= 2 and pronoun and before in ("was", "is", "every", "were") else None


def is_quantity(candidate: Candidate, found: list[Candidate]) -> bool:
    """Tell whether a settled candidate is a quantity: a bare number that counts nothing is not."""
    if candidate.amount is None:
        return candidate.vague is None or candidate.noun is not None
    if candidate.value == 1 and not candidate.is_digits and candidate.amount.numeral.scale == 1:
        return _is_counting_one(candidate, found)
    if candidate.unit != "count":
        return True
    if (
        candidate.noun in ("time", "times")
        and not candidate.is_digits
        and candidate.value is not None
        and candidate.value < 4
    ):
        return True
    if candidate.noun is not None:
        return candidate.value != 0 or candidate.is_digits
    return (candidate.modifier is not Modifier.EXACT and candidate.bound is None) or (
        candidate.value is not None and candidate.value >= 1000
    )


def _is_counting_one(candidate: Candidate, found: list[Candidate]) -> bool:
    """ "One person was killed and three hurt" counts; "one analyst said" does not."""
    text = candidate.text
    before = text[max(0, candidate.start - 16) : candidate.start]
    if candidate.unit in ("day", "night", "week", "time"):
        return candidate.attached or bool(_ONE_DAY.search(before))
    if candidate.unit != "count":
        return True
    if candidate.noun is None:
        return False
    counted = any(
        other is not candidate
        and other.unit in ("count", "")
        and other.sentence is candidate.sentence
        and other.value != 1
        for other in found
    )
    return bool(_ONE_COUNTS.search(before)) or candidate.noun in _ONE_NOUNS or counted
