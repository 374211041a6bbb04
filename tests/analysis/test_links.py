"""What is linked, as what, and what must stay apart: pairs of short texts of many subjects."""

from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oicsummit.analysis import links
from oicsummit.analysis.types import Comparable, Finding, Link, Outcome, Relation, SlotName
from tests.analysis.linking import comparables, linked, relations

APART = {
    "numbers that merely coincide": (
        "The clinics hold up to 41,000 patients per year.",
        "There were over 41,000 road accidents in 2025.",
    ),
    "small numbers that merely coincide": (
        "Twelve bridges were closed in Torbury.",
        "The committee heard twelve witnesses on school meals.",
    ),
    "a round share that merely coincides": (
        "60% of evicted tenants have been given nothing at all.",
        "It said 60% of ferries had run late.",
    ),
    "sums of money for unlike things": (
        "The ministry spent £4.2 million on new buses for Harwick.",
        "The museum was sold for £310 million to a hotel group in Leeds.",
    ),
    "one town and nothing else": (
        "Harwick elected its first woman mayor on Friday.",
        "The Harwick paper mill cut its emissions by a tenth.",
    ),
}

TOGETHER = {
    "a rounded number beside the exact one": (
        "About 7,000 patients were moved to care homes in the first three months of 2026.",
        "Between January and March 2026, 7,412 patients were transferred from hospitals to care homes.",
        Relation.CORROBORATES,
    ),
    "values that no rounding brings together": (
        "Nearly 5,000 homes were flooded in Torbury in May 2026.",
        "In May 2026, 6,300 homes were flooded in Torbury.",
        Relation.CONTRADICTS,
    ),
    "one measure over different years": (
        "Some 8,200 cyclists were injured on rural roads in 2024.",
        "In 2025, 7,900 cyclists were injured on rural roads.",
        Relation.RELATED,
    ),
    "kindred things counted": (
        "More than 9,000 listings on social media were removed last year.",
        "The agency has taken down over 21,000 posts on social media.",
        Relation.RELATED,
    ),
    "one sum for two recipients": (
        "Ann Poe said £80 million would go to the Harbour Guard.",
        "The government will give £80 million to the Coast Rescue Service.",
        Relation.RELATED,
    ),
    "one sum, one recipient": (
        "Ann Poe said £80 million would go to the Harbour Guard.",
        "The Harbour Guard will receive £80m.",
        Relation.CORROBORATES,
    ),
    "ready against hopeless": (
        "The tunnel was ready to open, Tom Ray said.",
        "The tunnel had no prospect of ever being opened, Ann Poe said.",
        Relation.CONTRADICTS,
    ),
    "the same event in other words": (
        "The council scrapped the Harwick tram scheme in March.",
        "In March the plan for trams in Harwick was abandoned by the council.",
        Relation.CORROBORATES,
    ),
}


@pytest.mark.parametrize("case", APART)
def test_nothing_is_linked_that_only_looks_alike(case: str):
    assert relations(*APART[case]) == []


@pytest.mark.parametrize("case", TOGETHER)
def test_two_claims_are_linked_as_what_they_are_to_each_other(case: str):
    left, right, relation = TOGETHER[case]

    assert relations(left, right) == [relation.value]


def test_a_claim_is_never_linked_with_itself_or_with_words_of_its_own():
    (one, *_) = comparables("Some 700 lorries were seized in Dunmouth in May 2026.")
    part = replace(one, key="0:c9")

    assert links.compare(one, one) is None
    assert links.compare(one, part) is None


def only(found: list[Link]) -> Link:
    assert len(found) == 1
    return found[0]


def test_one_speech_quoted_with_other_words_is_shown_as_drift():
    found = only(
        linked(
            "The minister, Ann Poe, said: “Our harbours do not close at dusk and neither can those who guard them.”",
            "“Our harbours do not sleep at night, and neither can those who guard them,” Ann Poe told the meeting.",
        )
    )

    assert found.relation is Relation.CORROBORATES
    assert set(found.findings) == {Finding.QUOTE_DRIFT, Finding.SAME_ORIGIN}


def test_one_speech_quoted_alike_has_not_drifted():
    words = "“Our harbours do not close at dusk, and neither can the people who guard them,”"

    found = only(linked(f"{words} Ann Poe told the meeting.", f"{words} said Ann Poe."))

    assert Finding.QUOTE_DRIFT not in found.findings


def test_words_announced_and_words_spoken_are_matched():
    found = only(
        linked(
            "Ann Poe is expected to say: “Our harbours do not close at dusk and neither can those who guard them.”",
            "“Our harbours do not close at dusk, and neither can those who guard them,” Ann Poe told the meeting.",
        )
    )

    assert Finding.TRAILED_AND_DELIVERED in found.findings


def test_two_copies_of_one_dispatch_have_one_origin():
    one, other = (replace(c, origin="wire-1") for c in comparables(*["Some 700 lorries were seized in Dunmouth."] * 2))

    found = links.compare(one, other)

    assert found is not None
    assert Finding.SAME_ORIGIN in found.findings


def test_a_link_says_slot_by_slot_what_was_compared_and_why():
    found = only(linked(*TOGETHER["a rounded number beside the exact one"][:2]))

    slots = {slot.name: slot for slot in found.slots}
    assert slots[SlotName.VALUE].outcome is Outcome.COMPATIBLE
    assert (slots[SlotName.VALUE].a, slots[SlotName.VALUE].b) == ("About 7,000", "7,412")
    assert slots[SlotName.PERIOD].outcome in (Outcome.SAME, Outcome.COMPATIBLE)
    assert list(slots) == [name for name in SlotName if name in slots]
    assert all(slot.reason for slot in found.slots)
    assert any("7,412" in reason for reason in found.reasons)


def test_what_one_side_words_more_loosely_stands_among_the_reasons():
    found = only(linked(*TOGETHER["a rounded number beside the exact one"][:2]))

    assert any(reason.startswith("measure worded differently") for reason in found.reasons)


@cache
def many() -> tuple[Comparable, ...]:
    texts = [text for case in (*TOGETHER.values(), *APART.values()) for text in case[:2]]
    return tuple(comparables(*texts))


def test_compare_gives_the_same_link_whichever_claim_comes_first():
    for one, other in combinations(many(), 2):
        assert links.compare(one, other) == links.compare(other, one)


def test_link_finds_what_comparing_every_pair_finds():
    pairs = (links.compare(one, other) for one, other in combinations(many(), 2))

    found, _ = links.link(many())

    assert {(one.a, one.b) for one in pairs if one} <= {(one.a, one.b) for one in found}


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(len(many()))))
def test_the_order_of_claims_changes_nothing(order: list[int]):
    assert links.link([many()[i] for i in order]) == links.link(many())
