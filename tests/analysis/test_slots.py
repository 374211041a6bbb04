"""The slots of a comparison one by one, the glossary, and the diff of two quotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oicsummit.analysis.comparing import drift, measures, slots
from oicsummit.analysis.comparing.drift import Stretch
from oicsummit.analysis.comparing.glossary import Glossary, Measure
from oicsummit.analysis.comparing.keys import keys
from oicsummit.analysis.comparing.lexicon import kin, root
from oicsummit.analysis.comparing.sides import Side, side
from oicsummit.analysis.types import Link, Outcome, SlotName
from tests.analysis.linking import comparables, links

MIRROR = {
    Outcome.A_NARROWER: Outcome.B_NARROWER,
    Outcome.B_NARROWER: Outcome.A_NARROWER,
    Outcome.ONLY_A: Outcome.ONLY_B,
    Outcome.ONLY_B: Outcome.ONLY_A,
}


def sides(left: str, right: str) -> tuple[Side, Side]:
    one, other = comparables(left, right)
    return side(one), side(other)


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("Ann Poe said 700 lorries were seized.", "Some 700 lorries were seized, Ms Poe said.", Outcome.SAME),
        ("Ann Poe said 700 lorries were seized.", "Tom Ray said 700 lorries were seized.", Outcome.DIFFERS),
        ("Ann Poe said 700 lorries were seized.", "Some 700 lorries were seized.", Outcome.ONLY_A),
        ("Some 700 lorries were seized.", "In all 700 lorries were seized.", Outcome.UNKNOWN),
    ],
)
def test_speaker(left: str, right: str, outcome: Outcome):
    a, b = sides(left, right)

    assert slots.speaker(a, b).outcome is outcome


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("Nine miners died in Chile in May.", "Nine miners died in Peru in May.", Outcome.DIFFERS),
        ("Nine miners died in Chile in May.", "Nine miners died in May.", Outcome.ONLY_A),
        ("Nine miners died in Chile in May.", "In Chile, nine miners died in May.", Outcome.SAME),
    ],
)
def test_place(left: str, right: str, outcome: Outcome):
    a, b = sides(left, right)

    assert slots.place(a, b).outcome is outcome


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("£80 million will go to the Harbour Guard.", "The Harbour Guard will receive £80m.", Outcome.SAME),
        ("£80 million will go to the Harbour Guard.", "£80m was given to the Land Trust.", Outcome.DIFFERS),
        ("£80 million will go to the Harbour Guard.", "£80m was spent on new radar.", Outcome.COMPATIBLE),
    ],
)
def test_recipient(left: str, right: str, outcome: Outcome):
    a, b = sides(left, right)

    assert slots.recipient(a, b).outcome is outcome


def test_a_denial_differs_in_polarity():
    a, b = sides("The new valves were tested in May.", "The new valves were never tested.")

    assert slots.polarity(a, b).outcome is Outcome.DIFFERS


def test_every_slot_turns_round_with_the_claims():
    a, b = sides("Ann Poe said 700 lorries were seized in Chile.", "Over 900 lorries were impounded in Peru last year.")

    for slot in (slots.speaker, slots.origin, slots.place, slots.polarity, slots.recipient):
        assert slot(b, a).outcome is MIRROR.get(slot(a, b).outcome, slot(a, b).outcome)


def test_a_slot_leads_to_its_words_in_the_text():
    text = "Some 700 lorries were seized in Chile."
    a, b = sides(text, "Nine lorries were seized in Peru.")

    span = slots.place(a, b).a_span

    assert span is not None
    assert span.of(text) == "Chile"


def test_a_denial_and_a_unit_lead_to_their_words_too():
    text = "The 700 lorries were never seized."
    a, b = sides(text, "Some 700 lorries were seized.")

    denied, counted = slots.polarity(a, b), measures.unit(a.quantity(0), b.quantity(0))

    assert denied.a_span is not None
    assert denied.a_span.of(text) == "never"
    assert denied.b_span is None
    assert counted.a_span is not None
    assert counted.a_span.of(text) == "700"


@pytest.mark.parametrize(
    ("left", "right"),
    [("Ann Poe", "Poe"), ("the Prime Minister", "Prime Minister"), ("National Audit Office", "NAO")],
)
def test_two_forms_of_a_name_are_one(left: str, right: str):
    assert slots.same_name(left, right)
    assert slots.same_name(right, left)


def test_a_shared_surname_is_not_a_shared_name():
    assert not slots.same_name("Ann Poe", "Tom Poe")


GLOSSARY = Glossary((Measure("moved", ("transferred",), {"discharged": "broader"}), Measure("discharged")))
LEFT, RIGHT = "Some 7,000 patients were transferred in 2025.", "In 2025, 7,000 patients were discharged."


def measured(glossary: Glossary) -> tuple[Outcome, Link]:
    one, other = comparables(LEFT, RIGHT)
    link = links.compare(one, other, glossary=glossary)
    assert link is not None
    return next(slot.outcome for slot in link.slots if slot.name is SlotName.MEASURE), link


def test_the_glossary_says_which_word_is_narrower():
    assert measured(GLOSSARY)[0] is Outcome.B_NARROWER


def test_without_a_glossary_two_words_are_just_two_words():
    outcome, link = measured(Glossary())

    assert outcome in (Outcome.DIFFERS, Outcome.COMPATIBLE)
    assert any("transferred / discharged" in reason for reason in link.reasons)


def test_the_glossary_holds_in_both_directions():
    assert GLOSSARY.compare("discharged", "moved") == (
        Outcome.A_NARROWER,
        "discharged is narrower than moved in the glossary",
    )
    assert GLOSSARY.compare("moved", "sold") is None


def test_the_diff_shows_what_only_one_quotation_has():
    assert drift.diff("We will rebuild every bridge in two years", "We shall rebuild every bridge") == (
        Stretch("both", "We"),
        Stretch("left", "will"),
        Stretch("right", "shall"),
        Stretch("both", "rebuild every bridge"),
        Stretch("left", "in two years"),
    )


def test_marks_and_case_are_no_drift():
    assert not drift.differs("We’ll re-build every bridge, now", "we'll rebuild every bridge now")


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared_as_quotations(left: str, right: str):
    ours = [part.words for part in drift.diff(left, right) if part.part != "right"]

    assert " ".join(ours) == " ".join(part.words for part in drift.diff(left, left))
    assert drift.likeness(left, right) == drift.likeness(right, left) <= drift.at_most(left, right)
    assert drift.differs(left, right) == drift.differs(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("inspector", "inspection"),
        ("funding", "investment"),
        ("died", "fatalities"),
        ("hire", "recruit"),
        ("taken", "take"),
        ("anti", "counter"),
    ],
)
def test_kindred_words_are_known(left: str, right: str):
    assert kin(root(left), root(right))


@pytest.mark.parametrize(("left", "right"), [("policy", "police"), ("party", "part"), ("nation", "notion")])
def test_words_that_only_look_alike_are_not_kin(left: str, right: str):
    assert not kin(root(left), root(right))


def test_keys_are_few_and_depend_on_the_claim_alone():
    one, other = comparables(LEFT, RIGHT)

    assert len(keys(one)) < 60
    assert keys(one) == keys(comparables(LEFT)[0])
    assert set(keys(one)) & set(keys(other))
