"""A copy of a stretch of text as a parser wants it, with the way back to the stored text.

Nothing is reworded: Markdown marks and invisible characters are left out, odd spaces and hyphens become plain
ones, soft line breaks become one space. Every character of the copy knows the one it stands for.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from oicsummit.analysis.types import Span

# Everything that is not copied as it stands; one alternative a line, first match wins.
_SPECIAL = re.compile(
    r"""
    (?P<space>[\s\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+)  # any run of blanks
    | (?P<nothing>[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\ufe0e\ufe0f]+)  # invisible
    | (?P<hyphen>[\u2010\u2011\ufe63\uff0d])       # hyphens that no tokenizer splits at
    | (?P<minus>\u2212)                            # the minus sign
    | (?P<broken>[\ud800-\udfff\ufffe\uffff])      # half a character: cannot be encoded
    | (?P<unmeant>\\[*_](?=\w)|(?<=\w)\\[*_])      # \*largest\*: emphasis that was escaped by mistake
    | \\(?P<escaped>[!-/:-@\[-`{-~])               # \$ \* \_ : the character without its backslash
    | &(?P<entity>nbsp|amp|quot|apos|lt|gt|pound|euro|ndash|mdash|[lr]squo|[lr]dquo|hellip|\#39|\#160|\#8217);
    | !?\[(?P<label>[^\]\[\n]{1,300})\]\((?:[^()\s]|\([^()\s]*\)){0,500}(?:\s"[^"\n]*")?\)  # [label](address)
    | (?P<emphasis>\*{1,3}|(?<![\w])_{1,3}(?=\w)|(?<=\w)_{1,3}(?![\w])|`+|~~)   # **bold** _italic_ `code`
    """,
    re.VERBOSE,
)
_ENTITIES = {
    "nbsp": " ",
    "#160": " ",
    "amp": "&",
    "quot": '"',
    "apos": "'",
    "#39": "'",
    "#8217": "’",
    "lt": "<",
    "gt": ">",
    "pound": "£",
    "euro": "€",
    "ndash": "–",
    "mdash": "—",
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "hellip": "…",
}
_PLAIN = {"hyphen": "-", "minus": "-", "broken": "�"}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The copy, and for each of its characters (and its end) the offset in the stored text."""

    text: str
    offsets: tuple[int, ...]

    def source(self, start: int, end: int) -> Span:
        """Return the stretch of the stored text that characters `[start, end)` of the copy stand for."""
        if end <= start:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def clean(text: str, pieces: Iterable[Span]) -> Cleaned:
    """Return the copy of `pieces` of `text`, in order, joined by single spaces."""
    words: list[str] = []
    offsets: list[int] = []
    end = 0
    for piece in pieces:
        if words and words[-1] != " ":
            words.append(" ")
            offsets.append(end)
        _copy(text, piece, words, offsets)
        end = piece.end
    while words and words[-1] == " ":
        words.pop()
        offsets.pop()
    offsets.append(offsets[-1] + 1 if offsets else end)
    return Cleaned("".join(words), tuple(offsets))


def _copy(text: str, piece: Span, words: list[str], offsets: list[int]) -> None:
    at = piece.start
    for match in _SPECIAL.finditer(text, piece.start, piece.end):
        _append(text, at, match.start(), words, offsets)
        at = match.end()
        kind = match.lastgroup or ""
        meant = _ENTITIES.get(match["entity"] or "", "")
        if kind == "space" or meant == " ":
            if words and words[-1] != " ":
                words.append(" ")
                offsets.append(match.start())
        elif meant:
            words.append(meant)
            offsets.append(match.start())
        elif kind in _PLAIN:
            words.append(_PLAIN[kind])
            offsets.append(match.start())
        elif kind == "escaped":
            _append(text, match.start("escaped"), match.end("escaped"), words, offsets)
        elif kind == "label":
            _copy(text, Span(match.start("label"), match.end("label")), words, offsets)
        elif kind == "emphasis" and _is_literal(text, match):
            _append(text, match.start(), match.end(), words, offsets)
    _append(text, at, piece.end, words, offsets)


def _is_literal(text: str, match: re.Match[str]) -> bool:
    """Tell whether a star stands for itself: "2 * 3", "* see notes"."""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return match.group() == "*" and (not before or before.isspace()) and (not after or after.isspace())


def _append(text: str, start: int, end: int, words: list[str], offsets: list[int]) -> None:
    words.extend(text[start:end])
    offsets.extend(range(start, end))
