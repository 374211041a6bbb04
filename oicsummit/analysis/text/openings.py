"""What opens a paragraph without being part of its first sentence: datelines and run-in headings."""

import re

from oicsummit.analysis.speech.given_names import is_female
from oicsummit.analysis.speech.speech_words import HONORIFICS, ROLES

# as in "PORT SKELLIN, Feb 11 (Halyard News) - ", "CEDAR JUNCTION — ", "NEW DELHI: "
_DATELINE = re.compile(
    r"""(?:[A-Z][A-Z.'’-]{2,}(?:[ ,]+(?:[A-Z][A-Z.'’-]+|[A-Z][a-z]+\.?))*   # the place, its first word in capitals
        (?:,\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}))?   # the day
        (?:\s*\([A-Z][\w&./ -]{1,40}\))?                                       # the agency
      | [A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]+){0,4}(?:,\s*[A-Z][a-z]{2,8}\.?\s+\d{1,2})?\s*\([A-Z][\w&./ -]{1,40}\))
    \s*\\?[-–—]{1,2}\s+(?=[A-Z“"‘'£$€\d])
  | (?P<place>[A-Z][A-Z'’-]{2,}(?:\ [A-Z'’-]{2,}){0,2}(?:,\s*[A-Z][a-z]{2,8}\.?\s+\d{1,2})?):\s+(?=[A-Z“"‘'£$€\d])""",
    re.VERBOSE,
)
# as in "**Risk to life:** Gangs are …", "- Stricter Rules: The minister …"
_BOLD_LABEL = re.compile(r"\*\*[^*\n]{2,90}(?::\*\*|\*\*:)\s+(?=[^\s“\"‘'])")
_LABEL = re.compile(r"(?P<label>[A-Z][^:.!?\n“\"]{2,110}):\s+(?=[A-Z£$€\d])")
_CAPITALS = re.compile(r"^[ \t]*[A-Z][A-Z'’. -]{2,40}:\s", re.MULTILINE)
_SMALL = frozenset("a an and as at by for from in of on or the to with vs into over".split())
_LABEL_WORDS = 16


def opening(text: str, start: int, end: int, *, is_item: bool) -> int:
    """Return where the first sentence of the block at `[start, end)` of `text` begins, behind what opens it."""
    match = _DATELINE.match(text, start, end)
    if match and end - match.end() > 40 and len(match.group()) < 80 and not _is_person(match["place"]):
        return start if match["place"] and _is_one_of_many(text, start, end) else match.end()
    match = _BOLD_LABEL.match(text, start, end)
    if match and end - match.end() > 20 and not _is_person(match.group().strip("*: ")):
        return match.end()
    if is_item:
        match = _LABEL.match(text, start, end)
        if match and end - match.end() > 20 and _is_label(match["label"]):
            return match.end()
    return start


def _is_one_of_many(text: str, start: int, end: int) -> bool:
    """Tell whether other lines open in capitals and a colon too: those are the speakers of a bulletin or interview."""
    return bool(_CAPITALS.search(text, end) or _CAPITALS.search(text, 0, start))


def _is_person(place: str | None) -> bool:
    """Tell whether capitals before a colon are who speaks in a transcript, and not where a report was written."""
    words = {word.lower().rstrip(".") for word in (place or "").split()}
    return bool(words & (HONORIFICS | ROLES)) or any(is_female(word) is not None for word in words)


def _is_label(words: str) -> bool:
    """Tell whether words are set like a heading: all but the small ones begin with a capital."""
    parts = re.findall(r"[^\W\d_][\w’'-]*", words)
    large = [part for part in parts if part.lower() not in _SMALL]
    return len(parts) <= _LABEL_WORDS and bool(large) and all(part[0].isupper() for part in large)
