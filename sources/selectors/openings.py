"""The first words of documents that come with other rows: what an untitled one is known by, without its whole text."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, OuterRef, Subquery, TextField
from django.db.models.functions import Coalesce, Left

from oicsummit.analysis.types import BlockKind
from sources.models import Sentence

Row = TypeVar("Row", bound=Model)
LETTERS = 300


def of(path: str = "document") -> Coalesce:
    """Return the annotation `opening` of rows whose document is at `path`: its first sentence that is none of the
    page's furniture, else the beginning of its text."""
    sentences = Sentence.objects.filter(document=OuterRef(path), gone_in=None).exclude(block=BlockKind.FURNITURE)
    first = Subquery(sentences.order_by("start").values("text")[:1])
    return Coalesce(first, Left(f"{path}__text", LETTERS), output_field=TextField())


def given(rows: Iterable[Row]) -> list[Row]:
    """Return `rows`, annotated with `opening` and fetched with their document, whose documents now know theirs."""
    found = list(rows)
    for row in found:
        row.document.opening = row.opening
    return found
