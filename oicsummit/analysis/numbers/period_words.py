"""What the rules for periods are made of: the pieces of their patterns, and arithmetic with named stretches."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from oicsummit.analysis import numerals
from oicsummit.analysis.numbers import dates
from oicsummit.analysis.numbers.dates import Stretch

NO_DATE = "relative to a publication date that is not known"
BEFORE = "before a time that other words name"
OWN_YEAR = "a year whose first month is not stated"
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


def pattern(source: str) -> re.Pattern[str]:
    """Compile the pattern of a rule (VERBOSE), which begins at the start of a word."""
    return re.compile(rf"(?<![\w-])(?:{source})", re.VERBOSE)


IN = r"(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Ff]or|[Ww]ithin|[Oo]ver|[Aa]cross|[Aa]s[ ]of)"
UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|decade|century|season|hour)s?\b"
SEASON = r"spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Winter"
TO = r"(?:(?:that[ ])?(?:to|ended|ending|through|until|up[ ]to))(?:[ ]on|[ ]in)?(?:[ ]the[ ]end[ ]of)?(?:[ ]\w+day,?)?"
SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen"
LENGTH = rf"(?P<length>\d{{1,3}}|{SMALL})"
WORDS = "|".join((*numerals.ONES, *numerals.TENS))
WHICH = r"(?P<this>[Tt]his|[Ll]ast|[Nn]ext|[Tt]he[ ]previous|[Tt]he[ ]same)"
THIS = r"(?P<this>[Tt]his|[Ll]ast|[Nn]ext|the|[Tt]he[ ]previous|[Tt]he[ ]same)"


def now(published: date | None, reading: Callable[[date], Stretch]) -> Stretch | str:
    """Return what `reading` makes of the publication date, or that there is none."""
    return reading(published) if published else NO_DATE


def at(match: re.Match[str], prefix: str, published: date | None, future: bool = False) -> Stretch | str:
    """Return the days of the point whose groups begin with `prefix`, or why they cannot be told."""
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


def singular(unit: str) -> str:
    unit = unit.casefold()
    return unit.removesuffix("-year") if unit.startswith("half") else unit.removesuffix("s")


def named_year(match: re.Match[str], published: date | None) -> Stretch | str:
    """Return the calendar year that "this year" or "last year" names."""
    shift = {"last": -1, "next": 1, "the previous": -1}.get(match["this"].casefold(), 0)
    return now(published, lambda day: dates.of_year(day.year + shift))


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


def named(day: date, name: str, which: str) -> Stretch:
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
