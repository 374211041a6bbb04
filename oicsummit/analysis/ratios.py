"""Ratios and vague numbers: "two-thirds", "one in five", "doubled", "three times as many", "hundreds of"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from . import numerals
from .types import Change

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
_MULTIPLIED = {
    "doubl": 2,
    "trebl": 3,
    "tripl": 3,
    "quadrupl": 4,
    "quintupl": 5,
    "sextupl": 6,
}
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_SMALL = "|".join((*numerals.ONES, *numerals.TENS))


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio at `[start, end)`: `change` is set where the words themselves say that something rose or fell."""

    start: int
    end: int
    value: Decimal
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """Words for a number that is not named, at `[start, end)`, with the values they stand for, `[low, high)`."""

    start: int
    end: int
    low: Decimal
    high: Decimal


# "A third" is also an ordinal ("a third man"): alone it is a share only before "of", after "by", or at a clause's end.
FRACTION = re.compile(
    rf"""
      \b(?P<n>one|two|three|four|five|six|seven|eight|nine)[ -](?P<d>thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?|hundredths?|halves)\b
        (?![ ]?-?(?:final|place|birthday|party|time|century|year|\w+-final|to[ ](?:the[ ])?(?:one|two|three|four|five|six|seven|eight|nine|ten)\b))
    | \b(?P<digits>[1-9])/(?P<under>[2-9]|10)(?:ths|rds|nds)?\b(?![/\d-])(?=[ ](?:of|the|as|a[ ])|[ ]?[.,;])
    | \b(?P<a>an?|a[ ]further|another)[ ](?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth)\b
        (?=[ ](?:of\b|in\b|by\b|on\b|since\b|from\b|over\b|to\b|last\b|this\b|more|less|fewer|(?!ever|over|under|after|never|other|former|later|whether)[a-z]{(2,)}er\b|compared|between|during|after|and\b|as\b|are\b|were\b|have\b|had\b|said\b|say\b|believe|think\b)|[.,;:!?)”"’'—–]|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "A third" and "a quarter" need such a neighbour: a change, a hedge, or "of".
_SHARE_BEFORE = re.compile(
    r"(?:\bby|\bthan|\bnearly|\balmost|\babout|\baround|\bover|\bup|\bdown|\bleast|\broughly|\bsome|\bonly|\bjust|\bto|\ba further|\bby another"
    r"|\b(?:fell|fallen|rose|risen|cut|dropped|grew|jumped|shrank|lost|slumped|soared|plunged|slashed|reduced|increased|for|and|with|while|that|than|under|is|are|was|were|account(?:s|ed|ing)? for|made up|makes? up|represent(?:s|ed|ing)?|but|where|which|found|said|,))[ ]$",
    re.IGNORECASE,
)
_AFTER_ORDINAL = re.compile(r"[ ](?:quarter|of[ ]an?\b)")
_OF_A_SCALE = re.compile(r"[ ]of[ ]an?[ ](?:million|billion|thousand|hundred|dozen|lakh|crore|trillion|century)\b")
HALF = re.compile(
    r"""
    (?<![\w-])(?:(?:one|a)[ -])?half\b
    (?:(?=[ ](?:of|the|all|its|their|his|her|our|your|my|that|those|these|this|what|as|(?:an?[ ])?(?!hour|dozen|million|billion|day|mile|centur|year|time|term|back|marathon|hearted|decade|brother|sister|price|inch|minute|an?\b|past|way|baked|moon|volley)[a-z]+(?:s|ren|men|ple)\b))
      | (?=[ ]?[.,;:!?)”"’—–]|$) | (?=[ ](?:in|since|by|over|between|compared|from|to|on|last|this|are|were|have|had|said|say|believe|think|would|will|and|were)\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ORDINAL_HALF = re.compile(
    r"\b(?:first|second|third|other|latter|former|better|worse|top|bottom|upper|lower|northern|southern|eastern|western|front|back|early|late|opening|final|last|each|either|both|this|that|every|previous|same|and a|'s|’s|full|the)[ -]$",
    re.IGNORECASE,
)
# "One in five", "1 in 10", "six out of ten", "one person in four", "one in every 20".
IN = re.compile(
    rf"""
    \b(?P<n>{_SMALL}|\d{{1,3}})(?:-|[ ](?:(?P<who>[a-z]+)[ ])?)(?:in|out[ -]of)(?:-|[ ])(?:every[ ]|each[ ])?(?:an?[ ])?
    (?P<d>(?:{_SMALL})(?:[ -](?:{_SMALL}))?|hundred|thousand|million|\d{{1,3}}(?:,\d{{3}})*(?!\d|[.:]\d|%|st|nd|rd|th|am|pm))(?!-)\b
    (?![ ](?:overs?|balls?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|quarters?|million|billion|seasons?|games?|matches|outings|starts?|attempts?|innings|tests|appearances|per[ ]cent|percent|different|of[ ]the|places|countries|cities|states|towns|villages|districts|locations|separate|other|January|February|March|April|May|June|July)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
MULTIPLIED = re.compile(
    rf"""
      \b(?P<stem>doubl|trebl|tripl|quadrupl|quintupl|sextupl)(?P<form>e|es|ed|ing)\b
        (?![ -](?:down|back|over|up[ ]as|as\b|digits?|check|decker|standards?|bed|beds|room|rooms|act|agent|bill|blow|bluff|booking|bass|bogey|eagle|fault|figures?|gold|headed|life|murder|negative|page|take|talk|team|trouble|vision|whammy|yellow|amputee|glaz|jeopardy|jump|header|dip|A\b|B\b|A-|B-))
    | \b(?P<halv>halv(?:e|es|ed|ing))\b
    | \bcut(?:s|ting)?[ ](?:\w+[ ]){{0,5}}?(?P<inhalf>in[ ]half)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
TIMES = re.compile(
    rf"""
      \b(?P<twice>twice|thrice)(?=[ ](?:as|the|that|its|their|his|her|what|more|this|last|our|those|normal|average)\b)
    | \b(?P<n>\d+(?:\.\d+)?|(?:{_SMALL})(?:[ -](?:{_SMALL}))?(?:[ ]and[ ]a[ ]half)?|(?:a[ ])?(?:hundred|thousand|dozen))[ -]times
        (?=[ ](?:as\b|more|the\b(?![ ](?:club|team|side|man|woman|champion|player|government|party|company)\b)|that|its|their|his|her|what|higher|larger|bigger|greater|faster|lower|smaller|less|fewer|longer|heavier|likelier|better|worse|safer|this|last|those|our|cheaper|earnings|annual|normal|average|book|sales|revenue|expected|oversubscribed|covered|income)\b|-)
    | \b(?P<fold>\d+(?:\.\d+)?|{_SMALL}|hundred)[- ]?fold\b
    | (?<![\w.$£€])(?P<x>\d+(?:\.\d+)?)x(?![\w])
    """,
    re.VERBOSE | re.IGNORECASE,
)


def value_of(words: str | None) -> Decimal:
    """Return the number that small number words or digits name: "one and a half" → 1.5, none → 1."""
    found = next(numerals.find(words), None) if words else None
    return found.value if found else Decimal(1)


def _share(over: Decimal, under: Decimal) -> Decimal:
    value = over / under
    return value.quantize(_PLACES).normalize() if value != value.to_integral_value() else value


def _fractions(text: str) -> Iterator[Ratio]:
    for match in FRACTION.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if match["a"] and len(match["a"]) > 2 and _AFTER_ORDINAL.match(text, match.end()):
            continue
        if match["part"] and not (text.startswith(" of ", match.end()) or _SHARE_BEFORE.search(before) or not before):
            continue
        if _OF_A_SCALE.match(text, match.end()):
            continue
        part = (match["part"] or match["d"] or "").casefold()
        over, under = (value_of(match["n"]), _PARTS.get(part) or _PARTS.get(part.removesuffix("s")) or 0)
        if match["under"]:
            over, under = Decimal(match["digits"]), int(match["under"])
        if under and over < under:
            yield Ratio(match.start(), match.end(), _share(over, Decimal(under)))


def _halves(text: str) -> Iterator[Ratio]:
    for match in HALF.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        if not _ORDINAL_HALF.search(before) and not before.endswith(("and a ", "and ")[: 1 + match[0].startswith("a")]):
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
        or " out" not in words
        and under < 10
    )


_WHO = frozenset(
    "person people man woman men women child children adult adults pupil pupils household households family families patient "
    "patients worker workers driver drivers student students voter voters home homes case cases girl girls boy boys".split()
)


def _multiplied(text: str) -> Iterator[Ratio]:
    for match in MULTIPLIED.finditer(text):
        if match["stem"]:
            if match["form"] == "e" and not _is_verb_double(text, match):
                continue
            value = Decimal(_MULTIPLIED[match["stem"].casefold()])
            yield Ratio(match.start(), match.end(), value, _change(text, match))
        else:
            start, end = match.span("inhalf") if match["inhalf"] else match.span()
            yield Ratio(start + (3 if match["inhalf"] else 0), end, Decimal("0.5"), Change.DECREASE)


_MULTIPLE = re.compile(r"[ ](?:the|that|what|its|their|last|this|of|those|his|her)\b", re.IGNORECASE)
_VERB_DOUBLE = re.compile(
    r"\b(?:to|will|would|could|may|might|can|should|than|nearly|almost|about|and|or|the|not|did|roughly|expected to)[ ]$|\b(?:saw|see|seen|have|has)[ ](?:\w+[ ]){1,3}$",
    re.IGNORECASE,
)


_WILL = re.compile(
    r"\b(?:to|will|would|could|may|might|can|should)(?:[ ]more[ ]than|[ ]nearly|[ ]almost)?[ ]$", re.IGNORECASE
)


def _change(text: str, match: re.Match[str]) -> Change | None:
    """ "Doubled" is an increase; "double the number" is a multiple, unless it is to be done ("to double the number")."""
    if match["form"] != "e" or not _is_multiple(text, match.end()):
        return Change.INCREASE
    return Change.INCREASE if _WILL.search(text, max(0, match.start() - 30), match.start()) else None


def _is_multiple(text: str, end: int) -> bool:
    return bool(_MULTIPLE.match(text, end))


def _is_verb_double(text: str, match: re.Match[str]) -> bool:
    """Tell "to double" and "double the number" from "a double room"."""
    before = text[max(0, match.start() - 40) : match.start()]
    return bool(_VERB_DOUBLE.search(before)) or _is_multiple(text, match.end())


def _times(text: str) -> Iterator[Ratio]:
    for match in TIMES.finditer(text):
        if match["twice"]:
            value = Decimal(2 if match["twice"].casefold() == "twice" else 3)
        else:
            words = match["n"] or match["fold"] or match["x"]
            value = Decimal(100) if words.casefold().endswith("hundred") else value_of(words)
        yield Ratio(match.start(), match.end(), value)


_KINDS: tuple[Callable[[str], Iterator[Ratio]], ...] = (_fractions, _halves, _one_in, _multiplied, _times)
_CHEAP = re.compile(
    r"hal[fv]|third|quarter|th\b|ths\b|\bin\b|out of|doubl|trebl|tripl|upl|twice|thrice|times|fold|\dx|\d/\d|-in-",
    re.IGNORECASE,
)


def find(text: str) -> list[Ratio]:
    """Return the ratios that `text` names, from left to right; where two overlap the longer stays."""
    if not _CHEAP.search(text):
        return []
    found: list[Ratio] = []
    for ratio in sorted((r for kind in _KINDS for r in kind(text)), key=lambda r: (r.start - r.end, r.start)):
        if all(ratio.end <= other.start or ratio.start >= other.end for other in found):
            found.append(ratio)
    return sorted(found, key=lambda ratio: ratio.start)


_VAGUE_COUNTS = {
    "hundred": (200, 1000),
    "thousand": (2000, 10000),
    "million": (2 * 10**6, 10**9),
    "billion": (2 * 10**9, 10**12),
    "trillion": (2 * 10**12, 10**15),
    "lakh": (2 * 10**5, 10**7),
    "crore": (2 * 10**7, 10**9),
    "dozen": (24, 100),
    "score": (40, 100),
    "ten": (20, 100),
}
_SMALL_VAGUE = {
    "several": (3, 10),
    "a handful": (3, 6),
    "handful": (3, 6),
    "a few": (3, 6),
    "few": (3, 6),
    "a couple": (2, 4),
    "couple": (2, 4),
}
_PREFIX = {"low": (Decimal(1), Decimal(4)), "mid": (Decimal(4), Decimal(7)), "high": (Decimal(7), Decimal(10))}
VAGUE = re.compile(
    r"""
      \b(?P<tens>tens|dozens|scores|hundreds)[ ]of[ ](?P<of>thousands|millions|billions|lakhs|crores)\b
    | \b(?:the[ ])?(?P<part>low|mid|high)[ -](?P<scale>hundreds|thousands|millions|billions|lakhs|crores)\b
    | \b(?P<few>several|a[ ]few|a[ ]couple[ ]of|a[ ]handful[ ]of)[ ](?P<each>hundred|thousand|million|billion|dozen|lakh|crore)\b
    | \b(?P<many>dozens|scores|hundreds|thousands|millions|billions|trillions|lakhs|crores)\b(?![ ]place)
    | \b(?P<small>several|a[ ]handful|a[ ]couple(?=[ ]of\b)|a[ ]few(?=[ ](?!(?:more|other)?[ ]?(?:days?|minutes?|moments?|seconds?)\b)[a-z]+s\b|[ ](?:people|men|women|children)\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_vague(text: str) -> Iterator[Vague]:
    """Yield the vague numbers of `text` ("dozens", "low thousands", "tens of thousands", "several")."""
    for match in VAGUE.finditer(text):
        low, high = _vague_values(match)
        yield Vague(match.start(), match.end(), Decimal(low), Decimal(high))


def _vague_values(match: re.Match[str]) -> tuple[Decimal | int, Decimal | int]:
    if match["tens"]:
        low, high = _VAGUE_COUNTS[match["tens"].casefold().removesuffix("s")]
        scale = numerals.scale_of(match["of"])
        return low * scale, high * scale
    if match["part"]:
        scale = numerals.scale_of(match["scale"])
        low_part, high_part = _PREFIX[match["part"].casefold()]
        return low_part * scale, high_part * scale
    if match["few"]:
        low, high = _SMALL_VAGUE[match["few"].casefold().removesuffix(" of")]
        scale = numerals.scale_of(match["each"])
        return low * scale, high * scale
    if match["many"]:
        return _VAGUE_COUNTS[match["many"].casefold().removesuffix("s")]
    return _SMALL_VAGUE[match["small"].casefold()]
