"""Files as evidence: what may be kept, and of what kind it is."""

import hashlib
from pathlib import PurePath

from django.conf import settings

from claims.models import Evidence, EvidenceFile
from sources import events

# By how a file begins, whatever it is called; then by its name, for what is text.
_BY_CONTENT = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"PK\x03\x04": "application/zip",  # as are .docx, .xlsx and .odt
}
_BY_NAME = {".txt": "text/plain", ".csv": "text/csv", ".md": "text/markdown", ".eml": "message/rfc822"}
_PACKED = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
KINDS = "PDF, PNG, JPEG, GIF, WebP, Word, Excel, OpenDocument, text, CSV, Markdown, e-mail or zip"


class FileRefused(Exception):
    """The file cannot be kept as evidence; the message says why."""


def keep(*, evidence: Evidence, name: str, content: bytes, by: object, is_public: bool = False) -> EvidenceFile:
    """Keep `content`, which came under `name`, with a piece of evidence. Raises FileRefused."""
    filename = PurePath(name.replace("\\", "/").replace("\0", "")).name[-255:] or "file"
    return EvidenceFile.objects.create(
        evidence=evidence,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        filename=filename,
        media_type=accept(filename, content),
        is_public=is_public,
        received_by=events.name_of(by),
    )


def most() -> str:
    """Return how large a file may be, in words."""
    return f"{settings.EVIDENCE_MAX_BYTES / 1_000_000:g} MB"


def accept(name: str, content: bytes) -> str:
    """Return the media type of a file that may be kept. Raises FileRefused."""
    if not content:
        raise FileRefused(f"{name} is empty")
    if len(content) > settings.EVIDENCE_MAX_BYTES:
        raise FileRefused(f"{name} has more than is kept: at most {most()}")
    found = _media_type(PurePath(name).suffix.lower(), content)
    if not found:
        raise FileRefused(f"{name} is of a kind that is not kept; send a file that is {KINDS}")
    return found


def _media_type(suffix: str, content: bytes) -> str:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    found = next((kind for start, kind in _BY_CONTENT.items() if content.startswith(start)), "")
    if found == "application/zip":
        return _PACKED.get(suffix, found)
    return found or (_BY_NAME.get(suffix, "") if b"\0" not in content else "")
