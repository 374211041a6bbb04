"""Cards for articles: framed by other sites where the newsroom lets them, as no other page is."""

import re
from importlib import reload

import pytest
from django.test import Client
from django.urls import reverse

from claims import publish
from oicsummit.access import Role
from sources.events import acting
from sources.models import Document
from tests.api import world
from tests.desk.test_walk import PAGES, address, get_resolver, patterns
from tests.pages.words import words

pytestmark = pytest.mark.django_db

CARDS = {"check-card", "claim-card", "figure-card"}


@pytest.fixture
def made():
    return world.make(2)


@pytest.fixture
def check(made):
    author, editor = world.person("author", Role.JOURNALIST), world.person("editor", Role.EDITOR)
    return world.check(made.claims[0], author, publisher=editor)


def test_cards_alone_may_be_framed_and_by_those_alone_whom_the_setting_names(made, check) -> None:
    cards = {
        reverse("check-card", args=[check.public_id]),
        reverse("claim-card", args=[made.claims[0].public_id]),
        reverse("figure-card", args=[made.figure.public_id]),
    }
    others = {
        address(pattern)
        for path, pattern in patterns(get_resolver())
        if not path.startswith("api/") and pattern.name in PAGES.keys() - CARDS
    }

    for card in cards:
        answer = Client().get(card)
        assert answer.status_code == 200, card
        assert "X-Frame-Options" not in answer
        assert "frame-ancestors *" in answer["Content-Security-Policy"]
        assert "Set-Cookie" not in answer
    for other in others:
        answer = Client().get(other)
        assert answer["X-Frame-Options"] == "DENY", other
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], other


def test_the_newsroom_names_the_sites(monkeypatch) -> None:
    from oicsummit.settings import security

    monkeypatch.setenv("FRAME_ANCESTORS", "https://news.example.org, https://paper.example.com")

    assert reload(security).FRAME_ANCESTORS == ["https://news.example.org", "https://paper.example.com"]


def test_a_card_of_a_check_says_the_verdict_and_later_the_correction(check) -> None:
    card = reverse("check-card", args=[check.public_id])
    before = words(Client().get(card).content.decode())

    publish.correct(
        check=check, by=check.published_by, correction="It was April.", verdict=check.verdict, note=check.note
    )

    after = words(Client().get(card).content.decode())
    assert "Holds" in before
    assert "Corrected" not in before
    assert "It was April." in after


def test_a_draft_and_what_was_withdrawn_have_no_card(made, check) -> None:
    draft = world.check(made.claims[1], world.person("another", Role.JOURNALIST))
    journalist = Client()
    journalist.force_login(draft.author)
    gone = reverse("check-card", args=[check.public_id])

    with acting(by="the tests"):
        Document.objects.filter(pk=made.documents[0].pk).update(state="withdrawn")

    assert journalist.get(reverse("check-card", args=[draft.public_id])).status_code == 404
    assert Client().get(gone).status_code == 404
    assert Client().get(reverse("check", args=[check.public_id])).status_code == 404
    assert Client().get(reverse("claim-card", args=[made.claims[0].public_id])).status_code == 404


@pytest.mark.parametrize("kind", ["check", "claim", "figure"])
def test_the_page_shows_what_to_copy_into_an_article(made, check, kind) -> None:
    row = {"check": check, "claim": made.claims[0], "figure": made.figure}[kind]

    page = Client().get(reverse(kind, args=[row.public_id])).content.decode()

    card = reverse(f"{kind}-card", args=[row.public_id])
    assert f'&lt;iframe src="http://testserver{card}"' in page
    assert re.search(r'data-copy="#citation"', page)
