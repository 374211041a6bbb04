"""Dates: the days, months, seasons and years that a text names, as stretches of days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

# The names as pieces of larger patterns; "may" and "march" are words too, so a month begins with a capital.
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?:1[5-9]|20|21)\d\d(?![\d,.]?\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\b\.?"
POINT = rf"""
    (?:(?:the[ ])?(?P<{{0}}part>early|late|mid|end[ ]of|start[ ]of|beginning[ ]of|middle[ ]of)[ -](?:the[ ])?)?
    (?:
      (?:(?:{WEEKDAY}),?[ ])?(?P<{{0}}d1>{DAY})(?:[ ]of)?[ ](?P<{{0}}m1>{MONTH})(?:,?[ ](?P<{{0}}y1>{YEAR}))?
    | (?:(?:{WEEKDAY}),?[ ])?(?P<{{0}}m2>{MONTH})[ ](?P<{{0}}d2>{DAY})(?!,?\d|[ ](?:[mb]illion|thousand|lakh|crore))
        (?:,?[ ](?P<{{0}}y2>{YEAR}))?
    | (?P<{{0}}m3>{MONTH})(?:,?[ ](?:of[ ])?(?P<{{0}}y3>{YEAR}))?
    | (?:the[ ])?(?P<{{0}}season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:[ ](?:of[ ])?(?P<{{0}}y4>{YEAR}))
    | (?P<{{0}}iso>(?:19|20)\d\d-\d\d-\d\d)
    | (?P<{{0}}fy1>(?:19|20)\d\d)[-/–](?P<{{0}}fy2>\d\d(?!\d))
    | (?:the[ ])?(?P<{{0}}decade>(?:1[5-9]|20)\d0)s\b
    | (?P<{{0}}y5>{YEAR})(?![-/–]\d)
    )
"""


def point(prefix: str = "") -> str:
    """Return the pattern (to be compiled VERBOSE) of a day, month, season or year, its groups named with `prefix`."""
    return POINT.replace("{0}", prefix)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `start` to `end`, both included; None is an end that is not stated."""

    start: date | None
    end: date | None


def resolve(match: re.Match[str], prefix: str, published: date | None, future: bool = False) -> Stretch | None:
    """Return the days of a matched point, or None where a year is missing and no publication date supplies it.

    A month without a year is the latest not after publication, or with `future` the first not before it.
    """
    try:
        whole = _resolve_whole(match, prefix, published, future)
    except ValueError:  # 31 June
        return None
    return whole and _part(whole, match[prefix + "part"])


def _resolve_whole(match: re.Match[str], prefix: str, published: date | None, future: bool) -> Stretch | None:
    def group(name: str) -> str | None:
        return match[prefix + name]

    if iso := group("iso"):
        day = date.fromisoformat(iso)
        return Stretch(day, day)
    if first := group("fy1"):
        return Stretch(date(int(first), 1, 1), date(int(first[:2] + (group("fy2") or "00")), 12, 31))
    if decade := group("decade"):
        return Stretch(date(int(decade), 1, 1), date(int(decade) + 9, 12, 31))
    if year := group("y5"):
        return of_year(int(year))
    if season := group("season"):
        return of_season(season, int(group("y4") or 0))
    month = MONTHS[(group("m1") or group("m2") or group("m3") or "").rstrip(".").casefold()]
    day_text = group("d1") or group("d2")
    number = int(re.sub(r"\D", "", day_text)) if day_text else None
    year_text = group("y1") or group("y2") or group("y3")
    if year_text:
        return of_month(int(year_text), month, number)
    return nearest(month, number, published, future) if published else None


def of_year(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31))


def of_season(season: str, year: int) -> Stretch:
    first, last = SEASONS[season.casefold()]
    if last < first:
        return Stretch(date(year, first, 1), month_end(year + 1, last))
    return Stretch(date(year, first, 1), month_end(year, last))


def of_month(year: int, month: int, day: int | None = None) -> Stretch:
    """Return a whole month, or the one day of it."""
    if day:
        return Stretch(date(year, month, day), date(year, month, day))
    return Stretch(date(year, month, 1), month_end(year, month))


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def nearest(month: int, day: int | None, published: date, future: bool) -> Stretch:
    """Return the latest such month or day that began by the publication, or the first that ends after it."""
    found = of_month(published.year, month, day)
    if future and found.end is not None and found.end < published:
        return of_month(published.year + 1, month, day)
    if not future and found.start is not None and found.start > published:
        return of_month(published.year - 1, month, day)
    return found


def months_after(day: date, count: int) -> date:
    """Return the same day of the month `count` months on, or that month's last day."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"no such year: {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _part(whole: Stretch, part: str | None) -> Stretch:
    """Cut "early", "late" or "the end of" out of a stretch where it is as long as a month; else leave it whole."""
    if not part or whole.start is None or whole.end is None:
        return whole
    if part.casefold().startswith("end"):
        return Stretch(whole.end, whole.end)
    if part.casefold().startswith(("start", "beginning")):
        return Stretch(whole.start, whole.start)
    third = (whole.end - whole.start) / 3
    if part.casefold() == "early":
        return Stretch(whole.start, whole.start + third)
    if part.casefold() == "late":
        return Stretch(whole.end - third, whole.end)
    return Stretch(whole.start + third, whole.end - third)
