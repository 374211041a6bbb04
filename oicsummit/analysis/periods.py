"""Periods: the words for a stretch of time that a figure covers, resolved to days against the publication date.

What a text does not let one resolve stays unresolved, with the reason; nothing is guessed.
"""

import re
from datetime import date

from oicsummit.analysis.numbers import calendar_rules, relative_rules
from oicsummit.analysis.numbers.dates import Stretch
from oicsummit.analysis.numbers.period_words import Form, Rule
from oicsummit.analysis.types import Outcome, Period

__all__ = ["Form", "Found", "compare", "find", "read"]

# A period holds one of these words or signs; a text without any has none, which is cheap to see.
_TRIGGER = re.compile(
    r"\b(?:1[5-9]|20|21)\d\d|\b(?:year|month|week|quarter|half|day|night|hour|minute|second|decade|centur|season|"
    r"since|so far|daily|annual|overnight|today|yesterday|to date|fiscal|FY|Q[1-4]|H[12]|spring|summer|autumn|"
    r"fall|winter|weekend|fortnight|shift|during|per|every|each|hourly|in that|January|February|March|April|May|"
    r"June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Monday|"
    r"Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)",
    re.IGNORECASE,
)
# Ends that differ by no more than this are the same for a reader: "since July" and "since July 5th".
_SLACK = 14


class Found:
    """A period at `[start, end)` of the text searched, with its form; `is_calendar` where it ends at a named date."""

    __slots__ = ("end", "form", "is_calendar", "period", "start")

    def __init__(self, start: int, end: int, form: Form, period: Period, is_calendar: bool = False) -> None:
        self.start, self.end, self.form, self.period, self.is_calendar = start, end, form, period, is_calendar

    def __repr__(self) -> str:
        return f"Found({self.period.text!r}, {self.form.value}, {self.period.start}, {self.period.end})"


def find(text: str, published: date | None = None) -> list[Found]:
    """Return the periods that `text` names, from left to right, none overlapping another.

    Relative words ("last year") are resolved against `published`; without it they stay unresolved and say so.
    """
    if not _TRIGGER.search(text):
        return []
    taken: list[Found] = []
    for rule in (*calendar_rules.RULES, *relative_rules.RULES):
        for match in rule.pattern.finditer(text):
            if all(match.end() <= other.start or match.start() >= other.end for other in taken):
                taken.append(_found(rule, match, published))
    return sorted(taken, key=lambda found: found.start)


def read(text: str, published: date | None = None) -> Period | None:
    """Return the first period in `text`, or None: the reading of a field "period" given in words."""
    found = find(text, published)
    return found[0].period if found else None


def _found(rule: Rule, match: re.Match[str], published: date | None) -> Found:
    words = match[0].strip()
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    period = _resolved(rule, match, words, published)
    is_calendar = rule.pattern in (calendar_rules.MONTHS_TO, calendar_rules.FIRST_MONTHS)
    return Found(start, start + len(words), rule.form, period, is_calendar)


def _resolved(rule: Rule, match: re.Match[str], words: str, published: date | None) -> Period:
    if rule.form is Form.RATE:
        return Period(words, rate=True)
    try:
        stretch = rule.resolve(match, published)
    except (ValueError, OverflowError):  # 31 June, or a year that no calendar has
        return Period(words, unresolved="there is no such date")
    if isinstance(stretch, Stretch):
        if stretch.start and stretch.end and stretch.end < stretch.start:  # "since 2024", in a text dated 2022
            return Period(words, unresolved="it would end before it begins")
        return Period(words, stretch.start, stretch.end)
    return Period(words, unresolved=stretch)


def compare(a: Period | None, b: Period | None) -> tuple[Outcome, str]:
    """Compare the periods of two figures; return the outcome and the reason in words.

    SAME; COMPATIBLE: the ends lie within a fortnight, or one end is not stated; A_NARROWER and B_NARROWER: the one
    lies within the other; IN_TENSION: they overlap; DIFFERS: they lie apart; ONLY_A and ONLY_B: the other has none;
    UNKNOWN: neither has one, or one could not be resolved and the words differ.
    """
    if a is None or b is None:
        return _compare_missing(a, b)
    if a.rate != b.rate:
        return Outcome.DIFFERS, f"{a.text} / {b.text}: one is a rate, the other is not"
    if _same_words(a, b) and (a.start, a.end) == (b.start, b.end):
        return Outcome.SAME, f"both say {a.text}"
    if a.rate:
        same = relative_rules.rate_unit(a.text) == relative_rules.rate_unit(b.text)
        return (Outcome.SAME if same else Outcome.DIFFERS), f"{a.text} / {b.text}"
    if (a.start is None and a.end is None) or (b.start is None and b.end is None):
        return Outcome.UNKNOWN, f"{a.text} / {b.text}: not both can be placed in the calendar"
    return _compare_days(a, b)


def _compare_missing(a: Period | None, b: Period | None) -> tuple[Outcome, str]:
    if a is not None:
        return Outcome.ONLY_A, f"only one says when: {a.text}"
    if b is not None:
        return Outcome.ONLY_B, f"only one says when: {b.text}"
    return Outcome.UNKNOWN, "neither says when"


def _same_words(a: Period, b: Period) -> bool:
    return a.text.casefold().split() == b.text.casefold().split()


def _compare_days(a: Period, b: Period) -> tuple[Outcome, str]:
    words = f"{a.text} ({_days(a)}) / {b.text} ({_days(b)})"
    if (a.start, a.end) == (b.start, b.end):
        return Outcome.SAME, f"{words}: the same days"
    if _apart(a, b) or _apart(b, a):
        return Outcome.DIFFERS, f"{words}: no day in common"
    if _near(a.start, b.start) and _near(a.end, b.end):
        return Outcome.COMPATIBLE, f"{words}: about the same days"
    if None in (a.start, a.end, b.start, b.end):
        return Outcome.COMPATIBLE, f"{words}: an end is not stated, nothing conflicts"
    if _within(a, b):
        return Outcome.A_NARROWER, f"{words}: the first lies within the second"
    if _within(b, a):
        return Outcome.B_NARROWER, f"{words}: the second lies within the first"
    return Outcome.IN_TENSION, f"{words}: they overlap only in part"


def _apart(a: Period, b: Period) -> bool:
    return a.end is not None and b.start is not None and a.end < b.start


def _near(a: date | None, b: date | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs((a - b).days) <= _SLACK


def _within(a: Period, b: Period) -> bool:
    return bool(a.start and b.start and a.end and b.end and b.start <= a.start and a.end <= b.end)


def _days(period: Period) -> str:
    start = _day(period.start) if period.start else "…"
    end = _day(period.end) if period.end else "…"
    return start if start == end else f"{start} to {end}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
