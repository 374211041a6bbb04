"""Shares: "two-thirds", "half of", "one in five", "six out of ten" as ratios."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from oicsummit.analysis import numerals
from oicsummit.analysis.types import Change

_PLACES = Decimal(1).scaleb(-10)
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "fifteenth": 15,
    "sixteenth": 16,
    "twentieth": 20,
    "fiftieth": 50,
    "hundredth": 100,
    "thousandth": 1000,
}
_SMALL = "|".join((*numerals.ONES, *numerals.TENS))


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio at `[start, end)`: `change` is set where the words themselves say that something rose or fell."""

    start: int
    end: int
    value: Decimal
    change: Change | None = None


def _any(words: str) -> str:
    return "|".join(words.split())


_DIGITS = _any("one two three four five six seven eight nine")
_NAMED = r"thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?|hundredths?|halves"
_ONE_NAMED = _any("third quarter fifth sixth seventh eighth ninth tenth twentieth hundredth")
_AFTER_PART = _any(
    "of in by on since from over to last this more less fewer compared between during after and as are were have "
    "had said say believe think"
)
_NO_COMPARATIVE = _any("ever over under after never other former later whether")
# "A third" is also an ordinal ("a third man"): it is a share only where what follows can follow a share.
FRACTION = re.compile(
    rf"""
      \b(?P<n>{_DIGITS})[ -](?P<d>{_NAMED})\b                                       # two-thirds
        (?![ ]?-?(?:final|place|birthday|party|time|century|year|\w+-final|to[ ](?:the[ ])?(?:{_DIGITS}|ten)\b))
    | \b(?P<digits>[1-9])/(?P<under>[2-9]|10)(?:ths|rds|nds)?\b(?![/\d-])           # 2/3 of
        (?=[ ](?:of|the|as|a[ ])|[ ]?[.,;])
    | \b(?P<a>an?|a[ ]further|another)[ ](?P<part>{_ONE_NAMED})\b                    # a third of, a third smaller
        (?=[ ](?:(?:{_AFTER_PART})\b|(?!{_NO_COMPARATIVE})[a-z]{{2,}}er\b)|[.,;:!?)”"'’—–]|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE_PART = _any(
    "by than nearly almost about around over up down least roughly some only just to fell fallen rose risen cut "
    "dropped grew jumped shrank lost slumped soared plunged slashed reduced increased for and with while that "
    "under is are was were but where which found said account accounts accounted represent represents represented"
)
# "A third" and "a quarter" need such a neighbour: a change, a hedge, or "of" after them.
_SHARE_BEFORE = re.compile(rf"(?:\b(?:{_BEFORE_PART}|a further|made up|makes? up)|,)[ ]$", re.IGNORECASE)
_AFTER_ORDINAL = re.compile(r"[ ](?:quarter|of[ ]an?\b)")
_OF_A_SCALE = re.compile(r"[ ]of[ ]an?[ ](?:million|billion|thousand|hundred|dozen|lakh|crore|trillion|century)\b")
_OWNERS = _any("of the all its their his her our your my that those these this what as")
_AFTER_HALF = _any(
    "in since by over between compared from to on last this are were have had said say believe think would will and"
)
_NOT_HALVED = _any(
    "hour dozen million billion day mile centur year time term back marathon hearted decade brother sister price "
    "inch minute past way baked moon volley"
)
HALF = re.compile(
    rf"""
    (?<![\w-])(?:(?:one|a)[ -])?half\b
    (?: (?=[ ](?:{_OWNERS})\b)                                                     # half of, half the
      | (?=[ ](?:an?[ ])?(?!{_NOT_HALVED}|an?\b)[a-z]+(?:s|ren|men|ple)\b)           # half people
      | (?=[ ]?[.,;:!?)”"’—–]|$) | (?=[ ](?:{_AFTER_HALF})\b)                       # fell by half.
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WHICH_HALF = _any(
    "first second third other latter former better worse top bottom upper lower northern southern eastern western "
    "front back early late opening final last each either both this that every previous same full the"
)
_IN_THAT = re.compile(r"\b(?:in|of|on|at|for|into|from|during|over|to) that $")
_HALF_OF = re.compile(r"[ ](?:of[ ](?:the|its|their|those|all|his|her|our)|the|all)\b", re.IGNORECASE)
_ORDINAL_HALF = re.compile(rf"(?:\b(?:{_WHICH_HALF}|and a)|['’]s)[ -]$", re.IGNORECASE)
_NO_WHOLES = _any(
    "overs? balls? years? months? weeks? days? hours? minutes? seconds? decades? quarters? million billion "
    "seasons? games? matches outings starts? attempts? innings tests appearances percent different places "
    "countries cities states towns villages districts locations separate other January February March April May "
    "June July"
)
_WHOLE = (
    rf"(?:{_SMALL})(?:[ -](?:{_SMALL}))?|hundred|thousand|million"
    r"|\d{1,3}(?:,\d{3})*(?!\d|[.:]\d|%|st|nd|rd|th|am|pm)"
)
# "One in five", "1 in 10", "six out of ten", "one person in four", "one in every 20".
IN = re.compile(
    rf"""
    \b(?P<n>{_SMALL}|\d{{1,3}})(?:-|[ ](?:(?P<who>[a-z]+)[ ])?)(?:in|out[ -]of)(?:-|[ ])(?:every[ ]|each[ ])?(?:an?[ ])?
    (?P<d>{_WHOLE})(?!-)\b
    (?![ ](?:{_NO_WHOLES}|per[ ]cent|of[ ]the)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find(text: str) -> Iterator[Ratio]:
    """Yield the shares that `text` names in words; one may overlap another."""
    yield from _fractions(text)
    yield from _halves(text)
    yield from _one_in(text)


def value_of(words: str | None) -> Decimal:
    """Return the number that small number words or digits name: "one and a half" → 1.5, none → 1."""
    found = next(numerals.find(words), None) if words else None
    return found.value if found else Decimal(1)


def _share(over: Decimal, under: Decimal) -> Decimal:
    value = over / under
    return value.quantize(_PLACES).normalize() if value != value.to_integral_value() else value


def _fractions(text: str) -> Iterator[Ratio]:
    for match in FRACTION.finditer(text):
        if (match["part"] and not _is_share(text, match)) or _OF_A_SCALE.match(text, match.end()):
            continue
        part = (match["part"] or match["d"] or "").casefold()
        over, under = value_of(match["n"]), _PARTS.get(part) or _PARTS.get(part.removesuffix("s")) or 0
        if match["under"]:
            over, under = Decimal(match["digits"]), int(match["under"])
        if under and over < under:
            yield Ratio(match.start(), match.end(), _share(over, Decimal(under)))


def _is_share(text: str, match: re.Match[str]) -> bool:
    """Tell "cut by a third" and "another fifth is dry" from "another quarter of growth" and "a third man"."""
    if len(match["a"]) > 2:
        return not _AFTER_ORDINAL.match(text, match.end())
    before = text[max(0, match.start() - 20) : match.start()]
    return text.startswith(" of ", match.end()) or bool(_SHARE_BEFORE.search(before)) or not before


def _halves(text: str) -> Iterator[Ratio]:
    for match in HALF.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        is_added = before.endswith("and ") and match[0].startswith("a")  # "a year and a half"
        if before.endswith(" that ") and not _IN_THAT.search(before) and _HALF_OF.match(text, match.end()):
            before = ""  # "added that half of them had left"
        if not is_added and not _ORDINAL_HALF.search(before):
            yield Ratio(match.start(), match.end(), Decimal("0.5"))


def _one_in(text: str) -> Iterator[Ratio]:
    for match in IN.finditer(text):
        over, under = value_of(match["n"]), value_of(match["d"])
        if match["d"].casefold() in ("hundred", "thousand", "million"):
            under = numerals.scale_of(match["d"])
        named = match["who"] and match["who"].casefold() not in _WHO
        if over < under and not named and _is_ratio(match[0], over, under):
            yield Ratio(match.start(), match.end(), _share(over, under))


def _is_ratio(words: str, over: Decimal, under: Decimal) -> bool:
    """Tell a share ("six out of ten", "one in eight") from two counts ("three out of eight trials", "5 in 2023")."""
    if 1500 <= under <= 2100:
        return False
    return (
        over == 1
        or under in (3, 4, 5, 10)
        or (under % 10 == 0 and under >= 20 and over < 10)
        or (" out" not in words and under < 10)
    )


_WHO = frozenset(
    "person people man woman men women child children adult adults pupil pupils household households family "
    "families patient patients worker workers driver drivers student students voter voters home homes case "
    "cases girl girls boy boys".split()
)
