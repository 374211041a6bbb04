"""Who says it in news: wire copy, company results, courts, quotations without a cue, people without a name."""

import pytest

from oicsummit import analysis


def said(text: str) -> list[tuple[str | None, str]]:
    return [(claim.speaker, claim.text) for claim in analysis.read(text).claims]


NOBODY = [
    "The strike adds to the pressure on the port of Ashby.",
    "On the form, Ana Roe answered “no” to questions about 40 missing boats.",
    "The leak was first reported by the Ashby Echo in March.",
    "The inquest heard that the brakes had failed on 40 trams.",
    "The committee was told that 40 trams had failed.",
    "Forty lawsuits have been filed over the quay since 2001, court records show.",
    "A memo obtained by the Ashby Echo concluded that the quay had cost £40 million.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_deed_or_a_source_of_nobodys_has_no_speaker(text):
    found = said(text)

    assert found
    assert [speaker for speaker, _ in found] == [None] * len(found)


def test_a_pronoun_that_stands_for_nobody_named_is_no_part_of_the_claim():
    assert said("“The herring stocks have collapsed,” she added.") == [(None, "The herring stocks have collapsed")]


def test_demand_is_nobody_though_it_opens_a_sentence():
    text = (
        "“Demand for lamps was huge in every region,” Karl Enders said. Enders told analysts that stocks were too low."
        " He said the works made 900 lamps a day."
    )

    assert said(text)[-1] == ("Karl Enders", "the works made 900 lamps a day")


SPOKEN = [
    ("Orla Curtis ate 40 oysters. Orla said the prize had cost her two teeth.", "Orla Curtis"),
    ("Karl Enders told the board in a letter that the bid would lapse on Friday.", "Karl Enders"),
    ("A niece told police in 1998 that 40 boats had sunk.", "niece"),
    ("It killed 40 in Ashby, Fenwick, Dale and Moss, the Harbour Board says, closing every road.", "Harbour Board"),
    ("Harbour Foods Inc. said it had cut 40 jobs.", "Harbour Foods"),
    ("Fenwick Bank's Ana Roe told reporters that growth would reach 3 percent.", "Ana Roe"),
    ("Governor Ana Roe's office said it had paid £4 million.", "Ana Roe"),
    ("The word from the Harbour Board was plain: the quay has lost 40 ships.", "Harbour Board"),
    ("Researchers from Fern University raise the prospect that the wall could fall on 40 boats.", "Fern University"),
    ("The gulls have gone from the cliffs, the Ashby Echo reports, quoting neighbours.", "Ashby Echo"),
    ("Dana Roe runs the works. Roe opened it in 2004. He said it had made 900 lamps a day.", "Dana Roe"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPOKEN)
def test_news_names_its_speakers_in_many_ways(text, speaker):
    assert said(text)[-1][0] == speaker


def test_they_are_the_people_whom_the_sentence_before_was_about():
    text = (
        "The Harbour Board said 40 boats had sunk. But researchers at Fern University looked at the same charts. They"
        " believe that 90 boats went down."
    )

    assert said(text)[-1] == ("Fern University", "90 boats went down")


def test_what_may_happen_behind_but_is_still_said():
    text = "Ana Roe says fares fell by 3 per cent last year, but if fuel costs rise they could climb again by June."

    assert {speaker for speaker, _ in said(text)} == {"Ana Roe"}


def test_a_quoted_part_that_makes_up_its_sentence_is_whoever_speaks_around_it():
    text = (
        "“The lake is dying,” said Karl Enders of the Fern Society.\n\n"
        "Meanwhile, the levy “is as likely to harm the small farms on the hill as it is to help them.” Fields now stand"
        " empty “because nobody can pay for water that costs so much,” Enders said.\n"
    )

    assert {speaker for speaker, _ in said(text)} == {"Karl Enders"}


def test_according_to_inside_a_relative_clause_covers_that_clause_only():
    text = "Ashby and Dale have kept a ban on nets which, according to the Harbour Board, has saved 40 seals."

    assert said(text) == [
        (None, "Ashby and Dale have kept a ban on nets"),
        ("Harbour Board", "has saved 40 seals"),
    ]


def test_a_shortened_word_does_not_end_the_sentence():
    (claim,) = analysis.read("The wreck spilled 4 mln bbl. of oil into the bay.").claims

    assert claim.text == "The wreck spilled 4 mln bbl. of oil into the bay"


def test_people_without_a_name_keep_what_says_which_of_them_is_meant():
    assert said("Officials in Dale said 40 boats had sunk.")[-1][0] == "officials in Dale"
    assert said("A source close to Karl Enders said 40 boats had sunk.")[-1][0] == "source close to Karl Enders"
    assert said("Residents said in May that 40 boats had sunk.")[-1][0] == "residents"


@pytest.mark.parametrize("name", ["Mike Pope", "Karen Bishop", "Tom King", "Lee Major", "Mary Church"])
def test_a_surname_that_is_also_a_title_or_a_house_is_a_persons(name):
    text = f"{name} said two bridges fell. {name.split()[-1]} said 40 cars were lost."

    assert [speaker for speaker, _ in said(text)] == [name, name]


def test_who_calls_a_thing_names_is_told_of_and_not_quoted():
    assert said("Ana Roe called the timetable of the ferry unsafe.")[0][0] is None


def test_what_is_said_to_have_sold_is_no_thing_said():
    assert said("Larkspur said two models sold out.") == [("Larkspur", "two models sold out")]


def test_one_of_several_who_is_named_speaks_by_that_name():
    text = "One of the trustees, Petra Ashgrove, says the sale will leave 300 members out of pocket."

    assert [(claim.speaker, claim.text) for claim in analysis.read(text).claims] == [
        ("Petra Ashgrove", "the sale will leave 300 members out of pocket")
    ]
