"""The ends of a claim: marks and joining words left out, a quotation opened inside closed."""

from typing import TYPE_CHECKING

from oicsummit.analysis.text.trees import trim

if TYPE_CHECKING:
    from spacy.tokens import Doc

Bounds = tuple[int, int]
_JOINING = frozenset(("cc", "mark", "advmod", "dep", "preconj", "punct"))
_OPENERS = frozenset(
    """and but or so yet while whilst whereas however meanwhile also that nor although though moreover furthermore
    nevertheless instead indeed then apparently""".split()
)
_OPENING = frozenset(("“", "‘", "``", "«"))
_CLOSING = frozenset(("”", "’", "''", "»", '"'))
_ENDS = frozenset("and but or as that which while with even although though because whereas than".split())


def tidy(doc: "Doc", start: int, end: int) -> Bounds:
    """Return the bounds without marks and joining words at the ends."""
    start, end = trim(doc, start, end)
    while end > start and _dangles(doc, end - 1):
        start, end = trim(doc, start, end - 1)
    while start < end and doc[start].dep_ in _JOINING and doc[start].lower_ in _OPENERS:
        start, end = trim(doc, start + 1, end)
    return start, _closed(doc, start, end)


def _closed(doc: "Doc", start: int, end: int) -> int:
    """Return the end with the mark that closes a quotation opened inside: `they had been "rectified" |`."""
    last = end + (end + 1 < len(doc) and doc[end].text in {".", ","})
    if start == end or last >= len(doc) or doc[last].text not in _CLOSING or doc[start].text in _OPENING:
        return end
    marks = [doc[i].text for i in range(start, end)]
    opened = sum(mark in _OPENING for mark in marks) > sum(mark in _CLOSING for mark in marks)
    straight = doc[last].text == '"' and marks.count('"') % 2 == 1 and marks[0] != '"'
    return last + 1 if opened or straight else end


def _dangles(doc: "Doc", last: int) -> bool:
    """Tell whether a last word only joins on what stands in another claim: "under pressure after | he said"."""
    word = doc[last]
    if word.lower_ in _ENDS:
        return True
    joins = word.dep_ in {"mark", "cc", "preconj"} or (word.dep_ == "prep" and word.tag_ == "IN")
    return (
        joins and not any(child.i < last for child in word.children) and (word.dep_ == "cc" or word.head.i != last - 1)
    )
