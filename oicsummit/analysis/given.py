"""Claims and quantities that someone else read, in the form of the annotation guidelines, as Comparables.

So that the linking can be measured by itself: what the reference gives is taken as given, and only what it does not
hold (intervals, dates, the words around) is read from the text.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from oicsummit.analysis import intervals, periods
from oicsummit.analysis.comparing import features
from oicsummit.analysis.types import (
    Attribution,
    Change,
    Claim,
    Comparable,
    Kind,
    Modifier,
    Period,
    Quantity,
    Span,
    Tense,
    Worth,
)

if TYPE_CHECKING:
    from oicsummit.analysis.parse import Parsed

Row = Mapping[str, Any]


def comparables(key: str, reference: Row, parsed: "Parsed", published: date | None = None) -> list[Comparable]:
    """Return the claims of one reference file, named "`key`:c1" …; `parsed` is the text that it annotates."""
    found = {row["id"]: _quantity(row, parsed.text, published) for row in reference["quantities"]}
    return [_comparable(key, row, parsed, found, published) for row in reference["claims"]]


def _comparable(
    key: str, row: Row, parsed: "Parsed", found: Mapping[str, Quantity], published: date | None
) -> Comparable:
    inside = [found[name] for name in row["quantities"]]
    span = Span(row["start"], row["end"])
    claim = Claim(
        span=span,
        text=row["text"],
        sentence=0,
        kind=Kind(row["kind"]),
        speaker=row["speaker"],
        chain=tuple(row.get("chain") or filter(None, [row["speaker"]])),
        attribution=Attribution(row["attribution"]),
        tense=Tense(row.get("tense", "delivered")),
        quantities=tuple(range(len(inside))),
        worth=Worth(0.0),
        features=features.read(parsed, span, inside),
    )
    return Comparable(f"{key}:{row['id']}", key, claim, tuple(inside), published)


def _quantity(row: Row, text: str, published: date | None) -> Quantity:
    value, modifier = Decimal(str(row["value"])), Modifier(row["modifier"])
    words = _hedge(text, row["start"]) if modifier is not Modifier.EXACT else ""
    return Quantity(
        span=Span(row["start"], row["end"]),
        text=row["text"],
        value=value,
        unit=row["unit"],
        noun=row["noun"],
        modifier=modifier,
        modifier_text=words,
        change=Change(row["change"]) if row["change"] else None,
        period=_period(row["period"], published),
        interval=intervals.interval(value, row["text"], modifier, words),
    )


def _hedge(text: str, at: int) -> str:
    """Return the hedge before a number, that the reference names only by its class."""
    before = re.search(r"(?:\b[a-z]+ (?=to |than |least |of |as ))?[A-Za-z]+(?=\W*$)", text[max(0, at - 30) : at])
    return before[0] if before else ""


def _period(words: str | None, published: date | None) -> Period | None:
    if words is None:
        return None
    return periods.read(words, published) or Period(words, unresolved="the words name no stretch of days")
