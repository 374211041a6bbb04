"""The first words of documents that come with other rows: what an untitled one is known by, without its whole text."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model
from django.db.models.functions import Left

Row = TypeVar("Row", bound=Model)
LETTERS = 300


def of(path: str = "document") -> Left:
    """Return the annotation `opening` of rows whose document is at `path`."""
    return Left(f"{path}__text", LETTERS)


def given(rows: Iterable[Row]) -> list[Row]:
    """Return `rows`, annotated with `opening` and fetched with their document, whose documents now know theirs."""
    found = list(rows)
    for row in found:
        row.document.opening = row.opening
    return found
