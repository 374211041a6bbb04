"""Paragraphs and the notation in them."""

from itertools import pairwise

import pytest

from oicsummit.analysis.text.blocks import blocks
from oicsummit.analysis.types import BlockKind, Span
from sources.models import Sentence
from sources.reader import notation
from sources.reader.columns import Stack, stacks
from sources.reader.paragraphs import Paragraph, cut

TEXT = """
# The **harbour** plan

By A. Writer

- **First:** dredge 3 km
2. Then build

It costs \\$4m, _they_ say.\u202eoops.
* * *
"""


def sentences(text: str) -> list[Sentence]:
    """One sentence a block, as the analysis lays them out."""
    return [
        Sentence(start=block.pieces[0].start, end=block.pieces[-1].end, block=block.kind.value, paragraph=i)
        for i, block in enumerate(blocks(text))
    ]


def words(text: str, spans) -> list[str]:
    return [span.of(text) for span in spans]


def test_each_block_is_a_paragraph_with_the_marks_of_its_line():
    found = cut(TEXT, sentences(TEXT))

    assert [(p.kind.value, p.whole.of(TEXT)) for p in found] == [
        ("heading", "# The **harbour** plan"),
        ("furniture", "By A. Writer"),
        ("item", "- **First:** dredge 3 km"),
        ("item", "2. Then build"),
        ("paragraph", "It costs \\$4m, _they_ say.\u202eoops."),
    ]


def test_paragraphs_follow_one_another_and_leave_no_letter_out():
    found = cut(TEXT, sentences(TEXT))

    between = [
        TEXT[a.end : b.start] for a, b in pairwise([Span(0, 0), *(p.whole for p in found), Span(len(TEXT), len(TEXT))])
    ]
    assert not any(character.isalnum() for character in "".join(between))


def test_words_that_no_sentence_holds_are_set_as_well():
    here = [Sentence(start=0, end=4, block="paragraph", paragraph=0)]

    assert cut("One.\n\nlost words\n\n--", here)[1:] == [Paragraph(BlockKind.FURNITURE, Span(6, 16), Span(6, 16))]


def test_a_text_that_is_not_read_yet_is_parted_by_its_blank_lines():
    assert [p.whole.of("One\ntwo\n \n\nthree\n") for p in cut("One\ntwo\n \n\nthree\n", [])] == ["One\ntwo", "three\n"]


@pytest.mark.parametrize(
    ("paragraph", "silent", "emphasis", "number", "bulleted"),
    [
        (0, ["# ", "**", "**"], [("strong", "harbour")], "", False),
        (2, ["- ", "**", "**"], [("strong", "First:")], "", True),
        (3, [], [], "2.", False),
        (4, ["\\", "_", "_"], [("em", "they")], "", False),
    ],
)
def test_marks_are_known_from_words(paragraph, silent, emphasis, number, bulleted):
    marks = notation.read(TEXT, cut(TEXT, sentences(TEXT))[paragraph])

    assert words(TEXT, marks.silent) == silent
    assert [(tag, span.of(TEXT)) for tag, span in marks.emphasis] == emphasis
    assert (marks.number, marks.bulleted) == (number, bulleted)


def test_a_character_that_turns_the_writing_round_is_found():
    marks = notation.read(TEXT, cut(TEXT, sentences(TEXT))[4])

    assert words(TEXT, marks.overrides) == ["\u202e"]


def test_a_mark_without_its_pair_is_shown_as_it_stands():
    text = "**Note: the [plan](https://example.org/a) stands"
    marks = notation.read(text, cut(text, [])[0])

    assert words(text, marks.plain) == ["**", "[", "](https://example.org/a)"]


def test_stars_that_open_in_one_paragraph_and_close_in_a_later_one_are_a_pair():
    text = "**Harbour\n\nplan**\n\nFour** boats"

    found = notation.read_all(text, cut(text, []))

    assert [words(text, marks.silent) for marks in found] == [["**"], ["**"], []]
    assert words(text, found[2].plain) == ["**"]


def test_a_stack_of_notes_runs_until_the_next_one():
    assert stacks([[], ["a", "b"], [], [], ["c"], []]) == [Stack(2, 3, ["a", "b"]), Stack(5, 2, ["c"])]
