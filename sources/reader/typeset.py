"""A stretch of text with elements around parts of it, which may lie in and across one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from oicsummit.analysis.types import Span


@dataclass(frozen=True, slots=True)
class Element:
    """An element around `span`; `first` are its attributes, `again` those after it had to be closed for another."""

    span: Span
    tag: str
    first: SafeString
    again: SafeString


@dataclass(frozen=True, slots=True)
class Insertion:
    """HTML set at an offset, after what ends there and before what begins there."""

    at: int
    html: SafeString


def typeset(text: str, whole: Span, elements: Iterable[Element], insertions: Iterable[Insertion] = ()) -> SafeString:
    """Return `whole` of `text` as HTML, letter for letter.

    Elements that cross are cut: the later one is closed and opened again, so that the HTML is well formed.
    """
    inside = [e for e in elements if whole.start <= e.span.start < e.span.end <= whole.end]
    added = [i for i in insertions if whole.start <= i.at <= whole.end]
    starts = _by_offset((e.span.start, e) for e in sorted(inside, key=lambda e: -e.span.end))
    set_here = _by_offset((i.at, i.html) for i in added)
    edges = sorted({whole.start, whole.end, *starts, *set_here, *(e.span.end for e in inside)})
    out: list[str] = []
    stack: list[Element] = []
    for here, there in pairwise([*edges, whole.end]):
        reopened = _close(stack, here, out)
        out.extend(conditional_escape(html) for html in set_here.get(here, []))
        _open(reopened, stack, out, again=True)
        _open(starts.get(here, []), stack, out, again=False)
        out.append(escape(text[here:there]))
    return mark_safe("".join(out))  # noqa: S308  every part is escaped above, or was safe when it came


def _by_offset(pairs: Iterable[tuple[int, object]]) -> dict[int, list]:
    found: dict[int, list] = {}
    for offset, thing in pairs:
        found.setdefault(offset, []).append(thing)
    return found


def _close(stack: list[Element], here: int, out: list[str]) -> list[Element]:
    """Close what ends at `here`, with all that was opened since; return those that go on, in their order."""
    depth = next((i for i, element in enumerate(stack) if element.span.end <= here), len(stack))
    out.extend(f"</{element.tag}>" for element in reversed(stack[depth:]))
    going_on = [element for element in stack[depth:] if element.span.end > here]
    del stack[depth:]
    return going_on


def _open(elements: Iterable[Element], stack: list[Element], out: list[str], *, again: bool) -> None:
    for element in elements:
        out.append(f"<{element.tag}{element.again if again else element.first}>")
        stack.append(element)
