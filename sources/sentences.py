"""The sentences of a document as rows."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from oicsummit.analysis import types
from sources import copying
from sources.models import Document, Run, Sentence

_FIELDS = ["index", "block", "paragraph", "page", "gone_in"]


@dataclass(frozen=True)
class KeptSentences:
    """The rows of the sentences that were read, in their order; and whether these are the first of the document.

    Then nothing is there yet that rests on sentences, and no version before it has any.
    """

    rows: list[Sentence]
    is_first: bool


def keep(*, document: Document, sentences: Sequence[types.Sentence], run: Run, is_read: bool) -> KeptSentences:
    """Keep `sentences` as rows. A row of a span that is found again is the same row; one that is not found any more
    stays, marked with `run`. `is_read`: there are some already."""
    pages = document.metadata.get("pages", [])
    rows = {(row.start, row.end): row for row in document.sentences.defer("search")} if is_read else {}
    found = {(s.span.start, s.span.end): _fields(index, s, pages) for index, s in enumerate(sentences)}
    changed = [row for span, row in rows.items() if _changes(row, found.get(span), run)]
    Sentence.objects.bulk_update(changed, _FIELDS, batch_size=500)
    added = {
        span: Sentence(document=document, start=span[0], end=span[1], text=document.text[slice(*span)], **fields)
        for span, fields in found.items()
        if span not in rows
    }
    copying.add(list(added.values()))
    kept = rows | added
    is_first = bool(added) and not rows and document.supersedes_id is None
    return KeptSentences([kept[s.span.start, s.span.end] for s in sentences], is_first)


def _fields(index: int, sentence: types.Sentence, pages: Sequence[int]) -> dict:
    """`pages` says where each page of the document begins."""
    return {
        "index": index,
        "block": sentence.block.value,
        "paragraph": sentence.paragraph,
        "page": bisect_right(pages, sentence.span.start) or None,
        "gone_in": None,
    }


def _changes(row: Sentence, fields: dict | None, run: Run) -> bool:
    """Set `row` to `fields` and return whether that changed it."""
    if fields is None:
        fields = {"gone_in": row.gone_in or run}
    before = {name: getattr(row, name) for name in fields}
    for name, value in fields.items():
        setattr(row, name, value)
    return before != fields


class Holders:
    """Finds the sentence that a span stands in."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sorted(sentences, key=lambda sentence: sentence.start)
        self.starts = [sentence.start for sentence in self.sentences]

    def of(self, span: types.Span) -> Sentence:
        """Return the sentence in which `span` begins."""
        return self.sentences[max(0, bisect_right(self.starts, span.start) - 1)]
