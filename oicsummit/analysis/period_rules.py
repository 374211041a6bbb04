"""The rules for periods: one pattern and one reading each, tried in order, the most telling words first."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from . import dates, numerals
from .dates import Stretch, point

NO_DATE = "relative to a publication date that is not known"
NO_CALENDAR = "no calendar tells when this was"


class Form(Enum):
    """How a period bears on figures: which of them it can be the period of."""

    STRETCH = "stretch"  # "in 2024", "since July", "over the next two years"
    RATE = "rate"  # "per year", "a day"
    DAY = "day"  # "on Monday": when something happened, seldom what a figure covers
    DURATION = "duration"  # "over two years": how long, with no place in the calendar
    GENERIC = "generic"  # "since the election": a stretch that no calendar knows


@dataclass(frozen=True, slots=True)
class Rule:
    """What to look for, what form of period it is, and how to read it: days, or why they cannot be told."""

    form: Form
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], date | None], Stretch | str]


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{source})", re.VERBOSE)


_IN = r"(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Ff]or|[Ww]ithin|[Oo]ver|[Aa]cross|[Aa]s[ ]of)"
_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|decade|season|hour)s?\b"
_SEASON = r"spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Winter"
_TO = r"(?:(?:that[ ])?(?:to|ended|ending|through|until|up[ ]to))(?:[ ]on|[ ]in)?(?:[ ]the[ ]end[ ]of)?(?:[ ]\w+day,?)?"
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen"
_LENGTH = rf"(?P<length>\d{{1,3}}|{_SMALL})"
_WORDS = "|".join((*numerals.ONES, *numerals.TENS))
_WHICH = r"(?P<this>[Tt]his|[Ll]ast|[Nn]ext|[Tt]he[ ]previous|[Tt]he[ ]same)"
_THIS = r"(?P<this>[Tt]his|[Ll]ast|[Nn]ext|the|[Tt]he[ ]previous|[Tt]he[ ]same)"


def _now(published: date | None, reading: Callable[[date], Stretch]) -> Stretch | str:
    return reading(published) if published else NO_DATE


def _point(match: re.Match[str], prefix: str, published: date | None, future: bool = False) -> Stretch | str:
    return dates.resolve(match, prefix, published, future) or NO_DATE


def length_of(words: str | None) -> int:
    """Return the number that a length is written with: "two" → 2, "12" → 12, none or "a" → 1."""
    if not words or words.casefold() in ("a", "an"):
        return 1
    if words.isdecimal():
        return int(words)
    found = next(numerals.find(words), None)
    return int(found.value) if found else 1


def move(day: date, count: int, unit: str) -> date:
    """Return the day `count` units (of days, weeks, months, years …) on from `day`, back where it is negative."""
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "season": 12, "decade": 120, "century": 1200}
    if unit in months:
        return dates.months_after(day, count * months[unit])
    days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7, "hour": 0}
    return day + timedelta(days=count * days[unit])


def _singular(unit: str) -> str:
    unit = unit.casefold()
    return unit.removesuffix("-year") if unit.startswith("half") else unit.removesuffix("s")


MONTHS_TO = _pattern(
    rf"(?<!\ba[ ])(?:{_IN}[ ])?(?:[Tt]he[ ])?(?:(?:full|first|second|third|fourth|fiscal|financial|calendar|latest)[ ]){{0,2}}"
    rf"(?:{_LENGTH}[ -])?(?P<unit>months?|weeks?|years?|quarters?|half(?:-year)?)[ -]{_TO}[ ]{point()}"
)


def months_to(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "In the three months to June" ends with June and begins three months before its end."""
    last = _point(match, "", published)
    if isinstance(last, str) or last.end is None:
        return last
    unit, count = _singular(match["unit"]), length_of(match["length"])
    return Stretch(move(last.end + timedelta(days=1), -count, unit), last.end)


FIRST_MONTHS = _pattern(
    rf"(?:{_IN}[ ])?the[ ](?P<which>first|last|final|opening|closing)[ ]{_LENGTH}[ ](?P<unit>months|weeks|days|quarters)"
    rf"[ ]of[ ](?:{_THIS}[ ]year|{point()})"
)


def first_months(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "In the first three months of 2024" is January to March."""
    whole = _named_year(match, published) if match["this"] else _point(match, "", published)
    if isinstance(whole, str) or whole.start is None or whole.end is None:
        return whole
    unit, count = _singular(match["unit"]), length_of(match["length"])
    if match["which"] in ("first", "opening"):
        return Stretch(whole.start, move(whole.start, count, unit) - timedelta(days=1))
    return Stretch(move(whole.end + timedelta(days=1), -count, unit), whole.end)


def _named_year(match: re.Match[str], published: date | None) -> Stretch | str:
    """Return the calendar year that "this year" or "last year" names."""
    shift = {"last": -1, "next": 1, "the previous": -1}.get(match["this"].casefold(), 0)
    return _now(published, lambda day: dates.of_year(day.year + shift))


_YEARS = r"(?:19|20)?\d\d(?:[-/]\d\d)?"
QUARTER = _pattern(
    rf"(?:(?:so[ ]far[ ])?(?:{_IN}|[Bb]y|[Ss]ince)[ ](?:early[ ]|late[ ])?)?(?:[Tt]he[ ])?(?:"
    r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)(?:[ ]fiscal|[ ]financial)?[ -](?P<size>quarter|half)\b(?![ ]of[ ](?:the[ ](?:game|match)|an?\b)|-)"
    r"|(?P<q>Q[1-4]|H[12])\b)"
    r"(?:(?:[ ]of|,)?[ ]"
    rf"(?:(?P<fiscal>fiscal[ ](?:year[ ])?(?:{_YEARS})|the[ ](?:fiscal|financial)[ ]year|FY[ ]?(?:{_YEARS}))|{_THIS}[ ]year|{point()}))?"
)


def quarter(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "In Q3 2024" and "the first half of 2025", by the calendar; a company's own year is not known."""
    if match["fiscal"]:
        return "a financial year whose first month is not stated"
    named = (
        match["q"]
        or f"{match['size'][0].upper()}{dict(second=2, third=3, fourth=4).get(match['nth'], match['nth'][0])}"
    )
    letter, ordinal = named[0].replace("q", "Q").replace("h", "H"), named[-1]
    if not ordinal.isdigit():
        ordinal = "1"
    months = 6 if letter == "H" else 3
    if match["this"]:
        year = _named_year(match, published)
    elif match["y5"]:
        year = _point(match, "", published)
    else:
        return "the year is not stated"
    if isinstance(year, str) or year.start is None:
        return year
    start = dates.months_after(year.start, months * (int(ordinal) - 1))
    return Stretch(start, dates.months_after(start, months) - timedelta(days=1))


BETWEEN = _pattern(
    rf"[Bb]etween[ ]{point('a_')}[ ](?:and|to)[ ]{point('b_')}"
    rf"|[Ff]rom[ ]{point('c_')}(?:[ ](?:to|until|till|through)[ ]|[ ]?[–-][ ]?){point('d_')}"
)


def between(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Between October and February": the latest February, and the October before it."""
    first, last = ("a_", "b_") if match.start("a_part") >= 0 or _has(match, "a_") else ("c_", "d_")
    end = _point(match, last, published)
    if isinstance(end, str) or end.end is None:
        return end
    start = _point(match, first, end.end)
    return start if isinstance(start, str) else Stretch(start.start, end.end)


def _has(match: re.Match[str], prefix: str) -> bool:
    return any(name.startswith(prefix) and text for name, text in match.groupdict().items())


SINCE = _pattern(rf"(?:[Ee]ver[ ])?[Ss]ince[ ](?:the[ ]start[ ]of[ ]|the[ ]beginning[ ]of[ ])?{point()}")


def since(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Since July": from 1 July to the publication."""
    start = _point(match, "", published)
    return start if isinstance(start, str) else Stretch(start.start, published)


SINCE_LAST = _pattern(
    rf"[Ss]ince[ ](?:the[ ]start[ ]of[ ])?{_WHICH}[ ](?P<unit>year|month|week|{_SEASON}|{dates.MONTH})\b"
)


def since_last(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Since last week", "since last August": from its first day to the publication."""
    start = relative(match, published)
    return start if isinstance(start, str) else Stretch(start.start, published)


SO_FAR = _pattern(
    rf"(?:[Ss]o[ ]far[ ](?:in[ ])?|[Aa]lready[ ](?:in[ ])?)(?:this[ ](?P<a>year|month|week|quarter|season)|{point()})"
    r"|[Tt]his[ ](?P<b>year|month|week|quarter|season)[ ](?:so[ ]far|alone|to[ ]date)"
    r"|(?:[Ii]n[ ]the[ ])?(?P<c>[Yy]ear)[ -]to[ -]date"
)


def so_far(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "So far in 2025", "this year so far": from its first day to the publication."""
    unit = match["a"] or match["b"] or match["c"]
    start = _now(published, lambda day: current(day, unit)) if unit else _point(match, "", published)
    if isinstance(start, str):
        return start
    end = published if unit or (published and start.end and published <= start.end) else start.end
    return Stretch(start.start, end)


def current(day: date, unit: str, shift: int = 0) -> Stretch:
    """Return the calendar unit (a year, month, week, quarter …) that `day` is in, or one `shift` units on."""
    unit = unit.casefold()
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return Stretch(monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months is None:
        raise ValueError(f"no calendar unit: {unit}")
    index = (day.year * 12 + day.month - 1) // months * months + shift * months
    start = date(index // 12, index % 12 + 1, 1)
    return Stretch(start, dates.months_after(start, months) - timedelta(days=1))


BY = _pattern(
    r"(?:[Bb]y|[Uu]ntil|[Tt]ill)[ ](?:at[ ]least[ ])?(?:"
    rf"(?:the[ ])?(?P<edge>end|close|middle)[ ]of[ ](?:{_THIS}[ ](?P<unit>year|month|week|decade|century)|{point('e_')})"
    rf"|(?P<which>this|next|last)[ ](?P<unit2>year|month|week|{_SEASON}|{dates.MONTH})\b"
    rf"|{point()})"
)


def by(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "By March 2027", "by the end of the decade": only the end is stated."""
    if match["unit"]:
        shift = {"last": -1, "next": 1}.get(match["this"].casefold(), 0)
        found = _now(published, lambda day: current(day, match["unit"], shift))
    elif match["which"]:
        found = _now(published, lambda day: _named(day, match["unit2"], match["which"]))
    elif match["edge"]:
        found = _point(match, "e_", published, future=False)
    else:
        found = _point(match, "", published, future=True)
    return found if isinstance(found, str) else Stretch(None, found.end)


def _named(day: date, name: str, which: str) -> Stretch:
    """Return "last summer", "this March", "next week" as seen from `day`."""
    shift = {"last": -1, "next": 1, "the previous": -1}.get(which.casefold(), 0)
    if name.casefold() in dates.SEASONS:
        season = dates.of_season(name, day.year)
        away = season.start is not None and (season.start > day if shift < 0 else shift > 0 and season.start <= day)
        return dates.of_season(name, day.year + (shift if away else 0))
    month = dates.MONTHS.get(name.rstrip(".").casefold())
    if month:
        return dates.nearest(month, None, dates.months_after(day, -1) if shift < 0 else day, future=shift > 0)
    return current(day, name, shift)


WINDOW = _pattern(
    rf"(?:(?:{_IN}|[Bb]y|[Oo]f|[Ii]nto)[ ](?:(?:each|all|any|every|most|much)[ ]of[ ]|just[ ])?)?[Tt]he[ ]"
    r"(?:(?P<past>past|last|previous|preceding|prior)|(?P<next>next|coming|following))[ ]"
    rf"(?:(?P<few>few|couple[ ]of|several)[ ])?(?:(?P<length>\d{{1,3}}|(?:{_WORDS})(?:-[a-z]+)?)[ ])?"
    rf"(?:full[ ]|calendar[ ]|financial[ ]|fiscal[ ])?{_UNIT}(?![ ]of)"
)


def window(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Over the next two years": from the publication to the same day two years on."""
    if match["few"]:
        return "how long is not stated"
    unit, count = match["unit"].casefold(), length_of(match["length"])
    if match["next"]:
        return _now(published, lambda day: Stretch(day, move(day, count, unit)))
    return _now(published, lambda day: Stretch(move(day, -count, unit), day))


RELATIVE = _pattern(
    rf"(?:(?:{_IN}|[Ee]arlier|[Ll]ater|[Aa]t[ ]the[ ](?:end|start)[ ]of)[ ])?(?:(?:early|late|mid)[ -]?)?"
    rf"(?:the[ ]same[ ](?:period|quarter|time|months?|weeks?|stage)[ ](?:of[ ])?)?{_WHICH}[ ]"
    r"(?:(?P<own>financial|fiscal|academic|school|tax)[ ])?"
    rf"(?P<unit>year|month|week|weekend|quarter|decade|century|season|{_SEASON}|{dates.MONTH})\b(?!['’-]\w|[ ](?:ago|earlier|before|after)\b)"
)


def relative(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Last year" is that calendar year; "this year" goes from its first day to the publication."""
    which, unit = match["this"].casefold(), match["unit"]
    if "own" in match.groupdict() and match["own"]:
        return "a year whose first month is not stated"
    if which == "the same":
        return "the same as one named before"
    if unit == "season":
        return NO_CALENDAR
    found = _now(published, lambda day: _named(day, unit, which))
    if which == "this" and not isinstance(found, str) and published and unit not in ("weekend",):
        return Stretch(found.start, max(published, found.start or published))
    return found


FISCAL = _pattern(
    rf"(?:(?:so[ ]far[ ])?{_IN}[ ])?(?:[Tt]he[ ])?(?:[Ff]iscal(?:[ ][Yy]ear)?[ ]|FY[ ]?|[Ff]inancial[ ]year[ ]|tax[ ]year[ ])"
    r"(?:(?:19|20)?\d\d)(?:[-/–]\d\d(?:\d\d)?)?\b"
    rf"|{_IN}[ ](?:the[ ])?(?:19|20)\d\d[-/–](?:\d\d)?\d\d[ ](?:financial|fiscal|tax|academic|school)[ ]year"
)


def fiscal(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "In fiscal 2024": whose year, and when it begins, the words do not say."""
    return "a financial year whose first month is not stated"


IN_POINT = _pattern(
    rf"(?:{_IN}|[Aa]t(?=[ ](?:the[ ])?(?:end|start|beginning|close|turn)[ ]of))[ ](?:(?:the[ ](?:same[ ](?:period|quarter|time|months?|weeks?|stage)|whole|year|month|month[ ]of|full[ ]year)|all|all[ ]of|calendar|calendar[ ]year)[ ](?:of[ ])?)?"
    rf"{point()}(?:[ ](?:alone|as[ ]a[ ]whole))?"
)


def in_point(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "In 2024", "in February", "during the summer of 2023"."""
    return _point(match, "", published)


DAY = _pattern(
    r"[Oo]n[ ](?:the[ ](?:morning|night|evening)[ ]of[ ])?"
    rf"(?:{point()}|(?P<weekday>{dates.WEEKDAY})(?:[ ](?:morning|afternoon|evening|night))?)(?![\w])"
)


def day(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "On Monday" is the latest Monday not after the publication; "on 5 July" likewise."""
    if not match["weekday"]:
        return _point(match, "", published)
    number = next(i for i, name in enumerate(dates.WEEKDAYS) if name.startswith(match["weekday"][:3].casefold()))

    def latest(today: date) -> Stretch:
        found = today - timedelta(days=(today.weekday() - number) % 7)
        return Stretch(found, found)

    return _now(published, latest)


NEAR_DAY = _pattern(
    r"(?P<word>[Yy]esterday|[Tt]oday|[Oo]vernight|[Ll]ast[ ]night|[Oo]n[ ]the[ ](?:first|opening|same|final|last)[ ]day)\b"
)


def near_day(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Yesterday" is the day before the publication; "overnight" is the two days it links."""
    word = match["word"].casefold()
    if word.startswith("on "):
        return NO_CALENDAR
    back = {"today": (0, 0), "yesterday": (1, 1)}.get(word, (1, 0))
    return _now(published, lambda day: Stretch(day - timedelta(days=back[0]), day - timedelta(days=back[1])))


_TICK = "second|minute|hour|day|night|week|fortnight|month|quarter|year|annum|season|shift|decade"
RATE = _pattern(
    rf"(?:[Pp]er|/)[ ]?(?:calendar[ ])?(?:{_TICK})\b"
    rf"|an?[ ](?:day|night|week|fortnight|month|quarter|year|minute|second(?=[ ]?(?:[.,;:)]|$))|season|hour)\b"
    r"(?![ ](?:ago|earlier|before|later|after|on(?=[ ]?(?:[.,;)]|from|$))|or\b|and\b|long|old|early|since)|[-'’]|[ ]of\b|[ ]to[ ](?:[A-Z]|\d))"
    rf"|(?:[Ee]very|[Ee]ach)(?:[ ]single)?[ ](?:{_TICK})\b"
    r"|(?:[Aa]nnually|yearly|monthly|weekly|daily|hourly|nightly)\b"
)
_SHORT_RATES = {"annually": "year", "annum": "year", "yearly": "year", "daily": "day"}


def rate(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Per year", "a day", "every week": not a stretch in the calendar."""
    return NO_CALENDAR


def rate_unit(words: str) -> str:
    """Return the unit of time that a rate's words name: "per annum" and "a year" → "year"."""
    last = words.casefold().replace("/", " ").split()[-1]
    return _SHORT_RATES.get(last, last.removesuffix("ly"))


DURATION = _pattern(
    r"(?:[Oo]ver|[Ii]n|[Ww]ithin|[Aa]cross|[Dd]uring|[Ii]n[ ]just|[Ii]n[ ]only|[Ww]ithin[ ]just|[Oo]ver[ ]a[ ]period[ ]of)[ ]"
    rf"(?P<length>\d{{1,3}}|an?|(?:{_WORDS})(?:[ -](?:{_SMALL}))?)[ ](?:years?|months?|weeks?|days?|decades?|fortnights?)\b(?![ ](?:later|ago|time|of)|['’-])"
)
_EVENT = r"the[ ](?:(?:last|latest|first|general|presidential|local|financial|start|beginning|end|previous|second|world)[ ](?:of[ ]the[ ])?)*[a-z]+"
GENERIC = _pattern(
    rf"(?:[Ee]ver[ ])?[Ss]ince[ ](?:then|{_EVENT}"
    r"|(?:coming|taking|entering|being|joining|leaving|opening|becoming|launching)(?:[ ](?:to|into|in|up|over|the|a|his|her"
    r"|its|their|power|office|post|charge|government|launched|elected|founded|appointed|introduced)\b)*)"
    rf"|[Dd]uring[ ]{_EVENT}"
)


def generic(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Since coming to office", "over two days": when that was, the words do not say."""
    return NO_CALENDAR


RULES = (
    Rule(Form.STRETCH, MONTHS_TO, months_to),
    Rule(Form.STRETCH, FIRST_MONTHS, first_months),
    Rule(Form.STRETCH, BETWEEN, between),
    Rule(Form.STRETCH, QUARTER, quarter),
    Rule(Form.STRETCH, SO_FAR, so_far),
    Rule(Form.STRETCH, SINCE_LAST, since_last),
    Rule(Form.STRETCH, SINCE, since),
    Rule(Form.STRETCH, BY, by),
    Rule(Form.STRETCH, WINDOW, window),
    Rule(Form.STRETCH, FISCAL, fiscal),
    Rule(Form.STRETCH, RELATIVE, relative),
    Rule(Form.STRETCH, IN_POINT, in_point),
    Rule(Form.DAY, DAY, day),
    Rule(Form.DAY, NEAR_DAY, near_day),
    Rule(Form.RATE, RATE, rate),
    Rule(Form.DURATION, DURATION, generic),
    Rule(Form.GENERIC, GENERIC, generic),
)
