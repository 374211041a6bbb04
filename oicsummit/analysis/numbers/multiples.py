"""Multiples: "doubled", "halved", "twice as many", "three times the", "tenfold" as ratios."""

import re
from collections.abc import Iterator
from decimal import Decimal

from oicsummit.analysis import numerals
from oicsummit.analysis.numbers.shares import Ratio, value_of
from oicsummit.analysis.types import Change

_MULTIPLIED = {
    "doubl": 2,
    "trebl": 3,
    "tripl": 3,
    "quadrupl": 4,
    "quintupl": 5,
    "sextupl": 6,
}
_SMALL = "|".join((*numerals.ONES, *numerals.TENS))


def _any(words: str) -> str:
    return "|".join(words.split())


_NO_DOUBLES = _any(
    "down back over digits? check decker standards? beds? rooms? act agent bill blow bluff booking bass bogey "
    "eagle fault figures? gold headed life murder negative page take talk team trouble vision whammy yellow "
    "amputee glaz jeopardy jump header dip"
)
MULTIPLIED = re.compile(
    rf"""
      \b(?P<stem>doubl|trebl|tripl|quadrupl|quintupl|sextupl)(?P<form>e|es|ed|ing)\b
        (?![ -](?:{_NO_DOUBLES}|up[ ]as|as\b|[AB](?:\b|-)))
    | \b(?P<halv>halv(?:e|es|ed|ing))\b
    | \bcut(?:s|ting)?[ ](?:\w+[ ]){{0,5}}?(?P<inhalf>in[ ]half)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMPARED = _any(
    "as more that its their his her what higher larger bigger greater faster lower smaller less fewer longer "
    "heavier likelier better worse safer this last those our cheaper earnings annual normal average book sales "
    "revenue expected oversubscribed covered income"
)
_NO_TIMES_THE = _any("club team side man woman champion player government party company")
TIMES = re.compile(
    rf"""
      \b(?P<twice>twice|thrice)(?=[ ](?:as|the|that|its|their|his|her|what|more|this|last|our|those|normal|average)\b)
    | \b(?P<n>\d+(?:\.\d+)?|(?:{_SMALL})(?:[ -](?:{_SMALL}))?(?:[ ]and[ ]a[ ]half)?|(?:a[ ])?(?:hundred|thousand|dozen))
        [ -]times(?=[ ](?:(?:{_COMPARED})\b|the\b(?![ ](?:{_NO_TIMES_THE})\b))|-)
    | \b(?P<fold>\d+(?:\.\d+)?|{_SMALL}|hundred)[- ]?fold\b
    | (?<![\w.$£€])(?P<x>\d+(?:\.\d+)?)x(?![\w])
    | (?<![\w.$£€/-])(?P<odds>\d+(?:\.\d+)?)-to-(?:1|one)\b
        (?=[ ](?:[a-z]+[ ]){{0,2}}(?:ratio|margin|majority|leverage|gearing|advantage|lead|split)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find(text: str) -> Iterator[Ratio]:
    """Yield the multiples that `text` names in words; one may overlap another."""
    yield from _multiplied(text)
    yield from _times(text)


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
    r"\b(?:to|will|would|could|may|might|can|should|than|nearly|almost|about|and|or|the|not|did|roughly)[ ]$"
    r"|\b(?:saw|see|seen|have|has)[ ](?:\w+[ ]){1,3}$",
    re.IGNORECASE,
)


_WILL = re.compile(
    r"\b(?:to|will|would|could|may|might|can|should)(?:[ ]more[ ]than|[ ]nearly|[ ]almost)?[ ]$", re.IGNORECASE
)


def _change(text: str, match: re.Match[str]) -> Change | None:
    """ "Doubled" is an increase; "double the number" is a multiple, unless one is "to double the number"."""
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
            words = match["n"] or match["fold"] or match["x"] or match["odds"]
            value = Decimal(100) if words.casefold().endswith("hundred") else value_of(words)
        yield Ratio(match.start(), match.end(), value)
