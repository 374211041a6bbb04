"""What each kind of file gives: its words, whatever they were packed in."""

from datetime import date
from pathlib import Path

import pytest

from oicsummit import analysis
from sources import formats
from sources.formats import isolated
from tests.sources.formats import makers
from tests.sources.formats.good import GOOD


def words_of(text: str) -> str:
    return " ".join(text.split())


TUNING = Path(__file__).resolve().parents[2] / "examples" / "tuning"


def prose(path: Path) -> list[str]:
    """The paragraphs of a text, without headings, lists and tables, whose marks each kind of file has of its own."""
    blocks = (words_of(block) for block in path.read_text(encoding="utf-8").split("\n\n"))
    return [block for block in blocks if len(block) > 60 and block[0] not in "#-*|>•" and not block[0].isdigit()]


def can_print(paragraphs: list[str]) -> bool:
    """Whether the one typeface that every PDF reader has can print them."""
    return "".join(paragraphs).encode("cp1252", "ignore").decode("cp1252") == "".join(paragraphs)


PARAGRAPHS_OF = {
    "the harbour": makers.PARAGRAPHS,
    **{
        path.stem: found for path in sorted(TUNING.glob("*.txt")) if len(found := prose(path)) >= 4 and can_print(found)
    },
}
TEXTS = list(PARAGRAPHS_OF)[:9]
ALL_WORDS = " ".join(makers.PARAGRAPHS)
ALONE = {what: case for what, case in GOOD.items() if isinstance(case[2], str)}


@pytest.mark.parametrize(("name", "data", "wanted"), ALONE.values(), ids=ALONE.keys())
def test_a_file_gives_its_words_and_no_others(name: str, data: bytes, wanted: str) -> None:
    assert words_of(formats.read(data, name).text) == wanted


@pytest.mark.parametrize("what", ["plain text", "a web page", "a PDF of two pages", "a Word file", "an e-mail message"])
def test_a_process_of_its_own_gives_the_same(what: str) -> None:
    name, data, _ = GOOD[what]

    assert isolated.read(data, name) == formats.read(data, name)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_breaks_of_plain_text_stay_as_they_are(ending: str) -> None:
    text = f"One line.{ending}Another line."

    assert formats.read(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("text", TEXTS)
def test_claims_are_the_same_from_text_web_page_pdf_and_word_file(text: str) -> None:
    paragraphs = PARAGRAPHS_OF[text]
    plain = "\n\n".join(paragraphs).encode()
    files = [
        ("a.txt", plain), ("a.html", makers.html(paragraphs)), ("a.pdf", makers.pdf([paragraphs])),
        ("a.docx", makers.word(paragraphs)),
    ]  # fmt: skip

    readings = [analysis.read(formats.read(data, name).text) for name, data in files]
    claims = [[(words_of(claim.text), claim.speaker, claim.kind) for claim in reading.claims] for reading in readings]

    assert len(claims[0]) >= 3
    assert claims == [claims[0]] * 4


def test_a_sentence_over_a_page_break_stays_one_and_knows_its_page() -> None:
    long = makers.PARAGRAPHS[1]
    first, second = long[: long.index("that the cost")].strip(), long[long.index("that the cost") :]

    found = formats.read(makers.pdf([[makers.PARAGRAPHS[0], first], [second]]), "a.pdf")

    assert long in words_of(found.text)
    assert [sentence.text.count("the cost") for sentence in analysis.read(found.text).sentences].count(1) == 1
    assert (found.page_of(found.text.index("Fees")), found.page_of(found.text.index("£3.5"))) == (1, 2)


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out() -> None:
    found = formats.read(makers.pdf([[words] for words in makers.PARAGRAPHS], running_head="Port of Lorn report"))

    assert words_of(found.text) == ALL_WORDS
    assert len(found.pages) == 4


def test_a_table_keeps_its_rows() -> None:
    rows = [["Year", "Boats"], ["2022", "3,900"], ["2023", "4,200"]]

    found = formats.read(makers.word(rows=rows), "a.docx")

    assert "| 2022 | 3,900 |\n| 2023 | 4,200 |" in found.text


def test_a_web_page_says_title_author_outlet_and_date() -> None:
    head = (
        '<title>Fees at Lorn</title><meta name="author" content="Ann Fell">'
        '<meta property="og:site_name" content="Lorn Gazette">'
        '<meta property="article:published_time" content="2024-03-05T10:00:00Z">'
    )

    found = formats.read(makers.html(head=head), "a.html")

    assert (found.title, found.author, found.publisher, found.published) == (
        "Fees at Lorn", "Ann Fell", "Lorn Gazette", date(2024, 3, 5),
    )  # fmt: skip


def test_an_email_says_subject_sender_and_date() -> None:
    found = formats.read(makers.email(), "a.eml")

    assert (found.title, found.author, found.published) == ("Fees at Lorn", "Press Office", date(2024, 3, 5))


def test_a_zip_gives_its_files_by_bare_name_and_passes_over_hidden_ones() -> None:
    data = makers.zipped({"news/a.txt": b"One.", "../../b.txt": b"Two.", ".DS_Store": b"x", "__MACOSX/a.txt": b"y"})

    assert list(formats.archive.members(data, formats.Limits())) == [("a.txt", b"One."), ("b.txt", b"Two.")]


def test_letters_that_run_from_right_to_left_stay_in_the_text() -> None:
    text = "The sign said \u202eevil\u202c and \u05e9\u05dc\u05d5\u05dd."

    assert formats.read(text.encode(), "a.txt").text == text
