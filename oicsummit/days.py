"""How days and stretches of days are said in words; pages take them from `oicsummit.wording`."""

from datetime import date, timedelta

NO_DATE = "no date given"
MONTHS = "January February March April May June July August September October November December".split()


def day(value: date | None, absent: str = NO_DATE) -> str:
    """Return a day in words ("7 April 2025"), or that none is given."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else absent


def days(start: date | None, end: date | None) -> str:
    """Return a stretch of days, both ends in it; the name of a year or month where it is just that.

    >>> days(date(2024, 1, 1), date(2024, 12, 31)), days(date(2025, 1, 1), date(2025, 3, 31))
    ('2024', '1 January to 31 March 2025')
    """
    if start is None and end is None:
        return ""
    if start is None:
        return f"until {day(end)}, start not stated"
    if end is None:
        return f"from {day(start)}, end not stated"
    return _named(start, end) or _from_to(start, end)


def _named(start: date, end: date) -> str:
    """Return the name of the day, month or years that the stretch exactly is; empty where it is none."""
    if start == end:
        return day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    after = end + timedelta(days=1)
    if start.day == 1 and after.day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS[start.month - 1]} {start.year}"
    return ""


def _from_to(start: date, end: date) -> str:
    if start.year != end.year:
        return f"{day(start)} to {day(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} to {day(end)}"
    return f"{start.day} to {day(end)}"
