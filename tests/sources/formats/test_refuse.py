"""What no file may do: each hostile or broken one is refused in words, and the program lives."""

import pytest

from sources import formats
from sources.formats import Limits, Refused, archive, isolated, sniff
from tests.sources.formats import makers
from tests.sources.formats.bad import BAD, SERVERS_OWN, SMALL

ZIPS = {what: case for what, case in BAD.items() if sniff.media_type(case[1], case[0]) == sniff.ZIP}
ALONE = {what: case for what, case in BAD.items() if what not in ZIPS}


@pytest.mark.parametrize(("name", "data", "reason"), ALONE.values(), ids=ALONE.keys())
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
        isolated.read(data, "a.html", limits=Limits(file_bytes=60_000_000, seconds=20))


def test_a_reader_that_takes_too_much_memory_is_refused() -> None:
    with pytest.raises(Refused):
        isolated.read(makers.word(["word " * 30] * 3_000), "a.docx", limits=Limits(memory_bytes=40_000_000))


def test_a_reader_that_takes_too_long_is_killed_and_refused() -> None:
    with pytest.raises(Refused, match=r"too long|within"):
        isolated.read(makers.html(makers.PARAGRAPHS * 30_000), "a.html", limits=Limits(seconds=1))


@pytest.mark.parametrize(("name", "data", "reason"), ZIPS.values(), ids=ZIPS.keys())
def test_a_bad_zip_is_refused_in_words(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason.removeprefix("b.zip: ")):
        [formats.read(content, "a.txt", limits=SMALL) for _, content in archive.members(data, SMALL)]


def test_an_entity_of_the_servers_own_files_is_never_read() -> None:
    try:
        text = formats.read(SERVERS_OWN, "a.docx").text
    except Refused as refusal:
        text = str(refusal)

    assert "root:" not in text
