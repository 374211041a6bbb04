"""The five-minute tour: real pages one after another, taken up where it was left, and dismissed."""

import re

import pytest
from django.test import Client

from oicsummit.access import Role
from oicsummit.selectors.tour import STEPS
from tests.api import world as checks
from tests.pages import world
from tests.pages.words import words

pytestmark = pytest.mark.django_db


def bar(page: str) -> str:
    found = re.search(r'<aside class="tour".*?</aside>', page, re.S)
    return words(found[0]) if found else ""


def test_it_leads_from_a_document_to_a_claim_a_link_a_figure_a_check_and_ones_own_text() -> None:
    a, _, link = world.two_accounts()
    check = checks.check(a, checks.person("author", Role.JOURNALIST), publisher=checks.person("editor", Role.EDITOR))
    client, address, seen = Client(), "/tour/1/", []

    while address:
        page = client.get(address, follow=True)
        seen.append((page.redirect_chain[-1][0], bar(page.content.decode()).split(":")[0]))
        further = re.search(r'href="(/tour/\d/)" rel="next"', page.content.decode())
        address = further and further[1]

    figure = a.quantities.get().figure
    assert seen == [
        (f"/documents/{a.document.public_id}/", "Tour, 1 of 6"),
        (f"/claims/{link.a.public_id}/", "Tour, 2 of 6"),
        (f"/links/{link.public_id}/", "Tour, 3 of 6"),
        (f"/figures/{figure.public_id}/", "Tour, 4 of 6"),
        (f"/checks/{check.public_id}/", "Tour, 5 of 6"),
        ("/check-a-text/", "Tour, 6 of 6"),
    ]


def test_whoever_goes_elsewhere_takes_it_up_where_it_was() -> None:
    world.two_accounts()
    client = Client()
    client.get("/tour/3/")

    elsewhere = client.get("/speakers/").content.decode()
    own = client.get("/tour/").content.decode()

    assert bar(elsewhere).startswith("Tour, 3 of 6: A link")
    assert "Go on at step 3" in own


def test_whoever_leaves_is_left_alone_and_may_come_back() -> None:
    world.two_accounts()
    client = Client()
    invited = "Take the tour" in client.get("/").content.decode()
    client.get("/tour/1/")

    left = client.post("/tour/leave/", follow=True).content.decode()

    assert invited
    assert bar(left) == ""
    assert "Take the tour" not in left
    client.get("/tour/2/")
    assert bar(client.get("/").content.decode()).startswith("Tour, 2 of 6")


def test_where_there_is_nothing_to_show_it_says_so() -> None:
    page = Client().get("/tour/1/").content.decode()

    assert "There is nothing here yet to show “A document” on" in page
    assert bar(page) == ""


@pytest.mark.parametrize("place", ["", "0", "7", "-1", "nonsense", "1;"])
def test_a_cookie_that_is_none_of_ours_shows_no_bar(place: str) -> None:
    client = Client()
    client.cookies["tour"] = place

    assert bar(client.get("/").content.decode()) == ""
    assert Client().get(f"/tour/{len(STEPS) + 1}/").status_code == 404
