"""What no file may do: each hostile or broken one is refused in words, and the program lives."""

import io
import struct
import zipfile
import zlib

import pytest

from sources import formats
from sources.formats import Limits, Refused, archive, isolated
from tests.sources.formats import makers

SMALL = Limits(file_bytes=60_000_000, characters=200_000, pages=20, unpacked_bytes=1_000_000, members=5, seconds=20)


def word_with(part: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(makers.word())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, content if entry.filename == part else old.read(entry.filename))
    return out.getvalue()


ENTITY_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 50) for i in range(8))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
    b"&i;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE_ENTITY = ENTITY_BOMB.split(b"<!ENTITY")[0] + (
    b'<!ENTITY i SYSTEM "file:///etc/passwd">]><w:document xmlns:w='
    b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
    b"&i;</w:t></w:r></w:p></w:body></w:document>"
)
LOOPING_PDF = makers.pdf().replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")

BAD = {
    "an empty file": ("a.txt", b"", "is empty"),
    "white space only": ("a.txt", b" \n\t\r\n ", "is empty"),
    "a byte order mark and nothing": ("a.txt", b"\xef\xbb\xbf", "is empty"),
    "null bytes": ("a.txt", b"Some text\x00 with nulls in it.", "null"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "is not text"),
    "a program": ("a.md", b"\x7fELF\x02\x01\x01" + b"\x00" * 50, "is not text"),
    "control characters throughout": ("a.txt", b"a\x01b\x02c\x03d\x04e\x05f\x06" * 9, "control characters"),
    "half a UTF-16 file": ("a.txt", b"\xff\xfea\x00b", "UTF-16"),
    "a lone surrogate in UTF-16": ("a.txt", b"\xff\xfe" + b"\x00\xd8" + b"a\x00", "UTF-16"),
    "a lone surrogate in UTF-8": ("a.txt", b"word " * 9 + b"\xed\xa0\x80" * 3 + b"\xff", "lone surrogate"),
    "a web page with menus only": ("a.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no running"),
    "a web page of scripts": ("a.html", b"<html><script>alert(1)</script></html>", "no running text"),
    "a damaged PDF": ("a.pdf", b"%PDF-1.7\n garbage", "damaged PDF"),
    "a truncated PDF": ("a.pdf", makers.pdf()[:300], "PDF"),
    "a PDF whose pages are its own parents": ("a.pdf", LOOPING_PDF, "damaged PDF"),
    "a PDF with too many pages": ("a.pdf", makers.pdf([["A page."]] * 21), "has 21 pages; the limit is 20"),
    "a scanned PDF": ("a.pdf", makers.pdf([[], [], []]), "a scan"),
    "a damaged Word file": ("a.docx", makers.word()[:900], "is a damaged"),
    "a Word file without its XML": ("a.docx", word_with("word/document.xml", b"<no"), "is not a Word file"),
    "a Word file with an entity bomb": ("a.docx", word_with("word/document.xml", ENTITY_BOMB), "is not a Word file"),
    "a Word file that reads the server's files": ("a.docx", word_with("word/document.xml", OUTSIDE_ENTITY), "is empty"),
    "a Word file that unpacks without end": (
        "a.docx", word_with("word/document.xml", b" " * 3_000_000), "unpacks to",
    ),
    "an empty Word file": ("a.docx", makers.word([]), "is empty"),
    "a message without a text": ("a.eml", b"Subject: x\r\nContent-Type: image/png\r\n\r\nxxxx", "without a text"),
    "too much text": ("a.txt", b"word " * 50_000, "holds 250,000 characters"),
    "a zip in a zip": ("a.zip", makers.zipped({"b.zip": makers.zipped({"a.txt": b"x"})}), "zip within a zip"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "reason"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_in_words(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refusal:
        isolated.read(data, name, limits=SMALL)

    assert "\n" not in str(refusal.value)
    assert "root:" not in str(refusal.value)


def test_a_file_over_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(Refused, match="is 11 bytes; the limit is 10"):
        isolated.read(b"x" * 11, "a.pdf", limits=Limits(file_bytes=10))


def test_a_page_of_fifty_megabytes_in_one_line_ends_within_its_limits() -> None:
    data = b"<html><body>" + b"<div>" * 200_000 + b"x" * 49_000_000 + b"</body></html>"

    with pytest.raises(Refused):
        isolated.read(data, "a.html", limits=SMALL)


def test_a_reader_that_takes_too_much_memory_is_refused() -> None:
    with pytest.raises(Refused):
        isolated.read(makers.word(["word " * 30] * 3_000), "a.docx", limits=Limits(memory_bytes=40_000_000))


def test_a_reader_that_takes_too_long_is_killed_and_refused() -> None:
    with pytest.raises(Refused, match=r"too long|within"):
        isolated.read(makers.html(makers.PARAGRAPHS * 30_000), "a.html", limits=Limits(seconds=1))


def bomb() -> bytes:
    return makers.zipped({"a.txt": b"0" * 2_000_000})


def lying_zip() -> bytes:
    """A zip whose directory says that its file is small."""
    data = bytearray(makers.zipped({"a.txt": b"0" * 3_000_000}))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 10)
    return bytes(data)


def locked_zip() -> bytes:
    data = bytearray(makers.zipped({"a.txt": b"words"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def torn_zip() -> bytes:
    packed = zlib.compress(b"words words words " * 20)[2:-4]
    data = bytearray(makers.zipped({"a.txt": b"words words words " * 20}))
    at = data.index(packed[:8])
    data[at : at + 8] = b"\xff" * 8
    return bytes(data)


BAD_ZIPS = {
    "a bomb": (bomb(), "unpacks to 2,000,000 bytes"),
    "a bomb that lies about its size": (lying_zip(), "limit|damaged"),
    "too many files": (makers.zipped({f"{i}.txt": b"x" for i in range(6)}), "holds 6 files; the limit is 5"),
    "a locked one": (locked_zip(), "is encrypted"),
    "a torn one": (torn_zip(), "is a damaged zip"),
    "an empty one": (makers.zipped({}), "is an empty zip"),
    "one with folders only": (makers.zipped({"a/": b""}), "is an empty zip"),
    "no zip at all": (b"PK\x03\x04 not", "is a damaged zip"),
}


@pytest.mark.parametrize(("data", "reason"), BAD_ZIPS.values(), ids=BAD_ZIPS.keys())
def test_a_bad_zip_is_refused_in_words(data: bytes, reason: str) -> None:
    limits = Limits(file_bytes=1_000_000, unpacked_bytes=1_500_000, members=5)

    with pytest.raises(Refused, match=reason):
        list(archive.members(data, limits))


def test_an_entity_of_the_servers_own_files_is_never_read() -> None:
    try:
        text = formats.read(word_with("word/document.xml", OUTSIDE_ENTITY), "a.docx").text
    except Refused as refusal:
        text = str(refusal)

    assert "root:" not in text
