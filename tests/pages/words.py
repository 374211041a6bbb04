"""What a page says."""

import html
import re

_TAG = re.compile(r"<[^>]*>")


def words(page: str) -> str:
    """The words of a page in one line, a space for each tag save before a stop."""
    return re.sub(r" ([,.:;])", r"\1", " ".join(html.unescape(_TAG.sub(" ", page)).split()))
