"""Files that newsrooms have, each with the words that it must give: one list of texts for what is packed."""

import email.policy
from email.message import EmailMessage

import docx

from tests.sources.formats import makers
from tests.sources.formats.makers import PARAGRAPHS, html, pdf, plain, word, zipped

ALL = " ".join(PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)
CZECH = "Úřad přístavu oznámil, že žádný z člunů nebyl pojištěn. Šéf úřadu řekl: příště zaplatí všichni, kteří přijdou."
EURO = "The fee is €40 a day, the café owner said."
ROWS = [["Year", "Boats"], ["2022", "3,900"], ["2023", "4,200"]]
TABLE = "| Year | Boats | | 2022 | 3,900 | | 2023 | 4,200 |"
STORY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def message(*, subtype: str = "plain", body: str = TEXT, attach: bytes = b"", **how: str) -> bytes:
    made = EmailMessage(policy=email.policy.SMTP)
    made["Subject"], made["From"] = "Fees at Lorn – again", "Öna Röe <press@lorn.example>"
    made.set_content(body, subtype=subtype, **how)
    if attach:
        made.add_attachment(attach, maintype="image", subtype="png", filename="quay.png")
    return made.as_bytes()


def both_forms() -> bytes:
    made = EmailMessage()
    made.set_content(TEXT)
    made.add_alternative("<html><body><p>Read this in a browser.</p></body></html>", subtype="html")
    return made.as_bytes()


def page(body: str, head: str = "<title>Fees</title>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def styled_word() -> bytes:
    document = docx.Document()
    document.add_heading("Fees at Lorn", 1)
    for words in PARAGRAPHS:
        document.add_paragraph(words, style="List Bullet")
    return makers.saved(document)


OLD_MAIL = message(body=EURO, charset="iso-8859-15", cte="quoted-printable")
STYLED = " ".join(["# Fees at Lorn", *(f"- {words}" for words in PARAGRAPHS)])
MENU = "<nav><a href='/'>Home</a></nav><script>var x = 'not a word of it';</script><style>p { color: red }</style>"

# what it is → the name it comes under, its bytes, its words
GOOD: dict[str, tuple[str, bytes, str | list[str]]] = {
    "plain text": ("a.txt", plain(), ALL),
    "plain text without an ending": ("statement", plain(), ALL),
    "plain text under a name of capitals": ("A.TXT", plain(), ALL),
    "plain text with an ending that nobody knows": ("a.news", plain(), ALL),
    "Markdown": ("a.md", plain(), ALL),
    "Markdown with marks, which stay": ("a.markdown", b"# Fees\n\n- **one** in five", "# Fees - **one** in five"),
    "lines of Windows": ("a.txt", TEXT.replace("\n", "\r\n").encode(), ALL),
    "lines of an old Mac": ("a.txt", TEXT.replace("\n", "\r").encode(), ALL),
    "one long line": ("a.txt", " ".join(PARAGRAPHS * 200).encode(), " ".join(PARAGRAPHS * 200)),
    "a few words": ("a.txt", b"Six boats.", "Six boats."),
    "UTF-8 with a byte order mark": ("a.txt", b"\xef\xbb\xbf" + plain(), ALL),
    "UTF-16": ("a.txt", TEXT.encode("utf-16"), ALL),
    "UTF-16, the other way round": ("a.txt", b"\xfe\xff" + TEXT.encode("utf-16-be"), ALL),
    "UTF-32": ("a.txt", TEXT.encode("utf-32"), ALL),
    "UTF-32, the other way round": ("a.txt", b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), ALL),
    "Windows' western encoding": ("a.txt", plain("cp1252"), ALL),
    "Windows' central European encoding": ("a.txt", CZECH.encode("cp1250"), CZECH),
    "letters of many scripts": ("a.txt", "Łódź, Αθήνα, Київ, 東京, שלום".encode(), "Łódź, Αθήνα, Київ, 東京, שלום"),
    "letters beyond the first plane": ("a.txt", "Two 🚢 and a 𝒻erry".encode(), "Two 🚢 and a 𝒻erry"),
    "marks of direction, which stay": ("a.txt", "It said \u202elive\u202c.".encode(), "It said \u202elive\u202c."),
    "a page break, which stays": ("a.txt", b"Page one.\n\x0cPage two.", "Page one. Page two."),
    "a formula of a spreadsheet": ("a.txt", b"=1+1 boats sailed.", "=1+1 boats sailed."),
    "a web page": ("a.html", html(), ALL),
    "a web page without an ending in its name": ("page", html(), ALL),
    "a web page called .txt": ("a.txt", html(), ALL),
    "a web page of capitals": ("a.htm", b"<HTML><BODY>" + STORY.encode() + b"</BODY></HTML>", ALL),
    "a web page with menus, scripts and styles": ("a.html", page(f"{MENU}<article>{STORY}</article>"), ALL),
    "a web page in Windows' encoding that says so": (
        "a.html",
        page(f"<article>{STORY}</article>", '<meta charset="windows-1252">').decode().encode("cp1252"),
        ALL,
    ),
    "a web page with a byte order mark": ("a.html", b"\xef\xbb\xbf" + html(), ALL),
    "a web page whose tags are not closed": ("a.html", page(STORY.replace("</p>", "")), ALL),
    "a web page with a null byte": ("a.html", html().replace(b"<nav>", b"<nav>\x00"), ALL),
    "a web page with a table": (
        "a.html",
        page(f"<article>{STORY}<table>" + "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS
        ) + "</table></article>"),
        f"{ALL} {TABLE}",
    ),
    "XHTML": ("a.xhtml", b'<?xml version="1.0" encoding="utf-8"?>\n' + html(), ALL),
    "a PDF": ("a.pdf", pdf(), ALL),
    "a PDF called .txt": ("a.txt", pdf(), ALL),
    "a PDF of two pages": ("a.pdf", pdf([PARAGRAPHS[:2], PARAGRAPHS[2:]]), ALL),
    "a PDF with running heads": ("a.pdf", pdf([[words] for words in PARAGRAPHS], running_head="Port report"), ALL),
    "a PDF after some white space": ("a.pdf", b"\n\n" + pdf(), ALL),
    "a Word file": ("a.docx", word(), ALL),
    "a Word file called .zip": ("a.zip", word(), ALL),
    "a Word file with a table": ("a.docx", word(rows=ROWS), f"{ALL} {TABLE}"),
    "a Word file with a heading and a list": ("a.docx", styled_word(), STYLED),
    "an e-mail message": ("a.eml", makers.email(), ALL),
    "an e-mail message in HTML alone": ("a.eml", message(subtype="html", body=page(STORY).decode()), ALL),
    "an e-mail message in two forms": ("a.eml", both_forms(), ALL),
    "an e-mail message with a picture": ("a.eml", message(attach=b"\x89PNG\r\n"), ALL),
    "an e-mail message in base64": ("a.eml", message(cte="base64"), ALL),
    "an e-mail message in an old encoding": ("a.eml", OLD_MAIL, EURO),
    "a zip": ("a.zip", zipped({"a.txt": b"One boat.", "b.html": html()}), ["One boat.", ALL]),
    "a zip of folders": ("a.zip", zipped({"news/": b"", "news/../a.txt": b"Two boats."}), ["Two boats."]),
    "a zip with what a Mac adds": ("a.zip", zipped({"a.txt": b"Three.", "__MACOSX/._a.txt": b"x"}), ["Three."]),
    "a zip of Word and PDF files": ("a.zip", zipped({"a.docx": word(), "b.pdf": pdf()}), [ALL, ALL]),
}  # fmt: skip
