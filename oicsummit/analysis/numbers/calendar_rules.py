"""The rules for periods that name a date: one pattern and one reading each, the most telling words first."""

import re
from datetime import date, timedelta

from oicsummit.analysis.numbers import dates
from oicsummit.analysis.numbers.dates import Stretch, point
from oicsummit.analysis.numbers.period_words import (
    IN,
    LENGTH,
    OWN_YEAR,
    SEASON,
    THIS,
    TO,
    Form,
    Rule,
    at,
    current,
    length_of,
    move,
    named,
    named_year,
    now,
    pattern,
    singular,
)

MONTHS_TO = pattern(
    rf"(?<!\ba[ ])(?:{IN}[ ])?(?:[Tt]he[ ])?"
    r"(?:(?:full|first|second|third|fourth|fiscal|financial|calendar|latest)[ ]){0,2}"
    rf"(?:{LENGTH}[ -])?(?P<unit>months?|weeks?|years?|quarters?|half(?:-year)?)[ -]{TO}[ ]{point()}"
)


def months_to(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "In the three months to June" ends with June and begins three months before its end."""
    last = at(match, "", published)
    if isinstance(last, str) or last.end is None:
        return last
    unit, count = singular(match["unit"]), length_of(match["length"])
    return Stretch(move(last.end + timedelta(days=1), -count, unit), last.end)


FIRST_MONTHS = pattern(
    rf"(?:{IN}[ ])?the[ ](?P<which>first|last|final|opening|closing)[ ]{LENGTH}[ ](?P<unit>months|weeks|days|quarters)"
    rf"[ ]of[ ](?:{THIS}[ ]year|{point()})"
)


def first_months(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "In the first three months of 2024" is January to March."""
    whole = named_year(match, published) if match["this"] else at(match, "", published)
    if isinstance(whole, str) or whole.start is None or whole.end is None:
        return whole
    unit, count = singular(match["unit"]), length_of(match["length"])
    if match["which"] in ("first", "opening"):
        return Stretch(whole.start, move(whole.start, count, unit) - timedelta(days=1))
    return Stretch(move(whole.end + timedelta(days=1), -count, unit), whole.end)


YEARS = r"(?:19|20)?\d\d(?:[-/]\d\d)?"
QUARTER = pattern(
    rf"(?:(?:so[ ]far[ ])?(?:{IN}|[Bb]y|[Ss]ince)[ ](?:early[ ]|late[ ])?)?(?:[Tt]he[ ])?(?:"
    r"(?P<nth>first|second|third|fourth|final|last|opening|1st|2nd|3rd|4th)(?:[ ]fiscal|[ ]financial)?[ -]"
    r"(?P<size>quarter|half)\b(?![ ]of[ ](?:the[ ](?:game|match)|an?\b)|-)"
    r"|(?P<q>Q[1-4]|H[12])\b)"
    r"(?:(?:[ ]of|,)?[ ]"
    rf"(?:(?P<fiscal>fiscal[ ](?:year[ ])?(?:{YEARS})|the[ ](?:fiscal|financial)[ ]year|FY[ ]?(?:{YEARS}))"
    rf"|{THIS}[ ]year|{point()}))?"
)
_ORDINALS = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": -1, "last": -1}


def quarter(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "In Q3 2024" and "the first half of 2025", by the calendar; a company's own year is not known."""
    if match["fiscal"]:
        return OWN_YEAR
    if match["this"]:
        year = named_year(match, published)
    elif match["y5"]:
        year = at(match, "", published)
    else:
        return "the year is not stated"
    if isinstance(year, str) or year.start is None:
        return year
    is_half = match["size"] == "half" or (match["q"] or "").startswith("H")
    months, parts = (6, 2) if is_half else (3, 4)
    which = int(match["q"][1]) if match["q"] else _ORDINALS.get(match["nth"], 1)
    start = dates.months_after(year.start, months * (which - 1 if which > 0 else parts - 1))
    return Stretch(start, dates.months_after(start, months) - timedelta(days=1))


BETWEEN = pattern(
    rf"[Bb]etween[ ]{point('a_')}[ ](?:and|to)[ ]{point('b_')}"
    rf"|[Ff]rom[ ]{point('c_')}(?:[ ](?:to|until|till|through)[ ]|[ ]?[–-][ ]?){point('d_')}"
)


def between(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Between October and February": the latest February, and the October before it."""
    first, last = ("a_", "b_") if match.start("a_part") >= 0 or _has(match, "a_") else ("c_", "d_")
    end = at(match, last, published)
    if isinstance(end, str) or end.end is None:
        return end
    start = at(match, first, end.end)
    return start if isinstance(start, str) else Stretch(start.start, end.end)


def _has(match: re.Match[str], prefix: str) -> bool:
    return any(name.startswith(prefix) and text for name, text in match.groupdict().items())


SINCE = pattern(rf"(?:[Ee]ver[ ])?[Ss]ince[ ](?:the[ ]start[ ]of[ ]|the[ ]beginning[ ]of[ ])?{point()}")


def since(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Since July": from 1 July to the publication."""
    start = at(match, "", published)
    return start if isinstance(start, str) else Stretch(start.start, published)


SO_FAR = pattern(
    rf"(?:[Ss]o[ ]far[ ](?:in[ ])?|[Aa]lready[ ](?:in[ ])?)(?:this[ ](?P<a>year|month|week|quarter|season)|{point()})"
    r"|[Tt]his[ ](?P<b>year|month|week|quarter|season)[ ](?:so[ ]far|alone|to[ ]date)"
    r"|(?:[Ii]n[ ]the[ ])?(?P<c>[Yy]ear)[ -]to[ -]date"
)


def so_far(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "So far in 2025", "this year so far": from its first day to the publication."""
    unit = match["a"] or match["b"] or match["c"]
    start = now(published, lambda day: current(day, unit)) if unit else at(match, "", published)
    if isinstance(start, str):
        return start
    end = published if unit or (published and start.end and published <= start.end) else start.end
    return Stretch(start.start, end)


BY = pattern(
    r"(?:[Bb]y|[Uu]ntil|[Tt]ill)[ ](?:at[ ]least[ ])?(?:"
    rf"(?:the[ ])?(?P<edge>end|close|middle)[ ]of[ ](?:{THIS}[ ](?P<unit>year|month|week|decade|century)|{point('e_')})"
    rf"|(?P<which>this|next|last)[ ](?P<unit2>year|month|week|{SEASON}|{dates.MONTH})\b"
    rf"|{point()})"
)


def by(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "By March 2027", "by the end of the decade": only the end is stated."""
    if match["unit"]:
        shift = {"last": -1, "next": 1}.get(match["this"].casefold(), 0)
        found = now(published, lambda day: current(day, match["unit"], shift))
    elif match["which"]:
        found = now(published, lambda day: named(day, match["unit2"], match["which"]))
    elif match["edge"]:
        found = at(match, "e_", published, future=False)
    else:
        found = at(match, "", published, future=True)
    return found if isinstance(found, str) else Stretch(None, found.end)


FISCAL = pattern(
    rf"(?:(?:so[ ]far[ ])?{IN}[ ])?(?:[Tt]he[ ])?"
    r"(?:[Ff]iscal(?:[ ][Yy]ear)?[ ]|FY[ ]?|[Ff]inancial[ ]year[ ]|tax[ ]year[ ])"
    r"(?:19|20)?\d\d(?:[-/–]\d\d(?:\d\d)?)?\b"
    rf"|{IN}[ ](?:the[ ])?(?:19|20)\d\d[-/–](?:\d\d)?\d\d[ ](?:financial|fiscal|tax|academic|school)[ ]year"
)


def fiscal(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "In fiscal 2024": whose year, and when it begins, the words do not say."""
    return OWN_YEAR


_AT_EDGE = r"[Aa]t(?=[ ](?:the[ ])?(?:end|start|beginning|close|turn)[ ]of)"
_SAME = r"same[ ](?:period|quarter|time|months?|weeks?|stage)"
_WHOLE = rf"(?:the[ ](?:{_SAME}|whole|year|month|full[ ]year)|all|calendar(?:[ ]year)?)[ ](?:of[ ])?"
IN_POINT = pattern(rf"(?:{IN}|{_AT_EDGE})[ ](?:{_WHOLE})?{point()}(?:[ ](?:alone|as[ ]a[ ]whole))?")


def in_point(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "In 2024", "in February", "during the summer of 2023"."""
    return at(match, "", published)


RULES = (
    Rule(Form.STRETCH, MONTHS_TO, months_to),
    Rule(Form.STRETCH, FIRST_MONTHS, first_months),
    Rule(Form.STRETCH, BETWEEN, between),
    Rule(Form.STRETCH, QUARTER, quarter),
    Rule(Form.STRETCH, SO_FAR, so_far),
    Rule(Form.STRETCH, SINCE, since),
    Rule(Form.STRETCH, BY, by),
    Rule(Form.STRETCH, FISCAL, fiscal),
    Rule(Form.STRETCH, IN_POINT, in_point),
)
