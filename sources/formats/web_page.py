"""The main text of a web page, with title, author and date, by trafilatura."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sources.formats import plain
from sources.formats.extracted import Extracted, Refused
from sources.formats.sniff import HTML


def read(data: bytes, charset: str = "", address: str = "") -> Extracted:
    """Return the main text of a page: paragraphs parted by blank lines, headings and items with Markdown marks.

    Raises Refused where the page holds no running text.
    """
    import trafilatura  # here, since only web pages need it and it takes half a second

    html, encoding = plain.decode(data, charset)
    found = trafilatura.bare_extraction(
        html.replace("\x00", ""), url=address or None, with_metadata=True, include_comments=False, include_tables=True,
        include_formatting=True,
    )  # fmt: skip
    # Its own text output escapes what Markdown would take for a mark; the words must stay letter for letter.
    text = "\n\n".join(_blocks(found.body)) if found is not None and found.body is not None else ""
    if found is None or not text.strip():
        raise Refused("holds no running text that could be told from its menus; save the text itself and send that")
    return Extracted(
        text=plain.sound(text), media_type=HTML, encoding=encoding, title=found.title or None,
        author=found.author or None, publisher=found.sitename or None, published=_day(found.date),
    )  # fmt: skip


def _blocks(body: Any) -> Iterator[str]:
    for block in body:
        match block.tag:
            case "head":
                yield from _marked("# ", block)
            case "list":
                yield "\n".join(words for item in block.iter("item") for words in _marked("- ", item))
            case "table":
                yield "\n".join(_row(row) for row in block.iter("row"))
            case "div" | "quote" if len(block):
                yield from ([block.text.strip()] if (block.text or "").strip() else [])
                yield from _blocks(block)
            case _:
                yield from _marked("", block)


def _marked(mark: str, block: Any) -> Iterator[str]:
    words = _words(block)
    if words:
        yield mark + words


def _row(row: Any) -> str:
    return "| " + " | ".join(_words(cell) for cell in row.iter("cell")) + " |"


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None
