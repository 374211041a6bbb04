"""Elements around parts of a text."""

from django.utils.html import strip_tags
from django.utils.safestring import mark_safe

from oicsummit.analysis.types import Span
from sources.reader.typeset import Element, Insertion, typeset

TEXT = "Tom & Ann sold <40> boats."
WHOLE = Span(0, len(TEXT))


def element(start: int, end: int, name: str) -> Element:
    return Element(Span(start, end), name, mark_safe(" id=1"), mark_safe(" again"))


def test_text_without_elements_is_escaped():
    assert typeset(TEXT, WHOLE, []) == "Tom &amp; Ann sold &lt;40&gt; boats."


def test_elements_nest_the_longer_one_outside():
    html = typeset("abcdef", Span(0, 6), [element(0, 2, "i"), element(0, 5, "b")])

    assert html == "<b id=1><i id=1>ab</i>cde</b>f"


def test_elements_that_cross_are_cut_into_well_formed_pieces():
    html = typeset("abcdef", Span(0, 6), [element(0, 4, "b"), element(2, 6, "i")])

    assert html == "<b id=1>ab<i id=1>cd</i></b><i again>ef</i>"


def test_what_is_inserted_stands_after_what_ends_and_before_what_begins():
    html = typeset("abcd", Span(0, 4), [element(0, 2, "b"), element(2, 4, "i")], [Insertion(2, mark_safe("<hr>"))])

    assert html == "<b id=1>ab</b><hr><i id=1>cd</i>"


def test_a_stretch_is_set_by_the_offsets_of_the_whole_text():
    assert typeset("abcdef", Span(2, 5), [element(3, 4, "b"), element(0, 1, "i")]) == "c<b id=1>d</b>e"


def test_the_words_are_there_letter_for_letter():
    html = typeset(TEXT, WHOLE, [element(0, 9, "b"), element(6, 19, "i"), element(15, 19, "u")])

    assert strip_tags(html) == "Tom &amp; Ann sold &lt;40&gt; boats."
