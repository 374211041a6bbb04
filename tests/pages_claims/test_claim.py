"""The page of a claim: its words in their context, who says so, and every claim linked to it with the reasons."""

import re

import pytest
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.test import Client

from oicsummit.access import Role
from sources.events import acting
from tests.pages import world
from tests.pages_claims.story import change, island, part, queries, read, said, slot

pytestmark = pytest.mark.django_db


def test_the_words_stand_large_in_their_context_with_where_they_come_from():
    a, _, _ = world.two_accounts()

    page = read(f"/claims/{a.public_id}/")

    assert (
        '<span class="said">The ferry carried <span class="silent">**</span>around <span class="q">4,100</span>' in page
    )
    assert "Harbour News · Crowded ferries · 1 April 2024 · paragraph 3, in place" in said(f"/claims/{a.public_id}/")
    assert f'href="/documents/{a.document.public_id}/#{a.public_id}"' in page
    assert "Said by the operator · reported, not quoted" in said(f"/claims/{a.public_id}/")


def test_what_is_not_known_of_a_source_is_said():
    document = world.document("Nine boats sank.", "", title="", published=None)
    claim = world.claim(document, "Nine boats sank")

    page = said(f"/claims/{claim.public_id}/")

    assert "Publisher not known · Nine boats sank. · no date given" in page
    assert "Said in the document’s own voice" in page


def test_who_says_so_runs_from_the_origin_down_to_the_text_held_here():
    document = world.document()
    claim = world.claim(document, "It was", "the operator", chain=["the operator", "a survey"], attribution="direct")

    chain = re.findall(r'<li( class="absent")?><b>(.*?)</b>', read(f"/claims/{claim.public_id}/"))

    assert chain == [(' class="absent"', "A survey"), (' class="absent"', "The operator"), ("", "Harbour News")]


def test_a_hedged_figure_has_its_interval_and_an_exact_one_only_words():
    a, b, _ = world.two_accounts()
    hedged = a.quantities.get()
    change(hedged, hard=NumericRange(4050, 4150, "[)"), expected=NumericRange(4050, 4150, "[)"))

    assert "reads around 4,100 passengers allows [4,050, 4,150)" in said(f"/claims/{a.public_id}/")
    assert 'class="iv"' in read(f"/claims/{a.public_id}/")
    assert 'class="iv"' not in read(f"/claims/{b.public_id}/")


def test_a_claim_that_nothing_contradicts_says_so_and_among_how_many():
    claim = island(3)

    assert part(read(f"/claims/{claim.public_id}/"), "contradicts") == (
        "Contradicted by none among 1 claim in 1 document"
    )


def test_a_contradiction_shows_the_other_words_their_place_the_reasons_and_the_slots():
    a, b, link = world.two_accounts()
    slots = [
        slot("unit", "same", "count", "count"),
        slot("period", "only_a", "in March", ""),
        slot("value", "differs", "around 4,100", "3,000"),
    ]
    change(link, slots=slots, reasons=["the values have nothing in common"])

    page = read(f"/claims/{a.public_id}/")

    assert part(page, "contradicts") == (
        "Contradicted by 1 the two cannot both be true as stated"
        " Island Post · no date given · paragraph 1, in place proposed"
        " Only 3,000 passengers came. The values have nothing in common."
        " Slot by slot: Harbour News and Island Post Harbour News Slot Island Post"
        " around 4,100 value differs 3,000 in March period only left not stated"
        " Same in both: unit."
    )
    assert f'href="/documents/{b.document.public_id}/#{b.public_id}"' in page


def test_from_the_other_side_left_and_right_are_turned():
    a, b, link = world.two_accounts()
    change(link, slots=[slot("measure", "a_narrower", "carried", "came")])

    assert "carried measure left is narrower came" in said(f"/claims/{a.public_id}/")
    assert "came measure right is narrower carried" in said(f"/claims/{b.public_id}/")


def test_words_that_are_not_the_sources_are_not_set_as_its_own():
    a, _, link = world.two_accounts()
    change(link, slots=[slot("measure", "differs", "carry", "came"), slot("speaker", "differs", "the operator", "")])

    page = read(f"/claims/{a.public_id}/")

    assert '<span class="blank"><b>carry</b></span>' in page
    assert '<span class="src"><mark class="slot">came</mark></span>' in page


def test_one_speech_in_two_papers_is_one_origin_and_two_counts_are_two():
    mine, copied, own = island(1), island(2), island(3)
    world.link(mine, copied, findings=["same_origin"])

    assert "Corroborated by 1 one origin: both go back to the same source" in said(f"/claims/{mine.public_id}/")

    world.link(mine, own)

    assert "Corroborated by 2 2 independent origins, this one counted" in said(f"/claims/{mine.public_id}/")


def test_related_claims_say_what_would_make_them_corroborate():
    a, b = island(1), island(2)
    world.link(a, b, "related", slots=[slot("period", "differs", "in May", "in June")])

    assert "Would corroborate if the period matched." in part(read(f"/claims/{a.public_id}/"), "related")


def test_parts_and_wholes_are_told_apart():
    part_claim, whole = island(1), island(2)
    world.link(part_claim, whole, "part_of")

    assert "Part of 1 whole" in said(f"/claims/{part_claim.public_id}/")
    assert "Has 1 part" in said(f"/claims/{whole.public_id}/")


def test_quote_drift_shows_which_words_stand_in_one_text_alone():
    _a, b, link = world.two_accounts()
    change(link, relation="corroborates", findings=["quote_drift"])

    page = read(f"/claims/{b.public_id}/")

    drift = part(page, "drift")
    assert re.findall("<del>(.*?)</del>", page)[-1].strip() == "came"
    assert "in March" in re.findall("<ins>(.*?)</ins>", page)[-1]
    assert "Only 3,000 passengers came" in drift


def test_a_persons_no_is_kept_apart_and_a_yes_carries_initials():
    editor = world.person(Role.EDITOR)
    a, b = island(1), island(2)
    yes, no = world.link(a, b, state="approved"), world.link(a, island(3), state="rejected")
    world.decision(editor, link=yes, kind="link_state", after={"state": "approved"}, why="same survey")

    page = read(f"/claims/{a.public_id}/")

    assert "approved AB “same survey”" in part(page, "corroborates")
    assert "No link, people decided" in page
    assert f"/links/{no.public_id}/" in page


def test_a_claim_that_bears_out_both_sides_of_a_rejected_pair_is_one_to_look_at():
    a, b, c = island(1), island(2), island(3)
    world.link(a, b)
    world.link(a, c)
    rejected = world.link(b, c, state="rejected")

    page = read(f"/claims/{a.public_id}/")

    assert "this claim bears out both sides of a pair that people kept apart" in part(page, "conflicts")
    assert f"/links/{rejected.public_id}/" in page
    assert "To look at" not in said(f"/claims/{b.public_id}/")


def test_history_tells_in_words_what_happened_and_who_did_it():
    a, _, link = world.two_accounts()
    editor = world.person(Role.EDITOR)
    with acting(by=editor, why="a different month"):
        link.state = "rejected"
        link.save()

    assert "AB rejected the link to Island Post: a different month" in part(read(f"/claims/{a.public_id}/"), "history")


def test_a_digest_says_that_it_is_one_and_is_not_set_as_a_source():
    document = world.document("Ten boats.", title="Harbour report", is_digest=True, digest_of="harbour-report")
    claim = world.claim(document, "Ten boats")

    page = read(f"/claims/{claim.public_id}/")

    assert "digest of" in page
    assert '<section class="hero digest"' in page


def test_a_claim_that_is_gone_keeps_its_address_and_says_what_it_became():
    a, b, _ = world.two_accounts()
    run = world.run(a.document)
    change(a, gone_in=run, became=b)

    page = said(f"/claims/{a.public_id}/")

    assert f"({run.public_id}) no longer finds this claim. It has become part of another claim." in page


def test_claims_and_links_of_a_withdrawn_document_are_hidden_from_all_but_administrators():
    a, b, link = world.two_accounts()
    change(b.document, state="withdrawn")
    administrator = world.signed_in(Role.ADMINISTRATOR)

    for address in (f"/claims/{b.public_id}/", f"/links/{link.public_id}/"):
        assert b.text not in read(address, status=410)
        assert b.text in read(address, administrator)
    assert b.text not in read(f"/claims/{a.public_id}/")


def test_there_is_no_claim_of_an_unknown_id():
    assert Client().get("/claims/c-2222222222/").status_code == 404


def test_the_page_asks_the_database_as_often_for_many_links_as_for_one():
    few, many = island(1), island(2)
    world.link(few, island(3))
    world.link(few, island(30))
    for number in range(4, 12):
        world.link(many, island(number))
    read(f"/claims/{few.public_id}/")

    assert queries(f"/claims/{few.public_id}/") == queries(f"/claims/{many.public_id}/")
