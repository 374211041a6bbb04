"""Which reader takes which file."""

from sources.formats import email_message, pdf_file, plain, sniff, web_page, word_file
from sources.formats.extracted import Extracted, Limits, Refused


def read(
    data: bytes, name: str = "", *, media_type: str = "", charset: str = "", address: str = "",
    limits: Limits | None = None,
) -> Extracted:  # fmt: skip
    """Return what the file `name` with the bytes `data` says, or raise Refused with the reason.

    `media_type`, `charset` and `address` are what the sender or the web server said, where there was one. The
    content decides first: a PDF called .txt is read as a PDF.
    """
    limits = limits or Limits()
    if not data.strip():
        raise Refused("is empty")
    if len(data) > limits.file_bytes:
        raise Refused(f"is {len(data):,} bytes; the limit is {limits.file_bytes:,}")
    extracted = _by_kind(sniff.media_type(data, name, media_type), data, charset, address, limits)
    if len(extracted.text) > limits.characters:
        raise Refused(f"holds {len(extracted.text):,} characters of text; the limit is {limits.characters:,}")
    return extracted


def _by_kind(kind: str, data: bytes, charset: str, address: str, limits: Limits) -> Extracted:
    match kind:
        case sniff.PDF:
            return pdf_file.read(data, limits)
        case sniff.DOCX:
            return word_file.read(data, limits)
        case sniff.HTML:
            return web_page.read(data, charset, address)
        case sniff.EMAIL:
            return email_message.read(data)
        case sniff.ZIP:
            raise Refused("is a zip within a zip, or was not unpacked; send its files themselves")
        case _ if other := sniff.other(data):
            raise Refused(f"is not text but {other}")
        case _:
            return plain.read(data, kind, charset)
