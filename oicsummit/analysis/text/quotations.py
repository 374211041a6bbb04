"""Which characters of a text stand inside quotation marks, also where a quotation runs over paragraphs.

Double marks, straight or curly, in any mixture; single ones where they plainly open and close. A quotation left
open at a paragraph's end goes on where the next paragraph opens with a mark again, the habit of print; else it
ends with its paragraph, so that one forgotten mark does not swallow the rest of the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_DOUBLE = re.compile(r"[\"“”„‟«»＂]|''|``|‘‘|’’")
_SINGLE_OPEN = re.compile(r"(?<![\w’'.,])[‘']+(?=[\w£$€\[(…])")
_SINGLE_SPEECH = re.compile(r"(?:^|(?<=[:,] ))[‘'](?=[A-Z])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?;:…)\]%])['’](?![\w])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch `[start, end)` of a block's cleaned text inside quotation marks, the marks left out.

    `number` is one for all stretches of a quotation that runs over several blocks; `goes_on` tells that this one
    carries on from the block before.
    """

    start: int
    end: int
    number: int
    goes_on: bool = False
    is_closed: bool = True
    is_single: bool = False


def quotations(texts: Iterable[str]) -> Iterator[tuple[Quotation, ...]]:
    """Yield the quotations of each block's cleaned text, in text order; `texts` are consecutive blocks."""
    number = 0
    left_open: int | None = None
    single_left: int | None = None
    for text in texts:
        goes_on = left_open if left_open is not None and _opens(text) else None
        found, left_open, number = _double(text, goes_on, number)
        if left_open is not None and not _may_go_on(found[-1], text):
            left_open = None
        singles = list(_single(text, found, number))
        number += len(singles) + 1
        single_open, number = _left_open(text, [*found, *singles], number)
        if single_left is not None and text[:1] in ("'", "‘"):
            singles = [replace(q, number=single_left, goes_on=True) if q.start == 1 else q for q in singles]
            single_open = replace(single_open, number=single_left, goes_on=True) if single_open else None
        single_left = single_open.number if single_open else None
        found.extend([*singles, single_open] if single_open else singles)
        yield tuple(sorted(found, key=lambda quotation: quotation.start))


def _opens(text: str) -> bool:
    return text[:1] in tuple('"“„«＂') or text[:2] in ("''", "``", "‘‘")


def _may_go_on(last: Quotation, text: str) -> bool:
    """Tell whether an open quotation can be a speech that goes on: it reaches the end with a sentence's end."""
    return last.end == len(text) and last.end - last.start >= 8


def _double(text: str, goes_on: int | None, number: int) -> tuple[list[Quotation], int | None, int]:
    """Pair the double marks of one block; also return the number of a quotation left open, and the last number."""
    found: list[Quotation] = []
    start: int | None = None
    current, continued = number, False
    for match in _DOUBLE.finditer(text):
        if start is None:
            if _closes_nothing(text, match):
                continue
            number += 1
            continued = goes_on is not None and match.start() == 0
            current = goes_on if continued and goes_on is not None else number
            start = match.end()
        elif match.group() in "“„" and _looks_open(text, match):
            found.append(Quotation(start, match.start(), current, continued, is_closed=False))
            number += 1
            start, current, continued = match.end(), number, False
        elif match.start() > start:
            found.append(Quotation(start, match.start(), current, continued))
            start = None
    if start is not None and start < len(text):
        found.append(Quotation(start, len(text), current, continued, is_closed=False))
        return found, current, number
    return found, None, number


def _looks_open(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark stands before a word: after a blank or bracket, with no blank behind it."""
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    return (not before or before in " ([—–-/‘'") and bool(after) and not after.isspace()


def _closes_nothing(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark can't open: a stray closing one, or one that stands for inches (6'4")."""
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    if not after or (match.group() == '"' and before.isdigit()):
        return True
    return bool(before) and not before.isspace() and after.isspace()


def _left_open(text: str, found: list[Quotation], number: int) -> tuple[Quotation | None, int]:
    """Return a single quotation that opens where speech begins and is never closed in this block."""
    for match in _SINGLE_SPEECH.finditer(text):
        start = match.end()
        if not any(q.start <= start < q.end for q in found) and len(text) - start >= 8:
            return Quotation(start, len(text), number + 1, is_closed=False, is_single=True), number + 1
    return None, number


def _single(text: str, double: list[Quotation], number: int) -> Iterator[Quotation]:
    """Yield what single marks enclose, outside double ones: 'There is no money,' she said."""
    at = 0
    for match in _SINGLE_OPEN.finditer(text):
        if match.start() < at or any(q.start <= match.start() < q.end for q in double):
            continue
        end = _single_end(text, match.end())
        if end is not None:
            number += 1
            yield Quotation(match.end(), end, number, is_single=True)
            at = end


def _single_end(text: str, start: int) -> int | None:
    """Return where a single quotation ends: a mark after punctuation, else the first that is no plural's apostrophe."""
    plural: int | None = None
    opening = _SINGLE_OPEN.search(text, start)
    for match in _SINGLE_CLOSE.finditer(text, start, opening.start() if opening else len(text)):
        before, after = text[match.start() - 1], text[match.end() : match.end() + 2]
        if before == "s" and after[:1] == " " and after[1:2].isalpha():
            plural = match.start() if plural is None else plural
            continue
        return match.start()
    return plural
