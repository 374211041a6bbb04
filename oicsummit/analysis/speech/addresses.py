"""Speeches set down without quotation marks: "Statement by the Minister, Ana Roe", then "Mr Speaker, …"."""

import re
from typing import TYPE_CHECKING

from oicsummit.analysis.types import BlockKind

if TYPE_CHECKING:
    from oicsummit.analysis.parse import Parsed
    from oicsummit.analysis.speech.cast import Cast, Member

_HEAD = 8  # blocks
_VOCATIVE = re.compile(
    r"""\b(?:(?:mr|madam|mister|mme)\.?\s+(?:deputy\s+)?(?:speaker|president|chair(?:man|woman)?)\b
      | ladies\s+and\s+gentlemen | my\s+(?:right\s+)?hon(?:\.|ourable)\s+friend | hon(?:\.|ourable)\s+members
      | i\s+(?:beg\s+to\s+move|commend\s+this|am\s+grateful\s+to\s+the\s+house) | fellow\s+\w+s\b | friends,\s)""",
    re.IGNORECASE | re.VERBOSE,
)
_DELIVERED = re.compile(r"\b(?:as\s+(?:delivered|prepared)|check\s+against\s+delivery|speech\s+by)\b", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:speech|remarks|address|keynote|statement\s+(?:by|to|from|of))\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:i|we|my|our)\b", re.IGNORECASE)


def speaker(parsed: "Parsed", cast: "Cast") -> "tuple[Member, int] | None":
    """Return who gives the speech that the text is, and the block where it begins; None where it is no speech."""
    body = next((b for b in parsed.blocks if b.kind is BlockKind.PARAGRAPH and len(b.doc) >= 12), None)
    if body is None or any(quotation.start <= 1 for quotation in body.quotations):
        return None
    head = " ".join(block.cleaned.text for block in parsed.blocks[: min(_HEAD, body.index)])
    said = _DELIVERED.search(head) or any(
        _VOCATIVE.search(b.cleaned.text) for b in parsed.blocks[body.index : body.index + 3]
    )
    opening = " ".join(b.cleaned.text for b in parsed.blocks[body.index : body.index + 3])
    is_headed = _TITLED.search(head) is not None and len(_FIRST.findall(opening)) > 1
    if not (said or is_headed) or not _FIRST.search(opening):
        return None
    end = body.offsets[0]
    named = [m for m in cast.members if m.order < end and m.person_votes > m.body_votes]
    titled = [member for member in named if member.titles] or named
    return (titled[0], body.index) if titled else None
