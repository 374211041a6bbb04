"""Which units are money and which are stretches of time."""

import re

DURATIONS = frozenset(("year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "night"))
_CODE = re.compile(r"[A-Z]{3}")  # ISO 4217: "GBP"; no other unit is written in capitals


def is_money(unit: str) -> bool:
    """Tell whether a quantity's unit is a currency."""
    return bool(_CODE.fullmatch(unit))
