"""Files that are broken, hostile or none of ours, each with the words of its refusal, under the limits of SMALL."""

import io
import struct
import zipfile
import zlib

from sources.formats import Limits
from tests.sources.formats import makers
from tests.sources.formats.good import message, page
from tests.sources.formats.makers import html, pdf, word, zipped

SMALL = Limits(
    file_bytes=4_000_000, characters=200_000, pages=20, unpacked_bytes=1_000_000, members=5, seconds=20,
    memory_bytes=600_000_000,
)  # fmt: skip
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))
W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_with(part: str, content: bytes) -> bytes:
    """Return a Word file with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, content if entry.filename == part else old.read(entry.filename))
    return out.getvalue()


def word_saying(declared: bytes, words: bytes) -> bytes:
    """Return a Word file whose one paragraph says `words` after a document type of `declared` entities."""
    xml = b'<?xml version="1.0"?><!DOCTYPE w [%s]><w:document %s><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body>'
    return word_with("word/document.xml", xml % (declared, W, words) + b"</w:document>")


ENTITIES = b'<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 50) for i in range(8)
)  # each says the one before it fifty times
SERVERS_OWN = word_saying(b'<!ENTITY i SYSTEM "file:///etc/passwd">', b"&i;")
LONG_ENTITY = word_saying(b'<!ENTITY i "%s">' % (b"ha" * 50_000), b"&i;" * 2_000)


def locked_pdf() -> bytes:
    """A PDF that asks for a password, which nobody knows."""
    lock = b"9 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>\nendobj\n" % (b"o" * 32, b"u" * 32)
    data = pdf().replace(b"xref\n", lock + b"xref\n", 1)
    ident = b"[<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    return data.replace(b"trailer << ", b"trailer << /Encrypt 9 0 R /ID %s " % ident)


def pdf_of(stream: bytes) -> bytes:
    """A PDF whose one page is drawn by `stream`, packed."""
    packed = zlib.compress(stream)
    data = makers.pdf([["x"]])
    at, end = data.index(b"<< /Length"), data.rindex(b"endstream")
    return data[:at] + b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\n" % (len(packed), packed) + data[end:]


def form_in_itself() -> bytes:
    """A PDF whose page draws a form that draws itself."""
    data = pdf_of(b"/X Do " * 20)
    form = b"9 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 9 0 R >> >> "
    data = data.replace(b"xref\n", form + b"/Length 6 >>\nstream\n/X Do \nendstream\nendobj\nxref\n", 1)
    return data.replace(b"/Resources << ", b"/Resources << /XObject << /X 9 0 R >> ", 1)


LOOPING_PDF = pdf().replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
DEEP = b"<div>" * 100_000


def lying_zip() -> bytes:
    """A zip whose directory says that its file is small."""
    data = bytearray(zipped({"a.txt": b"0" * 6_000_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def locked_zip() -> bytes:
    data = bytearray(zipped({"a.txt": b"words"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def torn_zip() -> bytes:
    words = b"words words words " * 20
    data, packed = bytearray(zipped({"a.txt": words})), zlib.compress(words)[2:-4]
    at = data.index(packed[:8])
    data[at : at + 8] = b"\xff" * 8
    return bytes(data)


def strange_zip() -> bytes:
    """A zip packed in a way that nobody knows."""
    data = bytearray(zipped({"a.txt": b"words"}))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.index(mark) + offset
        data[at : at + 2] = struct.pack("<H", 77)
    return bytes(data)


# what it is → the name it comes under, its bytes, words of the refusal (a regular expression)
BAD: dict[str, tuple[str, bytes, str]] = {
    "white space only": ("a.txt", b" \n\t\r\n ", "is empty"),
    "a byte order mark and nothing": ("a.txt", b"\xef\xbb\xbf", "is empty"),
    "a byte order mark of UTF-16 and nothing": ("a.txt", b"\xff\xfe", "is empty"),
    "what is not seen": ("a.txt", "\u200b\u2060\ufeff".encode(), "no words"),
    "signs only": ("a.md", b"--- *** !!! ---", "no words"),
    "one null byte": ("a.txt", b"Some text\x00 with a null in it.", "null"),
    "null bytes only": ("a.txt", b"\x00" * 100, "null"),
    "UTF-16 without its mark": ("a.txt", "Six boats.".encode("utf-16-le"), "null"),
    "a picture": ("a.txt", PICTURE, "is not text but a picture"),
    "a photograph": ("a.pdf.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(99), "is not text but a picture"),
    "a picture that moves": ("a.md", b"GIF89a\x01\x00\x01\x00", "is not text but a picture"),
    "a program": ("a.md", b"\x7fELF\x02\x01\x01" + b"\x00" * 50, "is not text"),
    "control characters throughout": ("a.txt", b"a\x01b\x02c\x03d\x04e\x05f\x06" * 9, "control characters"),
    "escapes of a terminal": ("a.txt", b"\x1b[31mred\x1b[0m \x1b]0;title\x07" * 3, "control characters"),
    "half a UTF-16 file": ("a.txt", b"\xff\xfea\x00b", "UTF-16"),
    "half a UTF-32 file": ("a.txt", b"\xff\xfe\x00\x00a\x00\x00", "UTF-32"),
    "a lone surrogate in UTF-16": ("a.txt", b"\xff\xfe\x00\xd8a\x00", "UTF-16"),
    "a lone surrogate in UTF-16, the other way round": ("a.txt", b"\xfe\xff\xd8\x00\x00a", "UTF-16"),
    "a lone surrogate in UTF-8": ("a.txt", b"word " * 9 + b"\xed\xa0\x80" * 3 + b"\xff", "lone surrogate"),
    "an RTF file": ("a.txt", rb"{\rtf1\ansi Six boats.}", "is not text but an RTF file"),
    "an old Word file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "an old or locked Office file"),
    "PostScript": ("a.txt", b"%!PS-Adobe-3.0\nshowpage", "a PostScript file"),
    "a packed file": ("a.txt.gz", b"\x1f\x8b\x08\x00" + bytes(20), "a packed file"),
    "too large a file": ("a.txt", b"word " * 800_001, "is 4,000,005 bytes; the limit is 4,000,000"),
    "too much text": ("a.txt", b"word " * 50_000, "holds 250,000 characters"),
    "a web page with menus only": ("a.html", page("<nav><a href=/>Home</a></nav>"), "no running text"),
    "a web page of scripts": ("a.html", b"<html><script>alert(1)</script></html>", "no running text"),
    "a web page of comments": ("a.html", b"<html><!-- Six boats sailed. --></html>", "no running text"),
    "a web page of pictures": ("a.html", page("<img src=a.png alt=''>" * 50), "no running text"),
    "a web page without a body": ("a.html", b"<!doctype html><html></html>", "no running text"),
    "a web page that a script fills": ("a.html", page("<div id=app></div><script src=/app.js></script>"), "no running"),
    "a web page of frames": ("a.html", b"<html><frameset><frame src=a></frameset></html>", "no running text"),
    "a web page of one deep hole": ("a.html", b"<html><body>" + DEEP + b"</body></html>", "no running|too|breaks"),
    "a web page of one line": ("a.html", b"<html><body>" + b"x" * 3_900_000, "no running|too|characters"),
    "a web page that is a picture": ("a.html", PICTURE, "null bytes|no running|not text"),
    "a damaged PDF": ("a.pdf", b"%PDF-1.7\n garbage", "damaged PDF"),
    "a text called .pdf": ("a.pdf", b"Six boats sailed.", "damaged PDF"),
    "a truncated PDF": ("a.pdf", pdf()[:300], "PDF"),
    "a PDF whose pages are its own parents": ("a.pdf", LOOPING_PDF, "damaged PDF"),
    "a PDF that draws itself": ("a.pdf", form_in_itself(), "a scan|damaged|breaks"),
    "a PDF without pages": ("a.pdf", pdf([]), "damaged PDF|no pages|a scan"),
    "a PDF with too many pages": ("a.pdf", pdf([["A page."]] * 21), "has 21 pages; the limit is 20"),
    "a PDF of empty pages": ("a.pdf", pdf([[], [], []]), "a scan"),
    "a PDF that is locked": ("a.pdf", locked_pdf(), "locked by a password"),
    "a PDF that unpacks without end": ("a.pdf", pdf_of(b" " * 300_000_000), "a scan|too|damaged|breaks"),
    "a damaged Word file": ("a.docx", word()[:900], "is a damaged"),
    "a text called .docx": ("a.docx", b"PK\x03\x04 Six boats sailed.", "is a damaged"),
    "a Word file without its words": ("a.docx", zipped({"a.xml": b"<a/>"}), "is not a Word file"),
    "a Word file without its XML": ("a.docx", word_with("word/document.xml", b"<no"), "is not a Word file"),
    "a Word file of other XML": ("a.docx", word_with("word/document.xml", b"<a/>"), "is not a Word file|is empty"),
    "a Word file with an entity bomb": ("a.docx", word_saying(ENTITIES, b"&i;"), "is not a Word file"),
    "a Word file with a long entity": ("a.docx", LONG_ENTITY, "is not a Word file|too|is empty"),
    "a Word file that reads the server's files": ("a.docx", SERVERS_OWN, "is empty|is not a Word file"),
    "a Word file that unpacks without end": ("a.docx", word_with("word/document.xml", b" " * 3_000_000), "unpacks to"),
    "an empty Word file": ("a.docx", word([]), "is empty"),
    "a message without a text": ("a.eml", b"Subject: x\r\nContent-Type: image/png\r\n\r\nxxxx", "without a text"),
    "a message with nothing in it": ("a.eml", b"Subject: x\r\n\r\n", "is empty"),
    "a message of null bytes": ("a.eml", b"Subject: x\r\n\r\nSix\x00boats", "null"),
    "a message of a bare page": ("a.eml", message(subtype="html", body="<html><nav>x</nav></html>"), "no running"),
    "a spreadsheet": ("a.xlsx", zipped({"[Content_Types].xml": b"<Types/>", "xl/a.xml": b"x"}), "a spreadsheet"),
    "slides": ("a.zip", zipped({"[Content_Types].xml": b"<Types/>", "ppt/a.xml": b"x"}), "slides"),
    "an open document": ("a.odt", zipped({"mimetype": b"application/vnd.oasis", "content.xml": b"x"}), "a program"),
    "a zip in a zip": ("a.zip", zipped({"b.zip": zipped({"a.txt": b"x"})}), "b.zip: is a zip within a zip"),
    "a zip of nothing but bad files": ("a.zip", zipped({"a.txt": b"\x00", "b.txt": b" "}), "null"),
    "a zip that is a bomb": ("a.zip", zipped({"a.txt": b"0" * 2_000_000}), "unpacks to 2,000,000 bytes"),
    "a zip that lies about its size": ("a.zip", lying_zip(), "limit|damaged"),
    "a zip of too many files": ("a.zip", zipped({f"{i}.txt": b"x" for i in range(6)}), "holds 6 files; the limit is 5"),
    "a locked zip": ("a.zip", locked_zip(), "is encrypted"),
    "a torn zip": ("a.zip", torn_zip(), "is a damaged zip"),
    "a zip packed in an unknown way": ("a.zip", strange_zip(), "is a damaged zip"),
    "an empty zip": ("a.zip", zipped({}), "is an empty zip"),
    "a zip with folders only": ("a.zip", zipped({"a/": b""}), "is an empty zip"),
    "no zip at all": ("a.zip", b"PK\x03\x04 not", "is a damaged zip"),
    "a Word file of HTML": ("a.docx", zipped({"word/document.xml": html()}), "is not a Word file"),
}  # fmt: skip
