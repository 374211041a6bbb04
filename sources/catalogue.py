"""What is known of documents by the SHA-256 of their bytes, and the digests that stand for those one does not have.

The catalogue holds no text of theirs: only what DESIGN.md calls known. What is not known stays empty.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

DIGESTS = Path(__file__).parent / "digests"
_FILE = Path(__file__).parent / "catalogue.json"


@dataclass(frozen=True)
class Entry:
    """One document: `sha256` of its bytes, `origin_key` of its words, and its digest's file and title."""

    key: str
    sha256: str
    origin_key: str
    digest: str
    digest_title: str
    publisher: str = ""
    title: str = ""
    author: str = ""
    published: date | None = None


@cache
def entries() -> tuple[Entry, ...]:
    rows = json.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Entry(**{**row, "published": date.fromisoformat(row["published"]) if row.get("published") else None})
        for row in rows
    )


def find(sha256: str) -> Entry | None:
    """Return what is known of the document whose bytes have this SHA-256."""
    return next((entry for entry in entries() if entry.sha256 == sha256), None)


def find_by_key(key: str) -> Entry:
    """Return the entry of this key; raises KeyError."""
    return {entry.key: entry for entry in entries()}[key]


def find_digest(sha256: str) -> Entry | None:
    """Return the entry whose digest's bytes have this SHA-256."""
    return _by_digest().get(sha256)


@cache
def _by_digest() -> dict[str, Entry]:
    return {hashlib.sha256((DIGESTS / entry.digest).read_bytes()).hexdigest(): entry for entry in entries()}
