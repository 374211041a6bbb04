"""What people see when a page cannot be shown."""

import pytest
from django.test import Client, RequestFactory
from django.views import defaults

from oicsummit.access import Role
from tests.pages import world
from tests.pages.words import words

pytestmark = pytest.mark.django_db


def test_an_unknown_address_leads_on():
    answer = Client().get("/nothing/here/")

    assert answer.status_code == 404
    assert "There is nothing at this address" in words(answer.content.decode())
    assert 'href="/documents/"' in answer.content.decode()


@pytest.mark.parametrize("address", ["/documents/d-%00/", "/documents/?q=%00", "/claims/?q=a%00b"])
def test_an_address_with_a_null_character_is_refused(address):
    assert Client().get(address).status_code == 400


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30])
def test_a_page_that_there_is_not_is_the_nearest_one(page):
    world.document()

    assert "Crowded ferries" in Client().get(f"/documents/?page={page}").content.decode()


def test_who_may_not_is_told_as_whom():
    answer = world.signed_in(Role.READER).get("/documents/add/")

    assert answer.status_code == 403
    assert "You are signed in as reader-" in words(answer.content.decode())


def test_a_form_that_was_open_for_too_long_can_be_sent_again():
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.person(Role.EDITOR))

    answer = client.post("/runs/")

    assert answer.status_code == 403
    assert "The form could not be accepted" in words(answer.content.decode())


def test_a_fault_of_ours_shows_a_page_that_needs_nothing_else():
    answer = defaults.server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Something went wrong here" in words(answer.content.decode())
