"""The marks of the file's own notation in a paragraph: hashes, bullets, stars, backslashes, addresses of links."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oicsummit.analysis.text.clean import clean
from oicsummit.analysis.types import Span
from sources.reader.paragraphs import Paragraph

_LAYOUT = re.compile(
    r"""[\s>]*
    (?: (?P<sign> \#{1,6} (?=\s) | [-*+•‣▪●◦·–—■□►➢✓✔] (?=\s) )   # "## ", "- "
      | (?P<number> \(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)] (?=\s) )   # "1. ", "(a) "
    )? \s*""",
    re.VERBOSE,
)
_TOKEN = re.compile(r"\*{1,3}|_{1,3}|~~|`+|\\|[^*_~`\\]+")
_FARTHEST = 6  # paragraphs that one pair of stars may reach over
_EMPHASIS = {"*": "em", "_": "em", "**": "strong", "__": "strong", "***": "strong", "___": "strong"}


@dataclass(frozen=True, slots=True)
class Notation:
    """`silent` marks are shown by what they mean, `plain` ones as small signs; `emphasis` is (tag, what it is about);
    `overrides` are characters that turn the direction of writing, which must not reach beyond themselves."""

    silent: tuple[Span, ...]
    plain: tuple[Span, ...]
    emphasis: tuple[tuple[str, Span], ...]
    overrides: tuple[Span, ...]
    number: str = ""
    bulleted: bool = False


def read(text: str, paragraph: Paragraph) -> Notation:
    """Return the marks in `paragraph`."""
    whole = paragraph.whole
    layout = _LAYOUT.match(text, whole.start, max(whole.start, paragraph.words.start))
    start = layout.end() if layout else whole.start
    sign = Span(layout.start("sign"), layout.end()) if layout and layout["sign"] else None  # with the blank after it
    tokens = list(_tokens(text, Span(start, whole.end)))
    emphasis, paired = _pairs(text, tokens)
    hidden = paired | {token for token in tokens if token.of(text) == "\\"}
    return Notation(
        silent=tuple(sorted(hidden | ({sign} if sign else set()))),
        plain=tuple(token for token in tokens if token not in hidden),
        emphasis=emphasis,
        overrides=tuple(_overrides(text, whole)),
        number=(layout["number"] or "") if layout else "",
        bulleted=bool(sign) and sign.of(text)[0] != "#",
    )


def read_all(text: str, paragraphs: Sequence[Paragraph]) -> list[Notation]:
    """Return the marks in each of `paragraphs`; two stars that open in one and close in a later one are a pair too."""
    found = [read(text, paragraph) for paragraph in paragraphs]
    opened: tuple[int, Span] | None = None
    for i, marks in enumerate(found):
        for token in marks.plain:
            if token.of(text) != "**":
                continue
            if _opens(text, token):
                opened = (i, token)
            elif opened and i - opened[0] <= _FARTHEST:
                for at, span in (opened, (i, token)):
                    found[at] = _silenced(found[at], span)
                opened = None
    return found


def _opens(text: str, token: Span) -> bool:
    return not text[token.start - 1 : token.start].strip() and bool(text[token.end : token.end + 1].strip())


def _silenced(marks: Notation, token: Span) -> Notation:
    rest = tuple(span for span in marks.plain if span != token)
    return replace(marks, plain=rest, silent=tuple(sorted((*marks.silent, token))))


def _tokens(text: str, span: Span) -> Iterator[Span]:
    """Yield the marks that the analysis leaves out of its copy of the text; the copy is the one rule on what is one."""
    kept = set(clean(text, [span]).offsets[:-1])
    run: list[int] = []
    for i in [*range(span.start, span.end), -1]:
        is_mark = i >= 0 and i not in kept and not text[i].isspace() and unicodedata.category(text[i])[0] != "C"
        if run and (not is_mark or i != run[-1] + 1):
            for token in _TOKEN.finditer(text, run[0], run[-1] + 1):
                yield Span(*token.span())
            run = []
        if is_mark:
            run.append(i)


def _pairs(text: str, tokens: list[Span]) -> tuple[tuple[tuple[str, Span], ...], set[Span]]:
    """Return what each pair of equal marks emphasises, and the marks that are in a pair."""
    waiting: list[Span] = []
    found: list[tuple[str, Span]] = []
    paired: set[Span] = set()
    for token in tokens:
        words = token.of(text)
        if words not in _EMPHASIS:
            continue
        match = next((i for i, other in enumerate(waiting) if other.of(text) == words), None)
        if match is None:
            waiting.append(token)
            continue
        found.append((_EMPHASIS[words], Span(waiting[match].end, token.start)))
        paired |= {waiting[match], token}
        del waiting[match:]
    return tuple(found), paired


def _overrides(text: str, span: Span) -> Iterator[Span]:
    for i in range(span.start, span.end):
        if "\u202a" <= text[i] <= "\u202e" or "\u2066" <= text[i] <= "\u2069":
            yield Span(i, i + 1)
