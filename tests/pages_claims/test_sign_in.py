"""Signing in, being locked out, and signing out."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from tests.pages_claims.story import read, said

pytestmark = pytest.mark.django_db
PASSWORD = "long enough to be one"


@pytest.fixture
def ann():
    return get_user_model().objects.create_user("ann", password=PASSWORD)


def sign_in(client: Client, password: str = PASSWORD, **more):
    return client.post("/sign-in/", {"username": "ann", "password": password, **more})


def test_signing_in_leads_on_to_the_page_that_asked_for_it(ann):
    assert sign_in(Client(), next="/runs/")["Location"] == "/runs/"
    assert sign_in(Client())["Location"] == "/"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "/\\example.org"]
)
def test_signing_in_leads_to_no_other_site(ann, elsewhere):
    assert sign_in(Client(), next=elsewhere)["Location"] == "/"


def test_a_wrong_password_is_refused_in_words_and_the_name_is_kept(ann):
    answer = sign_in(Client(), "wrong")

    assert "That name and password do not belong together." in answer.content.decode()
    assert 'value="ann"' in answer.content.decode()


def test_too_many_wrong_passwords_lock_the_name_and_say_for_how_long(ann):
    client = Client()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        answer = sign_in(client, "wrong")

    assert answer.status_code == 429
    assert sign_in(client).status_code == 429
    assert (
        "cannot sign in from here for 15 minutes, not even with the right password" in sign_in(client).content.decode()
    )


def test_signing_out_is_a_post_and_leads_home(ann):
    client = Client()
    client.force_login(ann)

    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/"
    assert "Sign in" in read("/claims/", client)


def test_who_is_signed_in_is_led_on_at_once(ann):
    client = Client()
    client.force_login(ann)

    assert client.get("/sign-in/?next=/runs/")["Location"] == "/runs/"


def test_the_page_says_where_one_goes_on_to():
    assert "Sign in to go on to /runs/" in said("/sign-in/?next=/runs/")
