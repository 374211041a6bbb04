"""Layout to blocks, and blocks to sentences with the way back to the stored text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oicsummit.analysis.parse import parse
from oicsummit.analysis.types import BlockKind


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.doc.text) for block in parse(text).blocks]


@pytest.mark.parametrize("text", ["", " \n\t\n", "---\n***\n", "\ufeff\u200b"])
def test_a_text_that_shows_nothing_has_no_blocks(text):
    assert parse(text).blocks == ()


@pytest.mark.parametrize(
    "line",
    [
        "By Orla Kemp, Health Editor",
        "3 June 2025",
        "Published: 3 June 2025, 09:15 BST",
        "Source: Office for Harbours, 2024",
        "Read more: Ferry strike enters third week",
        "Photograph: Dan Ng/Coast Pictures",
        "www.example.org",
        "Notes to editors",
        "Page 3 of 9",
        "7pm - 10pm",
    ],
)
def test_a_line_of_the_page_is_furniture(line):
    assert kinds(f"{line}\n\nThe harbour was closed for three days after the storm.")[0] == ("furniture", line)


@pytest.mark.parametrize(
    "line", ["By Friday the harbour had reopened.", "The source: a leaking pipe in the yard, he said."]
)
def test_a_sentence_that_begins_like_furniture_is_none(line):
    assert kinds(line)[0][0] == "paragraph"


def test_markdown_marks_are_dropped_and_every_character_knows_its_place():
    text = "# A *new* pier\n\nThe **council** spent \\$3\u202fmillion on [the pier](https://example.org/p).\n"

    heading, paragraph = parse(text).blocks

    assert (heading.kind, heading.doc.text) == (BlockKind.HEADING, "A new pier")
    assert paragraph.doc.text == "The council spent $3 million on the pier."
    start = paragraph.doc.text.index("$3 million")
    assert paragraph.source(start, start + len("$3 million")).of(text) == "$3\u202fmillion"


def test_hard_wrapped_lines_are_joined_and_paragraphs_kept_apart():
    text = (
        "The council said on Tuesday that it would repair every bridge between\n"
        "Marlow and the coast before the winter, at a cost that it puts at two\n"
        "million pounds. Work begins in May.\n\n"
        "Residents were not told. Many heard of the closures from the radio and\n"
        "from drivers who had been turned away at the river on Monday morning.\n"
    )

    assert [block.doc.text[:24] for block in parse(text).blocks] == [
        "The council said on Tues",
        "Residents were not told.",
    ]
    assert len(parse(text).sentences) == 4


def test_a_line_break_ends_a_paragraph_where_the_text_is_not_wrapped():
    text = "The pier reopened on Monday after two years of work.\nIt had been closed since the storm of 2023.\n"

    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_a_sentence_torn_by_a_blank_line_is_joined():
    text = "The report says that the bridge carries more lorries than it was\n\nbuilt for, and should be closed.\n"

    assert kinds(text) == [
        (
            "paragraph",
            "The report says that the bridge carries more lorries than it was built for, and should be closed.",
        )
    ]


def test_items_know_the_lead_in_that_opens_their_list():
    text = "The plan will:\n\n- close two depots\n- sell forty trams\n\nThe council meets again in May."

    blocks = parse(text).blocks

    assert [block.kind.value for block in blocks] == ["lead_in", "item", "item", "paragraph"]
    assert [block.lead for block in blocks] == [None, 0, 0, None]


def test_a_quotation_left_open_runs_on_into_the_next_paragraph():
    text = "Roe said: “The bridge is shut.\n\n“It will stay shut until May.”\n\nThe council disagreed."

    first, second, third = parse(text).blocks

    assert [q.number for q in first.quotations] == [q.number for q in second.quotations]
    assert second.quotations[0].goes_on
    assert third.quotations == ()


def test_a_quotation_never_closed_ends_with_its_paragraph():
    text = "Roe said: “The bridge is shut and will stay shut.\n\nThe council disagreed."

    assert [len(block.quotations) for block in parse(text).blocks] == [1, 0]


def test_single_marks_quote_where_they_open_and_close():
    (block,) = parse("'The drivers' rights are gone,' she said, 'and that's that.'").blocks

    assert [block.doc.text[q.start : q.end] for q in block.quotations] == [
        "The drivers' rights are gone,",
        "and that's that.",
    ]


def test_a_very_long_paragraph_is_cut_between_sentences():
    text = "The pier was shut again on Monday. " * 1000

    blocks = parse(text).blocks

    assert len(blocks) > 1
    assert all(block.doc.text.endswith(".") for block in blocks)


ODD = st.text(alphabet="ab. \n\t\"“”'’*_#-[]()\\`\r\f1$£\ud800\x00\u00ad\u2028A:", max_size=200)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), ODD))
def test_any_text_parses_and_every_offset_leads_back(text):
    parsed = parse(text)

    for block in parsed.blocks:
        assert len(block.offsets) == len(block.doc.text) + 1
        assert list(block.offsets) == sorted(block.offsets)
        assert 0 <= block.span.start < block.span.end <= len(text)
    spans = [sentence.span for sentence in parsed.sentences]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
