"""Who says it where the words are not plain: openings, relatives, kinds of body, transcripts, clauses gone astray."""

import pytest

from oicsummit import analysis


def said(text: str) -> list[tuple[str | None, str]]:
    return [(claim.speaker, claim.attribution.value) for claim in analysis.read(text).claims]


def speakers(text: str) -> list[str | None]:
    return [claim.speaker for claim in analysis.read(text).claims]


ASTRAY = [
    (
        "Ana Roe, the Ports and Fisheries Secretary, claimed in a film that is still on her page that 40 boats sank.",
        "Ana Roe",
    ),
    (
        "The tide closed 3 roads, cut off two farms and flooded 34 barns, Mayor Ana Roe told reporters at Ashby.",
        "Ana Roe",
    ),
    ("Speaking on Friday, Roe, without naming anyone, said that the quay had cost £3 million.", "Roe"),
    ("The board responded by saying that 40 boats had sunk.", "board"),
    ("The report quotes Fern University as concluding that 40 boats sank.", "Fern University"),
    ("By the Harbour Board's own count, 40 boats sank.", "Harbour Board"),
    ("Rain fell on 40 days, the Weather Office said, breaking the mark set in 1993.", "Weather Office"),
    ("The Rivers Agency has issued a warning that 40 farms may flood.", "Rivers Agency"),
    ("“They paid us 40 pence,” Ana Roe rued.", "Ana Roe"),
    ("Farms lost 40 cows, figures from the Rivers Agency show.", "Rivers Agency"),
]


@pytest.mark.parametrize(("text", "speaker"), ASTRAY)
def test_a_reporting_clause_is_found_where_the_parse_goes_astray(text, speaker):
    assert speakers(text)[-1] == speaker


def test_what_trails_a_relative_clause_about_the_source_is_not_said_by_it():
    text = "No boat was lost, according to the Harbour Board, which employs 60 people."

    assert said(text)[0] == ("Harbour Board", "indirect")
    assert None in speakers(text)


def test_the_nearest_speaker_is_the_inner_one_before_a_closing_clause():
    (claim,) = analysis.read("Ana Roe and Karl Enders met. She said that it cost 27 pounds, Enders told them.").claims[
        -1:
    ]

    assert claim.chain[-1] == "Karl Enders"


OPENINGS = [
    ("More than 40 boats sank in a storm last week, a fisheries watchdog has said in its first report.\n\n"
     "The Sea Inspection Office said 12 of them had no licence to go out at all.\n", "Sea Inspection Office"),
    ("The price of a ferry ticket will rise by 9% in the spring, a minister has warned islanders.\n\n"
     "Transport minister Ana Roe said the subsidy of £3 million would end in the coming month of May.\n", "Ana Roe"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), OPENINGS)
def test_an_opening_takes_the_name_that_the_next_paragraph_gives(text, speaker):
    assert set(speakers(text)) == {speaker}


def test_officials_in_an_opening_stay_without_a_name():
    text = (
        "At least 40 boats sank in the storm that hit the coast over the weekend, officials said on Monday.\n\n"
        "The Sea Inspection Office said 12 of them had no licence to go out at all that night.\n"
    )

    assert speakers(text)[0] == "officials"


def test_a_relative_without_a_surname_is_told_from_the_one_with_it():
    text = 'Lorna Dunne runs the shop. Her husband Tam mends nets. "We owe £900," Mr Dunne said.'

    assert "Tam Dunne" in speakers(text)


def test_two_of_one_surname_are_told_apart_by_who_was_named_last():
    text = "Ana Roe said 4 boats sank. Karl Roe said 9 boats sank. Mr Roe said 3 were lost. Ms Roe said 2 were found."

    assert speakers(text) == ["Ana Roe", "Karl Roe", "Karl Roe", "Ana Roe"]


KINDS = [
    (
        "The Dockers' Union struck for 9 days. Quay Foods lost £3 million. The company said 40 jobs would go.",
        "Quay Foods",
    ),
    (
        "Quay Foods lost £3 million. The Ashby Gazette wrote of 40 jobs. The firm said nothing of the 40 was true.",
        "Quay Foods",
    ),
    (
        "Quay Foods sold 9 ships. The Dockers' Union met. A company spokesman denied it. He said 3 had sunk.",
        "Quay Foods",
    ),
    (
        "The Rail, Road and Sea Workers (RRSW) met on Monday. RRSW said 40 men would strike.",
        "Rail, Road and Sea Workers",
    ),
    ("Residents left 40 homes. The regulator fined the firm. It said one litre in four was lost.", "regulator"),
]


@pytest.mark.parametrize(("text", "speaker"), KINDS)
def test_a_kind_of_body_is_not_taken_for_one_of_another_kind(text, speaker):
    assert speakers(text)[-1] == speaker


def test_the_minister_is_not_the_prime_minister_nor_the_shadow_one():
    text = (
        "Fisheries minister Ana Roe met Prime Minister Karl Enders and the shadow fisheries minister, Jo Platt. "
        "The minister said 40 boats had sunk."
    )

    assert speakers(text)[-1] == "Ana Roe"


def test_a_bulletin_in_capitals_gives_each_turn_to_its_speaker():
    text = (
        "NEWSREADER: Smog closed 140 schools today. Our correspondent, Ana Roe, reports from the harbour.\n\n"
        "ROE: The wards are full tonight, and 312 people have been treated here since the weekend began.\n\n"
        "NEWSREADER: A ferry sank off Ashby this morning, and 14 people had to be taken off by helicopter.\n"
    )

    spoken = [(claim.speaker, claim.text) for claim in analysis.read(text).claims]

    assert [speaker for speaker, words in spoken if "312" in words] == ["Ana Roe"]
    assert {speaker for speaker, words in spoken if "140" in words or "14 people" in words} == {None}


def test_a_label_with_seat_and_time_opens_a_turn_of_several_paragraphs():
    text = (
        "Ms ROE (Ashby—Minister for Trade) (14:39): I rise to speak of the port.\n\n"
        "It handled 300 ships last year.\n\nThe quay will be 40 metres longer.\n"
    )

    assert set(said(text)) == {("ROE", "direct")}


def test_a_name_with_a_post_opens_what_is_said_on_a_call():
    text = "Ana Roe - CEO\n\nThank you. We sold 900 boats.\n\nKarl Enders - CFO\n\nThanks, Ana. Revenue rose by 9%.\n"

    assert speakers(text) == ["Ana Roe", "Karl Enders"]


def test_a_statement_after_a_colon_ends_where_nobody_speaks_in_the_first_person():
    text = (
        "Councillor Ana Roe said:\n\nWe have spent £3 million on the quay, and our boats are safe.\n\n"
        "The quay was built in 1931 by 400 men from the village.\n"
    )

    assert speakers(text)[0] == "Ana Roe"
    assert speakers(text)[-1] is None


def test_what_i_said_before_he_told_reporters_is_his():
    text = "Ana Roe met Karl Enders.\n\nI paid back 6,000 pounds. I owe them nothing, Enders told reporters.\n"

    assert [c.speaker for c in analysis.read(text).claims if "6,000" in c.text] == ["Karl Enders"]


def test_my_officials_are_no_speakers_beside_who_has_the_word():
    text = "Ana Roe said: “My officials put the bill at £400 million.”"

    assert speakers(text) == ["Ana Roe"]


SHORTENED = [
    ("Ana Roe runs the quay. On Friday Roe said 40 boats had sunk.", "Ana Roe"),
    ("Ana Roe runs the quay. In her view the ban sank 40 boats.", "Ana Roe"),
    ("Coun Ana Roe spoke first. 40 boats sank, said Coun Roe.", "Ana Roe"),
    ("Moor & Dale Water lost 40 pipes. A Moor & Dale spokeswoman said: “We will mend 40 pipes.”", "Moor & Dale Water"),
    ("The Harbour Board met. Kemp Group has laid off 40 people, a spokesman said.", "Kemp Group"),
]


@pytest.mark.parametrize(("text", "speaker"), SHORTENED)
def test_days_views_short_names_and_spokesmen_lead_back_to_whom_they_mean(text, speaker):
    assert speakers(text)[-1] == speaker


def test_a_title_before_a_name_in_brackets_and_quoted_turns_are_read_in_records_of_debates():
    text = (
        "The Minister for Farms (Paul Adder) made a statement:\n\n"
        "Ruth Vane (Eastmere): “The county lost 40 barns.”\n\n"
        "Paul Adder: “The county lost 30 barns.”\n\n"
        "Lou Craig (South Ayle) asked about fines. The Minister replied that 20 barns would be fined."
    )

    assert speakers(text)[:2] == ["Ruth Vane", "Paul Adder"]
    assert speakers(text)[-1] == "Paul Adder"
