"""The permanent address of a link."""

import pytest
from django.test import Client

from oicsummit.access import Role
from tests.pages import world
from tests.pages_claims.story import change, queries, read, said, slot

pytestmark = pytest.mark.django_db


def test_both_claims_stand_side_by_side_with_the_slots_between():
    _a, _b, link = world.two_accounts()
    change(link, slots=[slot("value", "differs", "around 4,100", "3,000")], reasons=["nothing in common"])

    page = said(f"/links/{link.public_id}/")

    for words in ("around 4,100 passengers", "Only 3,000 passengers came", "contradicts", "Nothing in common."):
        assert words in page
    assert "around 4,100 value differs 3,000" in page
    assert f"link {link.public_id}, proposed" in page


def test_a_rejected_link_keeps_its_address_and_who_said_no():
    _, _, link = world.two_accounts()
    editor = world.person(Role.EDITOR)
    change(link, state="rejected")
    world.decision(editor, link=link, kind="link_state", after={"state": "rejected"})

    page = read(f"/links/{link.public_id}/")

    assert "rejected" in page
    assert 'title="Ann Bell">AB</abbr>' in page


def test_a_link_that_a_run_no_longer_finds_says_so():
    a, _, link = world.two_accounts()
    run = world.run(a.document)
    change(link, gone_in=run)

    assert f"The latest reading ({run.public_id}) no longer finds this link." in said(f"/links/{link.public_id}/")


def test_there_is_no_link_of_an_unknown_id():
    assert Client().get("/links/l-2222222222/").status_code == 404


def test_the_page_asks_the_database_as_often_for_a_much_decided_link():
    _, _, link = world.two_accounts()
    read(f"/links/{link.public_id}/")
    few = queries(f"/links/{link.public_id}/")
    editor = world.person(Role.EDITOR)
    for state in ("approved", "unsure", "rejected"):
        world.decision(editor, link=link, kind="link_state", after={"state": state})

    assert queries(f"/links/{link.public_id}/") - few <= 1  # the people who decided
