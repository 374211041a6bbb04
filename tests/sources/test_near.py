"""The same copy at two outlets counts as one origin; texts that merely speak of the same thing do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import ingest, near
from sources.ingest import Given
from tests.sources.formats import makers

COPY = "\n\n".join(makers.PARAGRAPHS)
EDITED = COPY.replace("on Monday", "on Monday evening").replace("Nearly 900", "Almost 900") + "\n\nMore follows."
OTHER = "The port of Lorn wants more money for its wall. A report on insurance found much amiss among skippers."


def test_a_copy_with_a_few_words_changed_is_nearly_the_same() -> None:
    assert near.resemblance(near.sketch(COPY), near.sketch(EDITED)) > near.ALIKE


def test_another_text_on_the_same_matter_is_not() -> None:
    assert near.resemblance(near.sketch(COPY), near.sketch(OTHER)) < 0.1


@given(st.text(), st.text())
def test_resemblance_is_the_same_both_ways_and_whole_with_itself(one: str, other: str) -> None:
    a, b = near.sketch(one), near.sketch(other)

    assert near.resemblance(a, b) == near.resemblance(b, a)
    assert near.resemblance(a, a) == (1.0 if a else 0.0)


WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=60).map(" ".join)


@given(WORDS, WORDS)
def test_texts_that_are_alike_share_as_many_numbers_as_the_database_asks_for(one: str, other: str) -> None:
    a, b = near.sketch(one), near.sketch(other)

    assert not near.alike(a, b) or len(set(a) & set(b)) >= near.ALIKE * len(a)


def take_in(text: str, publisher: str) -> ingest.Document:
    document, _ = ingest.pasted(text=text, by="nora", given=Given(publisher=publisher))
    return document


@pytest.mark.django_db
@pytest.mark.parametrize("order", [(COPY, EDITED, OTHER), (OTHER, EDITED, COPY), (EDITED, OTHER, COPY)])
def test_near_copies_have_one_origin_in_whatever_order_they_arrive(order: tuple[str, ...]) -> None:
    taken = {text: take_in(text, f"Outlet {number}") for number, text in enumerate(order)}
    for document in taken.values():
        document.refresh_from_db()

    assert taken[COPY].origin_key == taken[EDITED].origin_key != taken[OTHER].origin_key
    assert list(near.of_one_origin(taken[COPY])) == [taken[EDITED]]


@pytest.mark.django_db
def test_of_several_texts_each_is_told_what_it_is_nearly_a_copy_of_and_what_shares_a_paragraph_is_left_out() -> None:
    held, apart = take_in(COPY, "Outlet 1"), take_in(OTHER, "Outlet 2")
    take_in(f"{OTHER}\n\n{OTHER.lower()} {makers.PARAGRAPHS[0]} " + " ".join(map(str, range(200))), "Outlet 3")

    found = near.like([near.sketch(text) for text in ("too short", EDITED, OTHER)])

    assert {(each.place, each.document) for each in found} == {(1, held.pk), (2, apart.pk)}


def test_no_texts_are_like_none() -> None:
    assert near.like([]) == near.like([[]]) == []
