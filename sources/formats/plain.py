"""Plain text and Markdown in any common encoding."""

import codecs
import re

from sources.formats.extracted import Extracted, Refused

_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_WORD = re.compile(r"\w")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")  # in what would be UTF-8
CONTROLS_ALLOWED = 0.001  # of the characters; a stray form feed is common, a binary file is full of them


def read(data: bytes, media_type: str, charset: str = "") -> Extracted:
    """Return the text of `data`; line breaks stay as they are, a leading byte order mark goes.

    `charset` is what the sender called the encoding. Raises Refused where the bytes are not text.
    """
    text, encoding = decode(data, charset)
    return Extracted(text=sound(text), media_type=media_type, encoding=encoding)


def decode(data: bytes, charset: str = "") -> tuple[str, str]:
    """Return the characters of `data` and the encoding they were in; raises Refused where none fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding
    for encoding in filter(None, ("utf-8", charset)):
        try:
            return data.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(f"begins as {encoding.upper()} text but is not: {error.reason} at byte {error.start}") from None


def _guessed(data: bytes) -> tuple[str, str]:
    if _SURROGATE.search(data):
        raise Refused("holds half of a character (a lone surrogate); save it again as UTF-8")
    if b"\0" in data:  # no single-byte encoding of text holds one: a binary file, or UTF-16 without its mark
        raise Refused("is not text: it holds null bytes")
    # imported here: loading it costs more than reading most files, and nearly all are UTF-8
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], threshold=0.15).best()
    if best is None:
        raise Refused("is not text in any encoding that could be recognised; save it as UTF-8 and send it again")
    try:
        return data.decode(best.encoding), best.encoding
    except UnicodeDecodeError:
        raise Refused("is not text in one encoding throughout; save it as UTF-8 and send it again") from None


def sound(text: str) -> str:
    """Return `text` if PostgreSQL can hold it and a person can read it; raises Refused where it cannot be."""
    if "\x00" in text:
        raise Refused("is not text: it holds null characters")
    if len(_CONTROLS.findall(text)) > CONTROLS_ALLOWED * len(text) + 1:
        raise Refused("is not text: it is full of control characters")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Refused("holds half of a character (a lone surrogate); save it again as UTF-8")
    if not text.strip():
        raise Refused("is empty")
    if not _WORD.search(text):
        raise Refused("holds no words")
    return text
