"""Who may what."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from oicsummit import access
from oicsummit.access import Role

pytestmark = pytest.mark.django_db

PREDICATES = ["read", "add_document", "check", "decide", "run", "publish", "administer"]


def person(role: Role | None, **fields):
    user = get_user_model().objects.create_user(username=f"a {role}", **fields)
    if role:
        access.give_role(user=user, role=role)
    return user


def rights(user) -> list[str]:
    return [name for name in PREDICATES if getattr(access, f"may_{name}")(user)]


def test_each_role_may_what_the_ones_before_it_may():
    assert [rights(person(role)) for role in Role] == [
        ["read"],
        ["read", "add_document", "check"],
        ["read", "add_document", "check", "decide", "run", "publish"],
        PREDICATES,
    ]


def test_a_person_without_a_role_reads():
    assert rights(person(None)) == ["read"]


def test_a_superuser_is_an_administrator():
    assert rights(person(None, is_superuser=True)) == PREDICATES


def test_a_disabled_person_is_a_stranger(settings):
    settings.ANONYMOUS_MAY_READ = False

    assert rights(person(Role.EDITOR, is_active=False)) == []


@pytest.mark.parametrize("open_to_all", [True, False])
def test_whether_a_stranger_reads_is_a_setting(settings, open_to_all):
    settings.ANONYMOUS_MAY_READ = open_to_all

    assert rights(AnonymousUser()) == (["read"] if open_to_all else [])


def test_a_new_role_takes_the_place_of_the_old_one():
    user = person(Role.ADMINISTRATOR)

    access.give_role(user=user, role=Role.READER)

    assert rights(user) == ["read"]


def test_where_strangers_may_not_read_every_page_leads_to_sign_in(settings):
    settings.ANONYMOUS_MAY_READ = False

    answer = Client().get("/documents/?q=boats")

    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/documents/%3Fq%3Dboats")


@pytest.mark.parametrize(
    ("address", "status"),
    [("/", 302), ("/claims/", 302), ("/runs/", 302), ("/checks/", 200), ("/sign-in/", 200), ("/marks/", 200)],
)
def test_where_strangers_may_not_read_they_see_published_checks_alone(settings, address, status):
    settings.ANONYMOUS_MAY_READ = False

    assert Client().get(address).status_code == status
