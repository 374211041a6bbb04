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
