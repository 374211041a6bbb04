"""Hedges: the words around a number that say how it is meant, such as "around", "more than", "at least", "or so"."""

import re
from dataclasses import dataclass

from oicsummit.analysis.types import Modifier


@dataclass(frozen=True, slots=True)
class Hedge:
    """A modifier and the words that say it; `start` is where the words before the number begin."""

    modifier: Modifier
    words: str
    start: int


def _any(words: str) -> str:
    return "|".join(words.split())


_BIG = _any("more greater larger higher longer bigger older better faster")
_SMALL = _any("fewer less lower smaller younger shorter cheaper")
_SLIGHTLY = (
    r"(?:(?:just|slightly|well|far|considerably|significantly|substantially|even|much|comfortably)[ ]"
    r"|a[ ](?:little|bit)[ ])?"
)
# Each name is a modifier's value; the words that hedge nothing are "exact", so that a hedge before them is seen.
_BEFORE = re.compile(
    rf"""(?<![\w-])(?:
      (?P<up_to>up[ ]to|as[ ](?:much|many|high|long|large|big|fast|far)[ ]as|at[ ](?:the[ ]very[ ])?most|≤
        |(?:no|not)[ ](?:more|longer|higher|greater|later|older)[ ]than|(?:a[ ]|the[ ])?maximum[ ]of|max\.?
        |anything[ ]up[ ]to|capped[ ]at|not[ ]exceeding|not[ ]to[ ]exceed)
    | (?P<at_least>at[ ](?:the[ ]very[ ])?least|(?:no|not)[ ](?:fewer|less)[ ]than|(?:a[ ]|the[ ])?minimum[ ]of
        |as[ ](?:few|little|low)[ ]as|≥)
    | (?P<less_than>{_SLIGHTLY}(?:(?:{_SMALL})[ ]than|under|below)|(?:just[ ])?(?:shy|short)[ ]of|<)
    | (?P<more_than>{_SLIGHTLY}(?:(?:{_BIG})[ ]than|over|above)|in[ ]excess[ ]of|upwards?[ ]of|north[ ]of|exceeding
        |exceed(?:s|ed)?|beyond|>)
    | (?P<approx>about|around|some|roughly|approximately|approx\.?|circa|ca?\.|nearly|almost|virtually|close[ ]to
        |nearing|approaching|(?:an?[ ]|the[ ])?estimated|estimated[ ]at|estimates?[ ]of|on[ ]the[ ]order[ ]of
        |something[ ]like
        |in[ ]the[ ](?:region|order|neighbou?rhood|vicinity)[ ]of|somewhere[ ]around|more[ ]or[ ]less
        |probably|perhaps|or[ ]so|an[ ]approximate|~|≈)
    | (?P<exact>exactly|precisely|only|just|fully|another|the|its|their|his|her|an?
        |a[ ](?:total[ ]of|record|further|whopping|staggering|massive)|an[ ](?:additional|extra))
    )[ ]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER = re.compile(
    r"""
      (?P<at_least>\+(?!\d)|[ -]plus\b(?![ ](?:\d|[£$€]|a\b|an\b|the\b))|[ ]and[ ](?:over|above|older|upwards)\b
        |[ ]or[ ](?:more|over|above|older|greater|higher|longer|better)\b|[ ]at[ ]least\b)
    | (?P<up_to>[ ]or[ ](?:less|fewer|under|below|younger|lower)\b|[ ]and[ ](?:under|below|younger)\b
        |[ ](?:at[ ]most|maximum|at[ ]the[ ]most)\b)
    | (?P<approx>[ ]or[ ]so\b|[ -]odd\b|-ish\b|[ ]or[ ]thereabouts\b|[ ]approximately\b(?![ ]\d)|[ ]give[ ]or[ ]take\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "50 people or more": the noun stands between.
_AFTER_NOUN = re.compile(r"[ ][a-z]+(?P<words>[ ]or[ ](?:more|so|fewer|less)\b)(?![ ]\w+ly\b)")
# Words of place and time that are hedges before a count: "over two years" tells how long something took.
_PLACED = frozenset(("over", "around", "about", "above", "below", "under", "beyond"))
_ARTICLES = frozenset("the a an its their his her".split())
_MOVING = re.compile(
    r"\b(?:go|goes|going|went|gone|ris(?:e|es|ing|en)|rose|gr(?:ow|ows|ew)|climb(?:s|ed)?|move[sd]?)[ ]$", re.IGNORECASE
)
_LASTERS = _any(
    "for after in of by than at to is was were are be been lasts? lasted lasting took takes? taken taking spent "
    "spend spends spending waits? waited waiting served? serves serving within and well just aged worth cost with "
    "until travels? travelled traveled walks? walked has had have earns? earned from covers? covered covering "
    "measures measured reach reaches reached weighs? weighed only now already"
)
# What comes before an "over" that does hedge a length: "for over two years", "covers over 200 acres".
_LASTING = re.compile(rf"\b(?:{_LASTERS}|just a little|stretch(?:es|ed)? for)[ ]$", re.IGNORECASE)
_LENGTHS = ("mile", "kilometre", "metre", "acre", "hectare", "square kilometre", "square mile", "foot", "square metre")
_TIMES = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year")


def around(text: str, start: int, end: int, unit: str) -> Hedge | None:
    """Return the hedge of the number at `[start, end)` of unit `unit`, or None where it is meant as it stands."""
    return _before(text, start, unit) or _after(text, start, end)


def _before(text: str, start: int, unit: str) -> Hedge | None:
    """Peel the words before the number from the right; a bound ("up to") counts for more than a guess ("about")."""
    at, best = start, None
    for _ in range(4):
        match = _BEFORE.search(text, max(0, at - 40), at)
        if not match:
            break
        words = match[0].strip()
        kind = match.lastgroup or "exact"
        if words.casefold() in _PLACED and _is_place(text, match.start(), words, unit):
            break
        if at != start and words.casefold() in _PLACED and text[at:start].strip().casefold() in _ARTICLES:
            break
        if words.casefold() == "up to" and _MOVING.search(text, max(0, match.start() - 12), match.start()):
            break
        if kind != "exact" and (best is None or best.modifier is Modifier.APPROX):
            best = Hedge(Modifier(kind), words, match.start())
        at = match.start()
    return best


def _is_place(text: str, start: int, words: str, unit: str) -> bool:
    """Tell whether "over", "around" … stands for a place or a stretch of time and hedges nothing."""
    before = text[max(0, start - 24) : start]
    if words.casefold() == "over" and (unit in _TIMES or unit in _LENGTHS):
        return not _LASTING.search(before)
    return words.casefold() in ("around", "about") and unit == "year" and before.endswith("turned ")


def _after(text: str, start: int, end: int) -> Hedge | None:
    match = _AFTER.match(text, end)
    if match:
        return Hedge(Modifier(match.lastgroup or "approx"), match[0].strip(" -"), start)
    match = _AFTER_NOUN.match(text, end)
    if not match:
        return None
    words = match["words"].strip()
    kind = {"or more": Modifier.AT_LEAST, "or so": Modifier.APPROX}.get(words.casefold(), Modifier.UP_TO)
    return Hedge(kind, words, start)
