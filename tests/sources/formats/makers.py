"""Makes files of every kind out of one list of paragraphs, as the programs that newsrooms use would."""

import io
import textwrap
import zipfile
from email.message import EmailMessage
from html import escape

import docx
import docx.document

PARAGRAPHS = [
    "Fees at the harbour of Lorn rose by 12% in 2023, the port authority said on Monday.",
    "Its director, Ana Roe, told the council that 4,200 boats had used the quay last year, and that the cost of "
    "repairs had doubled since 2020. The authority will spend £3.5 million on a new wall over the next two years.",
    "According to the Fell Institute, one in five of the boats carried no insurance. Nearly 900 skippers were fined.",
    "“We cannot go on like this,” said Roe. “Some 150 moorings are shut, and the fund holds less than £2 million.”",
]  # fmt: skip


def plain(encoding: str = "utf-8") -> bytes:
    return "\n\n".join(PARAGRAPHS).encode(encoding)


def html(paragraphs: list[str] = PARAGRAPHS, head: str = "<title>Fees at Lorn</title>") -> bytes:
    body = "".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    menu = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
    return f"<!doctype html><html><head>{head}</head><body>{menu}<article>{body}</article></body></html>".encode()


def word(paragraphs: list[str] = PARAGRAPHS, rows: list[list[str]] | None = None) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for cells, row in zip(rows, table.rows, strict=True):
            for words, cell in zip(cells, row.cells, strict=True):
                cell.text = words
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def email(paragraphs: list[str] = PARAGRAPHS) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Fees at Lorn", "Press Office <press@lorn.example>"
    message["Date"] = "Tue, 05 Mar 2024 09:00:00 +0000"
    message.set_content("\n\n".join(paragraphs))
    return message.as_bytes()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def pdf(pages: list[list[str]] | None = None, running_head: str = "") -> bytes:
    """Return a PDF with one list of paragraphs a page, lines wrapped as a typesetter would."""
    pages = [PARAGRAPHS] if pages is None else pages
    streams = [_page(paragraphs, number, running_head) for number, paragraphs in enumerate(pages, 1)]
    return _pdf_of(streams)


def _page(paragraphs: list[str], number: int, running_head: str) -> bytes:
    lines, y = [], 780
    if running_head:
        lines += [(820, running_head), (30, str(number))]
    for words in paragraphs:
        for line in textwrap.wrap(words, 80, break_on_hyphens=False):
            lines.append((y, line))
            y -= 14
        y -= 12
    return b"\n".join(b"BT /F1 10 Tf 50 %d Td (%s) Tj ET" % (at, _pdf_string(line)) for at, line in lines)


def _pdf_string(words: str) -> bytes:
    data = words.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _pdf_of(streams: list[bytes]) -> bytes:
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, stream in enumerate(streams):
        font = b"/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 595 842]"
        objects.append(b"<< /Type /Page /Parent 2 0 R %s /Contents %d 0 R >>" % (font, 5 + 2 * index))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer
