"""Every form is limited; who sends too many is told so in words, and is left alone after a while."""

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from oicsummit import rates
from oicsummit.access import Role
from tests.defence import walk
from tests.pages import world
from tests.pages.words import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _from_the_start():
    cache.clear()


@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role or "stranger")
def test_every_form_is_limited_for_everyone(role, settings):
    settings.FORM_RATE_ANONYMOUS = settings.FORM_RATE_USER = "0/minute"
    client = world.signed_in(role) if role else Client()

    answers = {name: client.post(path).status_code for name, path in walk.pages()}

    assert len(answers) > 50
    assert {name: status for name, status in answers.items() if status != 429} == {}


def test_who_sends_too_many_is_told_in_words_when_to_come_back(settings):
    settings.FORM_RATE_USER = "2/minute"
    client = world.signed_in(Role.EDITOR)

    first, second, third = (client.post("/runs/", {"dry_run": "1"}) for _ in range(3))

    assert (first.status_code, second.status_code, third.status_code) == (302, 302, 429)
    assert 0 < int(third["Retry-After"]) <= 60
    assert "That was too many forms at once" in words(third.content.decode())
    assert "nothing was changed by it" in words(third.content.decode())
    assert third["X-Frame-Options"] == "DENY"
    assert "default-src 'self'" in third["Content-Security-Policy"]


def test_reading_is_not_counted_and_one_account_does_not_use_up_another_s(settings):
    settings.FORM_RATE_USER = "1/minute"
    mine, theirs = world.signed_in(Role.EDITOR), world.signed_in(Role.EDITOR)
    mine.post("/runs/")

    assert mine.get("/runs/").status_code == 200
    assert theirs.post("/runs/").status_code == 302


def test_strangers_are_told_apart_by_their_address(settings):
    settings.FORM_RATE_ANONYMOUS = "1/minute"
    Client(REMOTE_ADDR="192.0.2.1").post("/sign-in/")

    assert Client(REMOTE_ADDR="192.0.2.1").post("/sign-in/").status_code == 429
    assert Client(REMOTE_ADDR="192.0.2.2").post("/sign-in/").status_code == 200


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),  # nobody stands before us: whoever says so made it up
        (1, "", "192.0.2.1"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "10.9.9.9, 198.51.100.1, 203.0.113.9", "198.51.100.1"),
        (2, "203.0.113.9", "203.0.113.9"),
    ],
)
def test_only_what_our_own_proxies_told_of_an_address_is_believed(settings, proxies, told, address):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"x-forwarded-for": told})

    assert rates.address(request) == address


def test_wrong_passwords_from_one_place_lock_nobody_out_elsewhere(settings):
    """Behind a proxy too, where every request comes from its one address."""
    settings.PROXIES = 1
    person = world.person(Role.EDITOR)
    person.set_password("long enough to be one")
    person.save()

    def sign_in(address: str, password: str) -> int:
        return (
            Client(headers={"x-forwarded-for": address})
            .post("/sign-in/", {"username": person.username, "password": password})
            .status_code
        )

    tried = [sign_in("198.51.100.1", "wrong") for _ in range(settings.AXES_FAILURE_LIMIT)]

    assert tried[-1] == 429
    assert sign_in("203.0.113.9", "long enough to be one") == 302


def test_without_a_cache_nobody_is_turned_away(settings):
    settings.FORM_RATE_ANONYMOUS = "0/minute"
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///nowhere/at/all.sock",
        }
    }
    cache.close()

    assert Client().post("/sign-in/").status_code == 200
