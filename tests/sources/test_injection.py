"""No file name, title or text runs a script, breaks a page, a table or a log, or says who it is not."""

import csv
import io
import logging
import re
import unicodedata

import pytest
import structlog
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from oicsummit import harmless, logs
from oicsummit.access import Role
from sources import ingest, names, offers
from sources.ingest import File, Given
from sources.models import Document
from tests import make
from tests.api import world
from tests.sources.formats import makers

NASTY = {
    "a script": "<script>alert(1)</script>",
    "an end of an attribute": "\"><img src=x onerror='alert(1)'>",
    "an end of a script": "</script></title><svg onload=alert(1)>",
    "a template": "{{ settings.SECRET_KEY }}{% debug %}",
    "a formula": "=cmd|' /C calc'!A0",
    "a formula after a space": " =1+1",
    "a sum": "+1+1",
    "a difference": "-1+1",
    "a function": "@SUM(1+1)",
    "a wide formula": "＝1+1",
    "a tab": "\t=1+1",
    "a line break": "boats\r\nSet-Cookie: a=b",
    "a line of a log": "boats\n2026-01-01T00:00:00Z [info] all is well",
    "an escape of a terminal": "\x1b[31mred\x1b[2J\x07",
    "letters turned round": "annexe\u202etxt.exe",
    "isolates": "\u2066\u2067boats\u2069",
    "a line separator": "boats\u2028sail",
}
NO_LETTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@given(st.text(alphabet=st.characters(), max_size=40))
def test_a_cleaned_name_is_one_line_that_hides_nothing(words: str) -> None:
    clean = names.clean(words)

    assert clean == names.clean(clean)
    assert not any(unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") for one in clean)
    assert not NO_LETTERS.search(clean)


def test_a_cleaned_name_keeps_its_letters() -> None:
    assert names.clean("Zpráva č. 5 (łódź) – final.pdf") == "Zpráva č. 5 (łódź) – final.pdf"


@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_cell_begins_as_a_formula(words: str) -> None:
    cell = harmless.cell(words)

    assert cell in (words, f"'{words}")
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not cell.startswith(("\t", "\r", "\n"))


# Pages, exports and downloads ------------------------------------------------------------------------------------


@pytest.fixture
def document(db: None, request: pytest.FixtureRequest) -> Document:
    """A document of which everything that a stranger can choose is nasty, read."""
    words = request.param
    text = f"{words} The ferry carried 4,100 passengers in March, the operator said.\n\nBy {words}\n"
    given = Given(publisher=f"{words} News", title=words, author=words)
    (taken,) = ingest.files(files=[File(f"{words}.txt", text.encode())], by="nora", given=given).taken
    if taken.error:  # full of escapes it is no text: then only what is said of it can be nasty
        taken = ingest.Taken("a", *ingest.pasted(text=text.replace(words, "So."), by="nora", given=given))
    make.read(taken.document)
    taken.document.refresh_from_db()
    return taken.document


@pytest.mark.parametrize("document", NASTY.values(), ids=NASTY.keys(), indirect=True)
def test_a_document_of_nasty_words_breaks_nothing(document) -> None:
    client, paths = Client(), ["/", "/documents/", f"/documents/{document.public_id}/", "/claims/", "/figures/"]
    client.force_login(world.person("editor", Role.EDITOR))
    claim, figure = document.claims.first(), document.quantities.first().figure
    paths += [f"/claims/{claim.public_id}/", f"/figures/{figure.public_id}/", "/runs/"]

    pages = {path: client.get(path) for path in paths}
    tables = [
        client.get(f"/api/v1/{kind}/?format=csv") for kind in ("documents", "claims", "quantities", "sentences")
    ] + [client.get(f"/figures/{figure.public_id}/readings.csv")]
    book = client.get(f"/api/v1/figures/{figure.public_id}/workbook/")
    file = client.get(f"/documents/{document.public_id}/originals/1/")

    assert {path: page.status_code for path, page in pages.items()} == dict.fromkeys(paths, 200)
    for page in pages.values():
        html = page.content.decode()
        assert not re.search(r"alert\(1\)[^<]*</script>|<img src=x|<svg onload|<script>", html)
        assert page.headers["Content-Security-Policy"]
    for table in tables:
        _assert_sound(table)
    for row in load_workbook(io.BytesIO(book.content)).active.iter_rows():
        assert all(cell.data_type != "f" for cell in row)
    assert not NO_LETTERS.search(file.headers["Content-Disposition"])
    assert "Set-Cookie" not in file.headers
    assert not any(NO_LETTERS.search(field) for field in (document.title, document.author, document.publisher.name))
    assert not any(NO_LETTERS.search(one.filename) for one in document.originals.all())


def _assert_sound(table) -> None:
    """Every row of a table has as many cells as its head, and no cell is a formula."""
    content = table.getvalue() if table.streaming else table.content
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows[1:]:
        for cell in row:
            number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
            assert number or not re.match(r"\s*[=+\-@＝]|[\t\r\n]", cell), cell


# The way in ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY.keys())
def test_what_is_refused_and_what_waits_is_named_without_harm(words) -> None:
    nora = world.person("nora", Role.JOURNALIST)
    client = Client()
    client.force_login(nora)
    files = [SimpleUploadedFile("a.zip", makers.zipped({f"{words}.txt": b"\0", f"{words}-.txt": b"Six boats."}))]

    refused = client.post("/documents/add/", {"files": files, "title": ""}).content.decode()
    waiting = client.get("/documents/offers/").content.decode()

    (offer,) = offers.of(nora)
    assert "is not text" in refused
    assert not NO_LETTERS.search(offer.name)
    for page in (refused, waiting):
        assert not re.search(r"<img src=x|<svg onload|<script>|[\x1b\u202e]", page)


@pytest.mark.django_db
def test_the_command_prints_no_escapes(tmp_path) -> None:
    for number, words in enumerate(NASTY.values()):
        name = words.replace("/", "")[:40].encode() + b"\xff%d.txt" % number
        (tmp_path / name.decode(errors="surrogateescape")).write_bytes(b"\0")
    out, err = io.StringIO(), io.StringIO()

    with pytest.raises(CommandError, match="could not be taken in"):
        call_command("ingest", str(tmp_path), stdout=out, stderr=err)

    said = err.getvalue()
    said.encode()  # no halves of characters, which no terminal takes
    assert len(said.splitlines()) == len(NASTY)
    assert all(": is not text" in line for line in said.splitlines())
    assert not re.search("[\x1b\u202e]", said)


# Logs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("as_json", [True, False], ids=["as JSON", "for people"])
@pytest.mark.parametrize("words", [*NASTY.values(), "half \ud800 a character", "a null \x00"])
def test_what_is_logged_stays_one_line(words: str, as_json: bool) -> None:
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level, config = root.handlers, root.level, structlog.get_config()
    try:
        logs.configure(level="INFO", as_json=as_json)
        root.handlers[0].setStream(stream)
        structlog.get_logger("a").info("a file came", name=words, path=f"/documents/{words}")
        logging.getLogger("b").warning("Not Found: %s", words)
        structlog.get_logger("c").warning(words)
    finally:
        root.handlers, root.level = handlers, level
        structlog.configure(**config)

    written = stream.getvalue()
    written.encode()
    assert len(written.splitlines()) == 3
    assert not NO_LETTERS.search(written)


def test_the_words_of_an_error_begin_no_line_of_a_log() -> None:
    event = logs._harmless(None, "error", {"exception": "ValueError: a\n2026-01-01 [info] all is well\x1b[2J"})

    assert event["exception"] == "    ValueError: a\n    2026-01-01 [info] all is well\\x1b[2J"
