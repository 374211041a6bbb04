"""Vague numbers: "hundreds of", "low thousands", "several", with the values that they stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from oicsummit.analysis import numerals


@dataclass(frozen=True, slots=True)
class Vague:
    """Words for a number that is not named, at `[start, end)`, with the values they stand for, `[low, high)`."""

    start: int
    end: int
    low: Decimal
    high: Decimal


_VAGUE_COUNTS = {
    "hundred": (200, 1000),
    "thousand": (2000, 10000),
    "million": (2 * 10**6, 10**9),
    "billion": (2 * 10**9, 10**12),
    "trillion": (2 * 10**12, 10**15),
    "lakh": (2 * 10**5, 10**7),
    "crore": (2 * 10**7, 10**9),
    "dozen": (24, 100),
    "score": (40, 100),
    "ten": (20, 100),
}
_SMALL_VAGUE = {
    "several": (3, 10),
    "a handful": (3, 6),
    "handful": (3, 6),
    "a few": (3, 6),
    "few": (3, 6),
    "a couple": (2, 4),
    "couple": (2, 4),
}
_PREFIX = {"low": (Decimal(1), Decimal(4)), "mid": (Decimal(4), Decimal(7)), "high": (Decimal(7), Decimal(10))}
VAGUE = re.compile(
    r"""
      \b(?P<tens>tens|dozens|scores|hundreds)[ ]of[ ](?P<of>thousands|millions|billions|lakhs|crores)\b
    | \b(?:the[ ])?(?P<part>low|mid|high)[ -](?P<scale>hundreds|thousands|millions|billions|lakhs|crores)\b
    | \b(?P<few>several|a[ ]few|a[ ]couple[ ]of|a[ ]handful[ ]of)[ ]
        (?P<each>hundred|thousand|million|billion|dozen|lakh|crore)\b
    | \b(?P<many>dozens|scores|hundreds|thousands|millions|billions|trillions|(?:lakhs|crores)(?=[ ]of\b))\b(?![ ]place)
    | \b(?P<small>several|a[ ]handful|a[ ]couple(?=[ ]of\b)|a[ ]few
        (?=[ ](?!(?:more|other)?[ ]?(?:days?|minutes?|moments?|seconds?)\b)[a-z]+s\b
           |[ ](?:people|men|women|children)\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find(text: str) -> Iterator[Vague]:
    """Yield the vague numbers of `text` ("dozens", "low thousands", "tens of thousands", "several")."""
    for match in VAGUE.finditer(text):
        low, high = _vague_values(match)
        yield Vague(match.start(), match.end(), Decimal(low), Decimal(high))


def _vague_values(match: re.Match[str]) -> tuple[Decimal | int, Decimal | int]:
    if match["tens"]:
        low, high = _VAGUE_COUNTS[match["tens"].casefold().removesuffix("s")]
        scale = numerals.scale_of(match["of"])
        return low * scale, high * scale
    if match["part"]:
        scale = numerals.scale_of(match["scale"])
        low_part, high_part = _PREFIX[match["part"].casefold()]
        return low_part * scale, high_part * scale
    if match["few"]:
        low, high = _SMALL_VAGUE[match["few"].casefold().removesuffix(" of")]
        scale = numerals.scale_of(match["each"])
        return low * scale, high * scale
    if match["many"]:
        return _VAGUE_COUNTS[match["many"].casefold().removesuffix("s")]
    return _SMALL_VAGUE[match["small"].casefold()]
