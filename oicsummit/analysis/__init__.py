"""The pure core: text in, frozen dataclasses out. `read` a text, `compare` two claims; see `types` for the words.

Importing this loads neither Django nor the language model; the model is loaded at the first `read`.
"""

from datetime import date

from oicsummit.analysis.types import Comparable, Link, Reading

__all__ = ["compare", "read"]


def read(text: str, published: date | None = None) -> Reading:
    """Return all that stands in `text`; `published` is the day it came out, else what the text itself says.

    Any text will do; a text that shows nothing has an empty Reading.
    """
    from oicsummit.analysis import reading  # here, since it loads spaCy, which costs a second

    return reading.read(text, published)


def compare(a: Comparable, b: Comparable) -> Link | None:
    """Return what one claim is to the other, with slots and reasons, or None where they have nothing to do."""
    from oicsummit.analysis import links  # here, as above

    return links.compare(a, b)
