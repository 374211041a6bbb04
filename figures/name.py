"""How a figure is called until a person names it."""

from figures.models import Quantity
from oicsummit.plurals import plural


def name(reading: Quantity) -> str:
    """Return the reading's own words with what it counts and when: "6,642 migrants so far in 2025"."""
    words = [reading.modifier_text, reading.text, _counted(reading), reading.period_text]
    return " ".join(" ".join(filter(None, words)).split())[:300]


def _counted(reading: Quantity) -> str:
    if not reading.noun or reading.noun in reading.text:
        return ""
    if reading.unit == "count":
        return reading.noun if reading.value == 1 else plural(reading.noun)
    return f"of {plural(reading.noun)}"
