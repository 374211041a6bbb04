"""Words of strangers where a program reads them: in a spreadsheet's cell, in a line of a log."""

import re

# By these a spreadsheet takes a cell for a formula; some pass over white space before them, some know the wide forms.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# What moves a terminal's pen, ends a line, or turns its letters round.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_BREAKS = re.compile("[\t\n]")


def cell(text: str) -> str:
    """Return `text` so that no spreadsheet runs it: what could be a formula begins with an apostrophe."""
    return f"'{text}" if _FORMULA.match(text) else text


def line(text: str) -> str:
    """Return `text` as one line that shows by an escape each character that could be taken for something else."""
    return _BREAKS.sub(_escaped, lines(text))


def lines(text: str) -> str:
    """Return `text` like `line`, with its own line breaks."""
    return _UNSEEN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape", "surrogatepass").decode("ascii")
