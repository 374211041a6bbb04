"""What is worked out once and kept: of a document or of a claim, and forgotten with it."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Generic, TypeVar
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


class kept(Generic[Found]):  # noqa: N801, it stands where `property` does
    """A property worked out when it is first asked for. As `functools.cached_property`, without a lock for threads:
    the same comes out whoever works it out, and claims made ready to be compared are many."""

    def __init__(self, work: Callable[[Any], Found]) -> None:
        self.work, self.__doc__ = work, work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, of: Any, owner: type) -> Found:
        found = of.__dict__[self.name] = self.work(of)
        return found
