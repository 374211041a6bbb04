"""Names that strangers gave, of files, texts and people, fit for a line on a page, in a table or in a log."""

import re
import unicodedata

# They are not seen, but turn round or hide what stands beside them.
_HIDDEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NO_LETTERS = {"Cc", "Cs", "Zl", "Zp"}


def clean(words: str) -> str:
    """Return `words` in one line: without marks of direction, what is no letter (a line break, an escape, half a
    character) as a space."""
    seen = _HIDDEN.sub("", words)
    return " ".join("".join(" " if unicodedata.category(one) in _NO_LETTERS else one for one in seen).split())
