"""What is worked out of a whole document, once for each, and forgotten with it."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from oicsummit.analysis.parse import Parsed

Found = TypeVar("Found")


def a_document(work: "Callable[[Parsed], Found]") -> "Callable[[Parsed], Found]":
    """Have `work` done once for each parsed text, however many of its claims ask."""
    known: WeakKeyDictionary[Parsed, Found] = WeakKeyDictionary()

    @wraps(work)
    def worked_out(parsed: "Parsed") -> Found:
        if parsed not in known:
            known[parsed] = work(parsed)
        return known[parsed]

    return worked_out
