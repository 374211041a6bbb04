"""Signing in does the same work for every name, so that its time tells nobody which names there are."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client

from oicsummit import accounts
from oicsummit.access import Role
from tests.pages import world

pytestmark = pytest.mark.django_db
PASSWORD = "long enough to be one"


class Counting(PBKDF2PasswordHasher):
    """Counts how often a password is hashed, which is what takes the time."""

    iterations = 1000
    hashed = 0

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        Counting.hashed += 1
        return super().encode(password, salt, iterations)


@pytest.fixture(autouse=True)
def _counting(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]


@pytest.fixture
def people(settings) -> dict[str, str]:
    """Somebody who may sign in, somebody disabled, somebody invited who has set no password, and nobody."""
    world.person(Role.EDITOR)
    get_user_model().objects.create_user("ann", password=PASSWORD)
    get_user_model().objects.create_user("gone", password=PASSWORD, is_active=False)
    accounts.invite(by=world.person(Role.ADMINISTRATOR), username="invited", name="", email="", role=Role.READER)
    return {"known": "ann", "disabled": "gone", "invited": "invited", "unknown": "nobody-at-all"}


def work(name: str, password: str) -> tuple[int, int, str]:
    Counting.hashed = 0
    answer = Client().post("/sign-in/", {"username": name, "password": password})
    words = re.sub(r'"[A-Za-z0-9]{64}"', "", answer.content.decode().replace(name, ""))  # the token of each form
    return Counting.hashed, answer.status_code, words


def test_a_wrong_password_costs_the_same_hashing_whoever_is_named(people):
    hashed = {kind: work(name, "a wrong password")[0] for kind, name in people.items()}

    assert hashed == dict.fromkeys(people, 1)


def test_and_is_answered_with_the_same_words(people):
    answers = {work(name, "a wrong password")[1:] for name in people.values()}

    assert len(answers) == 1


def test_the_right_password_of_who_is_disabled_is_answered_like_a_wrong_one(people):
    assert work("gone", PASSWORD)[:2] == work("gone", "a wrong password")[:2]


def test_a_password_of_a_megabyte_costs_no_more_hashing(people):
    hashed, status, _ = work("ann", "x" * 1_000_000)

    assert (hashed <= 1, status) == (True, 200)
