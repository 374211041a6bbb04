"""The lines of a text and what each looks like by itself: the first step from layout to blocks."""

import re
from dataclasses import dataclass
from functools import cached_property

from oicsummit.analysis.types import Span

_VISIBLE = re.compile(r"[^\W_]")
_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_MARK = re.compile(
    r"""[ \t\u00a0>]*                                      # indentation, Markdown quotation
    (?P<hash>\#{1,6}(?=[ \t\u00a0]))?                        # "## Heading"
    (?P<bullet>(?:[-*+•‣▪●◦·–—■□►➢✓✔]|[oO\u25e6](?=\t))(?=[ \t\u00a0]))?   # "- item"
    (?P<number>\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)](?=[ \t\u00a0]+\S))?     # "1. item", "(a) item"
    [ \t\u00a0]*""",
    re.VERBOSE,
)
_CLOSERS = "\"'”’»)]}*_`\u00a0 \t"


@dataclass(frozen=True)
class Line:
    """One line: where it stands, where its content begins after marks, and whether blank lines precede it."""

    text: str  # the document's stored text
    span: Span
    content: int  # offset of the first character after indentation, hashes, bullets and numbers
    gap: bool  # a blank line or the start of the document stands before it
    is_heading: bool
    is_item: bool

    @cached_property
    def words(self) -> str:
        """The line's content without marks and outer blanks."""
        return self.text[self.content : self.span.end].strip()

    @cached_property
    def bare_end(self) -> str:
        """The content without quotation marks, brackets and emphasis at its end."""
        return self.words.rstrip(_CLOSERS)

    @property
    def is_rule(self) -> bool:
        """Whether nothing but drawing stands on the line ("---", "* * *")."""
        return not _VISIBLE.search(self.text, self.span.start, self.span.end)

    @property
    def indent(self) -> int:
        """How many blanks the line begins with."""
        whole = self.span.of(self.text)
        return len(whole) - len(whole.lstrip())

    def ends_sentence(self) -> bool:
        """Tell whether the line's last mark ends a sentence or announces something."""
        return self.bare_end[-1:] in tuple(".!?…:;。") if self.bare_end else False

    def starts_lower(self) -> bool:
        """Tell whether the line goes on in lower case, as only the rest of a sentence does."""
        return self.words.lstrip("\"'“‘([*_")[:1].islower()


def lines(text: str) -> list[Line]:
    """Return the lines of `text` that show anything, in order."""
    found: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        breaks = text[last : match.start()]
        if match.group().strip():
            gap = not found or _is_gap(breaks, text[found[-1].span.end : match.start()])
            found.append(_line(text, Span(*match.span()), gap))
        last = match.end()
    return found


def _is_gap(breaks: str, between: str) -> bool:
    """Tell whether more than one line break stands between two lines; "\\r\\n" is one."""
    return len(between.replace("\r\n", "\n").replace(" ", "").replace("\t", "")) > 1 or "\f" in breaks


def _line(text: str, span: Span, gap: bool) -> Line:
    mark = _MARK.match(text, span.start, span.end)
    if mark is None:
        return Line(text, span, span.start, gap, False, False)
    is_item = bool(mark["bullet"] or mark["number"])
    content = mark.end()
    return Line(text, span, content, gap, bool(mark["hash"]), is_item and not mark["hash"])
