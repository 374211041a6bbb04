"""What a text says of itself at its head: title, author, publisher, day of publication.

Only what stands there is taken. What the words do not call by its name ("7 April 2025" alone on a line) is marked as
inferred, with these words.
"""

import re
from collections.abc import Sequence
from datetime import date

from oicsummit.analysis.parse import Parsed, ParsedBlock
from oicsummit.analysis.text.furniture import DATE, author_of
from oicsummit.analysis.types import BlockKind, Metadata

_HEAD = 14  # blocks: what a text says of itself stands before its first paragraphs
_DATE = re.compile(DATE, re.IGNORECASE)
_SAID = re.compile(r"\b(?:published|posted|issued|released|dated?|updated)\b", re.IGNORECASE)
_ENDED = re.compile(r"\b(?:ended|ending|to|by|since|between|and)\s*$", re.IGNORECASE)  # a stretch of time, no dateline
_FROM = re.compile(r"(?:from|publisher|source|issued by|published by):\s*(?P<name>[A-Z].{1,80})", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4}[,–-]?\s*)*(?P<name>[A-Z][\w&.’' -]{2,60})", re.IGNORECASE)
_AGENCY = re.compile(r"^[A-Z][\w .,/'-]{1,60}\((?P<name>[A-Z][\w&. ]{1,40})\)\s*[-–—]", re.MULTILINE)
_AGENCY_WITHIN = 4_000  # code points
_PERSON = re.compile(r"[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]*){1,3}")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def read(parsed: Parsed) -> Metadata:
    """Return what the text says of itself; a field that it does not say is None."""
    head = parsed.blocks[:_HEAD]
    inferred: dict[str, str] = {}
    title = _title(head)
    published = _published(head, inferred)
    return Metadata(
        title=title,
        author=_author(head, title, inferred),
        publisher=_publisher(parsed.text, parsed.blocks, inferred),
        published=published,
        inferred=inferred,
    )


def _title(head: Sequence[ParsedBlock]) -> str | None:
    """Return the first heading that stands before any paragraph; one marked with a single hash before all others."""
    marked = [block for block in head if block.kind is BlockKind.HEADING]
    for block in marked:
        if block.cleaned.text and len(block.doc) > 3:
            return block.cleaned.text.lstrip("# ") if _before_text(head, block) else None
    return None


def _before_text(head: Sequence[ParsedBlock], block: ParsedBlock) -> bool:
    return all(
        other.kind is not BlockKind.PARAGRAPH or len(other.doc) < 12 for other in head if other.index < block.index
    )


def _author(head: Sequence[ParsedBlock], title: str | None, inferred: dict[str, str]) -> str | None:
    for block in head:
        author = author_of(block.cleaned.text) if block.kind is BlockKind.FURNITURE else None
        if author:
            return re.split(r"\s*(?:,|\||–|—)\s*", author)[0]
    for i, block in enumerate(head[:-1]):
        words = block.cleaned.text
        beside_date = _DATE.search(head[i + 1].cleaned.text) and head[i + 1].kind is BlockKind.FURNITURE
        if beside_date and words != title and _PERSON.fullmatch(words):
            inferred["author"] = words
            return words
    return None


def _publisher(text: str, blocks: Sequence[ParsedBlock], inferred: dict[str, str]) -> str | None:
    for block in blocks[:_HEAD]:
        match = _FROM.fullmatch(block.cleaned.text)
        if match:
            return match["name"].strip()
    noted = [block.cleaned.text for block in [*blocks[:_HEAD], *blocks[-6:]] if block.kind is BlockKind.FURNITURE]
    for match in [_AGENCY.search(text[:_AGENCY_WITHIN]), *map(_COPYRIGHT.match, noted)]:
        if match:
            inferred["publisher"] = match.group().strip()
            return match["name"].strip(" .")
    return None


def _published(head: Sequence[ParsedBlock], inferred: dict[str, str]) -> date | None:
    for block in head:
        text = block.cleaned.text
        if len(text) > 160 or (block.kind is BlockKind.PARAGRAPH and not _SAID.search(text)):
            continue
        match = _DATE.search(text)
        day = _day(match.group()) if match and not _ENDED.search(text[: match.start()]) else None
        if match and day:
            if not _SAID.search(text[: match.start()]):
                inferred["published"] = text
            return day
    return None


def _day(words: str) -> date | None:
    """Return the day that "Monday 31st March 2025", "March 31, 2025" or "2025-03-31" names; None for a mere month."""
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    month = re.search(r"[a-z]{3,}", re.sub(r"(?i)\b(?:mon|tue|wed|thu|fri|sat|sun)\w*", "", words).lower())
    try:
        if month and len(numbers) >= 2:
            return date(numbers[1], _MONTHS.index(re.sub(r"\d|st|nd|rd|th", "", month.group())[:3]) + 1, numbers[0])
        if len(numbers) == 3 and numbers[0] > 31:
            return date(*numbers)
        if len(numbers) == 3 and numbers[2] > 99:
            return date(numbers[2], numbers[1], numbers[0])  # British order; where the day is over 12 it must be
    except ValueError:
        return None
    return None
