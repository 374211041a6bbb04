"""A share of approvals goes to a second editor, who does not see what the first decided."""

import hashlib
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Count

from claims.models import Decision, Link, LinkState, SecondReading


def settle(link: Link, standing: Iterable[Decision]) -> None:
    """Keep whether `link` wants, or has had, a second reading; `standing` are its decisions that hold, oldest first."""
    reading = _reading(link, list(standing))
    if reading != link.second_reading:
        link.second_reading = reading
        link.save(update_fields=["second_reading"])


def _reading(link: Link, standing: list[Decision]) -> str:
    if not standing:
        return SecondReading.NONE
    first = standing[0]
    second = next((decision for decision in standing if decision.who_id != first.who_id), None)
    if second is not None:
        return SecondReading.AGREED if second.after == first.after else SecondReading.DISAGREED
    wanted = first.after.get("state") == LinkState.APPROVED and is_drawn(link)
    return SecondReading.WANTED if wanted else SecondReading.NONE


def is_drawn(link: Link) -> bool:
    """Tell whether a link is in the share: by its id, so that nobody can choose and every run draws the same."""
    drawn = int.from_bytes(hashlib.sha256(link.public_id.encode()).digest()[:4]) / 2**32
    return drawn < settings.SECOND_READING_PERCENT / 100


def agreement() -> list[dict]:
    """Return for each relation how many links two people have read, and on how many they agreed."""
    read = Link.objects.filter(second_reading__in=[SecondReading.AGREED, SecondReading.DISAGREED])
    rows = read.values("relation", "second_reading").annotate(number=Count("id")).order_by("relation")
    found: dict[str, dict] = {}
    for row in rows:
        entry = found.setdefault(row["relation"], {"relation": row["relation"], "agreed": 0, "pairs": 0})
        entry["pairs"] += row["number"]
        entry["agreed"] += row["number"] if row["second_reading"] == SecondReading.AGREED else 0
    return [{**entry, "percent": round(100 * entry["agreed"] / entry["pairs"])} for entry in found.values()]
