"""Who says it: text in, (words, speaker, attribution) out."""

import pytest

from oicsummit import analysis


def said(text: str) -> list[tuple[str | None, str]]:
    return [(claim.speaker, claim.attribution.value) for claim in analysis.read(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Four boats sank in the bay on Monday.",
        "Six out of ten drivers said they skipped meals on nights.",
        "The so-called “super depot” opened in March with 40 trams.",
        "It is believed that 40 boats sank.",
    ],
)
def test_a_text_speaks_in_its_own_voice_where_nobody_is_named(text):
    assert {speaker for speaker, _ in said(text)} == {None}


ONE = [
    ("Mayor Ana Roe said 40 trees would be felled.", ("Ana Roe", "indirect")),
    ("“We lost 40 boats in May,” said Ana Roe, who runs the harbour.", ("Ana Roe", "direct")),
    ("Forty trees will be felled, according to the Harbour Board.", ("Harbour Board", "indirect")),
    ("According to figures from the Harbour Board, 40 boats sank.", ("Harbour Board", "indirect")),
    ("A report by the Kestrel Institute found that bills had risen by £41.", ("Kestrel Institute", "indirect")),
    ("Harbour Board data show that 40 boats sank.", ("Harbour Board", "indirect")),
    ("The minister, Ana Roe, announced £30 million for new ferries.", ("Ana Roe", "indirect")),
    ("A spokesman for Thames Police said three men had been arrested.", ("Thames Police", "indirect")),
    ("The deputy mayor, Karl Enders, told reporters that 14 lifts had failed.", ("Karl Enders", "indirect")),
    ("Boats sank, with the Harbour Board saying it had lost 40 of them.", ("Harbour Board", "indirect")),
    ("Ludwig van der Berg said 300 people had come.", ("Ludwig van der Berg", "indirect")),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_a_speaker_is_found_before_and_behind_what_is_said(text, expected):
    assert expected in said(text)


def test_a_cue_between_two_parts_covers_both():
    text = "“We run a tram every six minutes,” Anneke Brouwer said; “before, it was every ten.”"

    assert said(text) == [("Anneke Brouwer", "direct")] * 2


@pytest.mark.parametrize(
    "later",
    [
        "Roe said 9 trees were sick.",
        "She said 9 trees were sick.",
        "The mayor said 9 trees were sick.",
        "Ms Roe said 9 trees were sick.",
        "“Nine trees are sick,” she added.",
    ],
)
def test_pronouns_surnames_and_titles_lead_to_the_full_name(later):
    text = f"Mayor Ana Roe told the council that 40 trees would be felled. {later}"

    assert {speaker for speaker, _ in said(text)} == {"Ana Roe"}


def test_initials_and_kinds_of_body_lead_to_the_full_name():
    text = (
        "The Allied Dockers' Union (ADU) said 2,300 members had walked out. The ADU said 40 ships were waiting. "
        "The union said it had lost 4 cranes."
    )

    assert {speaker for speaker, _ in said(text)} == {"Allied Dockers' Union"}


def test_a_role_that_nobody_is_named_for_stays_a_role():
    assert said("The harbour master said 40 boats had sunk.") == [("harbour master", "indirect")]


def test_a_quotation_left_open_keeps_its_speaker_into_the_next_paragraph():
    text = "Ana Roe said: “We lost 40 boats in May.\n\n“We lost 9 more in June.\n\n“Twelve crew are missing.”\n"

    assert said(text) == [("Ana Roe", "direct")] * 3


def test_a_transcript_gives_each_turn_to_who_takes_it():
    text = (
        "The Minister for Housing (Ms Delia Roe): We have brought back 9,400 homes.\n\n"
        "Sir Alan Pike: The number rose by 7% in the year to October.\n\n"
        "The Minister: It fell by 4% in June.\n"
    )

    assert said(text) == [("Delia Roe", "direct"), ("Alan Pike", "direct"), ("Delia Roe", "direct")]


def test_the_chain_runs_from_the_nearest_outward():
    text = "Karl Enders said a survey by the Delta Institute had found that 60% of farmers had no cover."

    (claim,) = analysis.read(text).claims

    assert claim.speaker == "Delta Institute"
    assert claim.chain == ("Delta Institute", "Karl Enders")


def test_what_is_still_to_be_said_is_trailed():
    text = "Ana Roe is expected to say on Monday that 40 boats sank. Karl Enders said 9 boats sank."

    assert [claim.tense.value for claim in analysis.read(text).claims] == ["trailed", "delivered"]


def test_speakers_are_listed_once_with_what_they_are():
    text = "Mayor Ana Roe said 40 trees would be felled. The Harbour Board said 9 boats had sunk. Roe said 4 had not."

    speakers = analysis.read(text).speakers

    assert [(speaker.name, speaker.is_body) for speaker in speakers] == [("Ana Roe", False), ("Harbour Board", True)]
    assert "mayor" in speakers[0].titles
    assert "Roe" in speakers[0].mentions
