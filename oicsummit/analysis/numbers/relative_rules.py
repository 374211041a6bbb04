"""The rules for periods told from the day of writing or by no date at all: "last year", "a day", "since the war"."""

import re
from datetime import date, timedelta

from oicsummit.analysis.numbers import dates
from oicsummit.analysis.numbers.dates import Stretch, point
from oicsummit.analysis.numbers.period_words import (
    BEFORE,
    IN,
    NO_CALENDAR,
    OWN_YEAR,
    SEASON,
    SMALL,
    UNIT,
    WHICH,
    WORDS,
    Form,
    Rule,
    at,
    length_of,
    move,
    named,
    now,
    pattern,
)

WINDOW = pattern(
    rf"(?:(?:{IN}|[Bb]y|[Oo]f|[Ii]nto)[ ](?:(?:each|all|any|every|most|much)[ ]of[ ]|just[ ])?)?[Tt]he[ ]"
    r"(?:(?P<past>past|last)|(?P<before>previous|preceding|prior)|(?P<next>next|coming|following))[ ]"
    rf"(?:(?P<few>few|couple[ ]of|several)[ ])?(?:(?P<length>\d{{1,3}}|(?:{WORDS})(?:-[a-z]+)?)[ ])?"
    rf"(?:full[ ]|calendar[ ]|financial[ ]|fiscal[ ])?{UNIT}(?![ ]of)"
)


def window(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Over the next two years": from the publication to the same day two years on."""
    if match["few"]:
        return "how long is not stated"
    if match["before"]:
        return BEFORE
    unit, count = match["unit"].casefold(), length_of(match["length"])
    if match["next"]:
        return now(published, lambda day: Stretch(day, move(day, count, unit)))
    return now(published, lambda day: Stretch(move(day, -count, unit), day))


RELATIVE = pattern(
    rf"(?:(?:{IN}|[Ee]arlier|[Ll]ater|[Aa]t[ ]the[ ](?:end|start)[ ]of)[ ])?(?:(?:early|late|mid)[ -]?)?"
    rf"(?:the[ ]same[ ](?:period|quarter|time|months?|weeks?|stage)[ ](?:of[ ])?)?{WHICH}[ ]"
    r"(?:(?P<own>financial|fiscal|academic|school|tax)[ ])?"
    rf"(?P<unit>year|month|week|weekend|quarter|decade|century|season|{SEASON}|{dates.MONTH})\b"
    r"(?!['’-]\w|[ ](?:ago|earlier|before|after)\b)"
)


def relative(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Last year" is that calendar year; "this year" goes from its first day to the publication."""
    which, unit = match["this"].casefold(), match["unit"]
    if "own" in match.groupdict() and match["own"]:
        return OWN_YEAR
    if which in ("the same", "the previous"):
        return BEFORE
    if unit == "season":
        return NO_CALENDAR
    found = now(published, lambda day: named(day, unit, which))
    if which == "this" and not isinstance(found, str) and published and unit not in ("weekend",):
        return Stretch(found.start, max(published, found.start or published))
    return found


SINCE_LAST = pattern(
    rf"[Ss]ince[ ](?:the[ ]start[ ]of[ ])?{WHICH}[ ](?P<unit>year|month|week|{SEASON}|{dates.MONTH})\b"
)


def since_last(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Since last week", "since last August": from its first day to the publication."""
    start = relative(match, published)
    return start if isinstance(start, str) else Stretch(start.start, published)


DAY = pattern(
    r"[Oo]n[ ](?:the[ ](?:morning|night|evening)[ ]of[ ])?"
    rf"(?:{point()}|(?P<weekday>{dates.WEEKDAY})(?:[ ](?:morning|afternoon|evening|night))?)(?![\w])"
)


def day(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "On Monday" is the latest Monday not after the publication; "on 5 July" likewise."""
    if not match["weekday"]:
        return at(match, "", published)
    number = next(i for i, name in enumerate(dates.WEEKDAYS) if name.startswith(match["weekday"][:3].casefold()))

    def latest(today: date) -> Stretch:
        found = today - timedelta(days=(today.weekday() - number) % 7)
        return Stretch(found, found)

    return now(published, latest)


NEAR_DAY = pattern(
    r"(?P<word>[Yy]esterday|[Tt]oday|[Oo]vernight|[Ll]ast[ ]night"
    r"|[Oo]n[ ]the[ ](?:first|opening|same|final|last)[ ]day)\b"
)


def near_day(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Yesterday" is the day before the publication; "overnight" is the two days it links."""
    word = match["word"].casefold()
    if word.startswith("on "):
        return NO_CALENDAR
    back = {"today": (0, 0), "yesterday": (1, 1)}.get(word, (1, 0))
    return now(published, lambda day: Stretch(day - timedelta(days=back[0]), day - timedelta(days=back[1])))


_TICK = "second|minute|hour|day|night|week|fortnight|month|quarter|year|annum|season|shift|decade"
_EACH = r"day|night|week|fortnight|month|quarter|year|minute|second(?=[ ]?(?:[.,;:)]|$))|season|hour"
RATE = pattern(
    rf"(?:[Pp]er|/)[ ]?(?:calendar[ ])?(?:{_TICK})\b"
    rf"|an?[ ](?:{_EACH})\b"
    r"(?![ ](?:ago|earlier|before|later|after|on(?=[ ]?(?:[.,;)]|from|$))|or\b|and\b|long|old|early|since)|[-'’]"
    r"|[ ](?:ticket|pass|trip|out|off|job|return|nursery|centre|care)\b|[ ]of\b|[ ]to[ ](?:[A-Z]|\d))"
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


DURATION = pattern(
    r"(?:(?:[Oo]ver|[Ww]ithin|[Ii]n)(?:[ ]just|[ ]only|[ ]a[ ]period[ ]of)?|[Aa]cross|[Dd]uring)[ ]"
    rf"(?P<length>\d{{1,3}}|an?|(?:{WORDS})(?:[ -](?:{SMALL}))?)[ ]"
    r"(?:years?|months?|weeks?|days?|decades?|fortnights?)\b(?![ ](?:later|ago|time|of)|['’-])"
)
_WHICH_EVENT = "last|latest|first|general|presidential|local|financial|start|beginning|end|previous|second|world"
_EVENT = rf"the[ ](?:(?:{_WHICH_EVENT})[ ](?:of[ ]the[ ])?)*[a-z]+"
_ENTERING = "coming|taking|entering|being|joining|leaving|opening|becoming|launching"
_ENTERED = (
    "to|into|in|up|over|the|a|his|her|its|their|power|office|post|charge|government|launched|elected|founded|"
    "appointed|introduced"
)
GENERIC = pattern(
    rf"(?:[Ee]ver[ ])?[Ss]ince[ ](?:then|{_EVENT}|(?:{_ENTERING})(?:[ ](?:{_ENTERED})\b)*)|[Dd]uring[ ]{_EVENT}"
)


def generic(match: re.Match[str], published: date | None) -> Stretch | str:
    """ "Since coming to office", "over two days": when that was, the words do not say."""
    return NO_CALENDAR


RULES = (
    Rule(Form.STRETCH, SINCE_LAST, since_last),
    Rule(Form.STRETCH, WINDOW, window),
    Rule(Form.STRETCH, RELATIVE, relative),
    Rule(Form.DAY, DAY, day),
    Rule(Form.DAY, NEAR_DAY, near_day),
    Rule(Form.RATE, RATE, rate),
    Rule(Form.DURATION, DURATION, generic),
    Rule(Form.GENERIC, GENERIC, generic),
)
