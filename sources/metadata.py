"""What a text says of itself, for what nobody else has said of it."""

from collections.abc import Sequence

from oicsummit.analysis import types
from sources import copying, names
from sources.models import Document

_HEAD = 6_000  # characters: what a text says of itself stands before its first paragraphs
_MOST = {"title": 500, "author": 300, "publisher": 200}


def at_head(text: str) -> types.Metadata:
    """Return what the beginning of `text` says of itself, without reading the rest."""
    from oicsummit.analysis import parse  # here, since it loads the language model
    from oicsummit.analysis.text import metadata

    return metadata.read(parse.parse(text[:_HEAD]))


def save(documents: Sequence[Document]) -> None:
    """Write what `fill` has set."""
    copying.change(documents, ["title", "author", "published", "published_words", "metadata"])


def fill(*, document: Document, read: types.Metadata) -> None:
    """Set the fields of `document` that are not known to what was `read` in its text, marked as inferred from it;
    `save` keeps them.

    The publisher is only noted: it decides which document this is, and a text names many. A digest speaks of the
    document that it digests, so nothing of what it says is about itself.
    """
    if document.is_digest:
        return
    found = {name: getattr(read, name) for name in ("title", "author", "publisher", "published")}
    found = {name: names.clean(value) if isinstance(value, str) else value for name, value in found.items()}
    for name, value in found.items():
        if value and name not in document.metadata:
            document.metadata[name] = {"from": "text", "words": read.inferred.get(name, "")}
            _set(document, name, value)


def _set(document: Document, name: str, value: object) -> None:
    if name == "publisher":
        document.metadata[name]["name"] = value
        return
    setattr(document, name, value[: _MOST[name]] if name in _MOST else value)
    if name == "published":
        document.published_words = document.metadata[name]["words"][:300]
