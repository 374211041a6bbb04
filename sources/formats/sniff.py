"""What sort of file some bytes are: by their content first, then by the name they came under."""

import io
import re
import zipfile

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
HTML = "text/html"
EMAIL = "message/rfc822"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

_BY_NAME = {
    "pdf": PDF, "docx": DOCX, "zip": ZIP, "html": HTML, "htm": HTML, "xhtml": HTML, "eml": EMAIL,
    "md": MARKDOWN, "markdown": MARKDOWN,
}  # fmt: skip

# What people send by mistake, by how it begins: what it is, and what to do.
_OTHERS = {
    b"{\\rtf": "an RTF file; save it as .docx and send that",
    b"\xd0\xcf\x11\xe0": "an old or locked Office file; save it as .docx without a password, or as PDF, and send that",
    b"\x89PNG": "a picture; run it through text recognition and send the text",
    b"\xff\xd8\xff": "a picture; run it through text recognition and send the text",
    b"GIF8": "a picture; run it through text recognition and send the text",
    b"%!PS": "a PostScript file; save it as PDF and send that",
    b"\x1f\x8b": "a packed file; unpack it, or pack it as .zip",
    b"Rar!": "a packed file; unpack it, or pack it as .zip",
    b"7z\xbc\xaf": "a packed file; unpack it, or pack it as .zip",
}

_HTML_START = re.compile(
    rb"""\A [\s\xef\xbb\xbf]*                # white space, a byte order mark
         (?: <\?xml [^>]{0,200} \?> \s* )?   # XHTML may say that it is XML
         (?: <!--.{0,2000}?--> \s* )*
         < (?: !doctype \s+ html | html | head | body | article )\b""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def media_type(data: bytes, name: str = "", said: str = "") -> str:
    """Return the media type of `data`, which came under `name` and was called `said` by whoever sent it."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return DOCX if name.lower().endswith(".docx") or _is_docx(data) else ZIP
    if _HTML_START.match(data[:8192]):
        return HTML
    by_name = _BY_NAME.get(name.rsplit(".", 1)[-1].lower(), "") if "." in name else ""
    said = said.split(";")[0].strip().lower()
    return by_name or (said if said in {HTML, EMAIL, MARKDOWN} else PLAIN)


def other(data: bytes) -> str:
    """Return in words what `data` is that is not read here, and what to do; empty where nothing is known of it."""
    return next((words for start, words in _OTHERS.items() if data.startswith(start)), "")


def _is_docx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
