"""Sentence in, claims out; what must stay silent comes first."""

import pytest

from oicsummit import analysis

SILENT = [
    "How many homes will be built?",
    "We must never let this happen again.",
    "Write to your councillor today.",
    "I believe that everyone deserves a second chance.",
    "It is a disgrace, and a shameful one.",
    "If you want to help, join one of our groups.",
    "Let us look at that more closely.",
    "There may be worse to come.",
    "Bad news.",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_opinion_questions_and_appeals_are_no_claims(sentence):
    assert analysis.read(sentence).claims == ()


def test_no_claim_goes_beyond_its_sentence_where_quotation_marks_are_mixed():
    text = (
        'Dorran had told the board "at least four times” that\n\nFenwick waved away doubts about the spring deal. '
        '"That deal was a paper tiger which no port could have kept," he said.\n'
    )

    read = analysis.read(text)

    spans = [sentence.span for sentence in read.sentences]
    assert read.claims
    for claim in read.claims:
        assert any(one.start <= claim.span.start and claim.span.end <= one.end for one in spans), claim.text


def test_a_label_of_who_speaks_that_is_taken_for_a_sentence_makes_no_claim():
    text = "Dr Ostrander Penwick: Yes. We weighed 425 loads of grain in five counties. Four in ten were damp."

    assert "We weighed 425 loads of grain in five counties" in [claim.text for claim in analysis.read(text).claims]


def test_headings_furniture_and_lead_ins_are_no_claims():
    text = (
        "# Four boats sank\n\nBy Orla Kemp\n\n3 June 2025\n\nSource: Harbour Board, 2024\n\nThe board has three aims:\n"
    )

    assert analysis.read(text).claims == ()


def test_what_a_list_demands_is_no_claim_but_what_it_reports_is():
    asked = "The council should:\n\n- repair the pier\n- hire four wardens\n"
    done = "The council has so far:\n\n- repaired the pier\n- hired four wardens\n"

    assert analysis.read(asked).claims == ()
    assert [claim.text for claim in analysis.read(done).claims] == ["repaired the pier", "hired four wardens"]


def texts(text: str) -> list[str]:
    return [claim.text for claim in analysis.read(text).claims]


CUTS = [
    (
        "The ferry was ready to sail, and the Kemp family sold it.",
        ["The ferry was ready to sail", "the Kemp family sold it"],
    ),
    (
        "Six boats were seized in the bay, after work that took two years.",
        ["Six boats were seized in the bay, after work that took two years"],
    ),
    ("Asked how that would work, Mr Kemp said the pier would reopen in May.", ["the pier would reopen in May"]),
    ("For the first time, the board has counted every boat.", ["For the first time, the board has counted every boat"]),
    ('The board admitted that its books had been "mislaid".', ['its books had been "mislaid"']),
    ('The owner accused the board of "hiding the figures."', ['The owner accused the board of "hiding the figures."']),
    (
        '"We found ropes that we believe came from the wreck," Mr Kemp said.',
        ["We found ropes that we believe came from the wreck"],
    ),
    ("The board said on Monday that four boats had sunk.", ["four boats had sunk"]),
    ("Four boats had sunk, the board said.", ["Four boats had sunk"]),
    ("According to the Harbour Board, 40 boats sank last year.", ["40 boats sank last year"]),
    (
        "Sales rose by 4% in May and profits fell by 9%.",
        ["Sales rose by 4% in May", "profits fell by 9%"],
    ),
    (
        "The port handled 14 million tonnes of grain in 2024, a third of national exports.",
        ["The port handled 14 million tonnes of grain in 2024", "a third of national exports"],
    ),
    (
        "The strike stopped work on Tuesday, stranding 38 ships in the bay.",
        ["The strike stopped work on Tuesday", "stranding 38 ships in the bay"],
    ),
    (
        "The city opened a depot in March, which holds 60 trams.",
        ["The city opened a depot in March", "which holds 60 trams"],
    ),
    (
        "The law creates a regulator; bans the export of eels; and sets a limit of 40 boats.",
        ["The law creates a regulator", "bans the export of eels", "sets a limit of 40 boats"],
    ),
]


@pytest.mark.parametrize(("sentence", "claims"), CUTS)
def test_a_sentence_is_cut_into_what_can_be_checked_by_itself(sentence, claims):
    assert texts(sentence) == claims


def test_an_insertion_does_not_cut_its_sentence():
    assert texts("Line 4b, which will add 2.4 km of track, is due to open in 2028.") == [
        "Line 4b, which will add 2.4 km of track, is due to open in 2028"
    ]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The government has committed £40 million to new ferries.", "funding"),
        ("The ministry will ban diesel buses from the centre.", "measure"),
        ("It was the deadliest winter on record.", "record"),
        ("Around 6,000 people crossed the river last year.", "statistic"),
    ],
)
def test_a_claim_has_its_kind(sentence, kind):
    assert [claim.kind.value for claim in analysis.read(sentence).claims] == [kind]


def test_a_claim_names_the_quantities_inside_it():
    reading = analysis.read("The board said that 40 boats had sunk in 12 hours and that 9 crew were missing.")

    assert [[reading.quantities[i].text for i in claim.quantities] for claim in reading.claims] == [
        ["40", "12 hours"],
        ["9"],
    ]


def test_worth_puts_a_named_speaker_with_a_figure_before_plain_narrative():
    figure, plain = analysis.read("Ana Roe said 4,000 homes had burned since May. The band played on Tuesday.").claims

    assert figure.worth.score > plain.worth.score
    assert "holds a figure" in figure.worth.reasons
    assert "somebody named answers for it" in figure.worth.reasons


def test_must_in_a_clause_that_hangs_on_the_assertion_makes_no_demand():
    found = texts("The panel of inspectors recently announced how much water each mill should hold.")

    assert found == ["The panel of inspectors recently announced how much water each mill should hold"]
    assert texts("So the mills need to work together.") == []


def test_what_somebody_spoke_on_is_no_claim_of_its_own():
    found = texts("Speaking of the fund that the levy feeds and never fills, Roe said 40 mills had closed.")

    assert found == ["40 mills had closed"]


def test_a_list_of_deeds_behind_semicolons_is_one_claim():
    found = texts("40 tonnes of the grain had been sold or milled; eaten by mice; or left to rot in the rain.")

    assert found == ["40 tonnes of the grain had been sold or milled; eaten by mice; or left to rot in the rain"]


def test_where_a_change_led_belongs_to_it():
    assert texts("Shares in the mill rose $4, to $131 on Friday.") == ["Shares in the mill rose $4, to $131 on Friday"]
