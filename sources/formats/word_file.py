"""A Word file (.docx): paragraphs, headings, lists and tables in their order."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

from sources.formats import plain
from sources.formats.extracted import Extracted, Limits, Refused
from sources.formats.sniff import DOCX


def read(data: bytes, limits: Limits) -> Extracted:
    """Return the text of a Word file: one paragraph a block, a table's row in one line; raises Refused."""
    import docx  # here, since only Word files need it

    _refuse_bomb(data, limits)
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(_blocks(document))
        about = document.core_properties
        title, author, created = about.title, about.author, about.created
    except Refused:
        raise
    except Exception as error:  # noqa: BLE001 - a hostile file may break any part of the library; all is one refusal
        raise Refused(f"is not a Word file that could be read ({type(error).__name__})") from None
    return Extracted(
        text=plain.sound(text), media_type=DOCX, title=title or None, author=author or None,
        published=date(created.year, created.month, created.day) if created and title else None,
    )  # fmt: skip


def _refuse_bomb(data: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Refused("is a damaged Word file") from None
    if unpacked > limits.unpacked_bytes:
        raise Refused(f"unpacks to {unpacked:,} bytes; the limit is {limits.unpacked_bytes:,}")


def _blocks(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield "\n".join(_row(row) for row in block.rows)
        elif block.text.strip():
            yield _mark(block.style.name if block.style else "") + block.text.strip()


def _row(row: Any) -> str:
    """Return a table's row as one line, its cells parted by bars; a cell that spans columns stands once."""
    words: list[str] = []
    for cell in row.cells:
        text = " ".join(cell.text.split())
        if not words or words[-1] != text:
            words.append(text)
    return "| " + " | ".join(words) + " |"


def _mark(style: str) -> str:
    if style.startswith(("Heading", "Title")):
        return "# "
    return "- " if style.startswith("List") else ""
