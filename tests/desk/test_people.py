"""Administrators let people in, give them roles and send them away again."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from oicsummit.access import Role, role_of
from tests.api import world

pytestmark = pytest.mark.django_db


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)
    return client


def again(user: object) -> object:
    return get_user_model().objects.get(pk=user.pk)


@pytest.fixture
def admin(db: None) -> object:
    return world.person("ada", Role.ADMINISTRATOR)


@pytest.mark.parametrize("role", [None, Role.READER, Role.JOURNALIST, Role.EDITOR])
def test_nobody_else_may_see_who_is_here(role) -> None:
    client = signed_in(world.person("nora", role)) if role else Client()

    answer = client.get("/people/")

    assert answer.status_code == (403 if role else 302)


def test_an_invited_person_sets_a_password_by_the_link_once_and_signs_in(admin) -> None:
    answer = signed_in(admin).post("/people/", {"username": "nora", "name": "Nora Quist", "role": "journalist"})
    link = re.search(r"http://testserver(/account/set/[^<]+)", answer.content.decode())[1]
    guest = Client()

    form = guest.get(link, follow=True)
    words = "harbour-lantern-52"
    guest.post(form.redirect_chain[-1][0], {"new_password1": words, "new_password2": words})

    nora = get_user_model().objects.get(username="nora")
    assert (nora.get_full_name(), role_of(nora)) == ("Nora Quist", Role.JOURNALIST)
    assert nora.check_password(words)
    assert "has been used" in Client().get(link, follow=True).content.decode()


def test_a_name_is_given_once(admin) -> None:
    world.person("nora")

    answer = signed_in(admin).post("/people/", {"username": "Nora", "role": "reader"})

    assert answer.status_code == 422
    assert "there is a Nora already" in answer.content.decode()


def test_a_person_gets_another_role(admin) -> None:
    nora = world.person("nora", Role.JOURNALIST)

    signed_in(admin).post(f"/people/{nora.pk}/role/", {"role": "editor"})

    assert role_of(again(nora)) == Role.EDITOR


def test_a_disabled_person_is_out_at_once(admin) -> None:
    nora = world.person("nora", Role.EDITOR)
    hers = signed_in(nora)
    assert hers.get("/account/").status_code == 200

    signed_in(admin).post(f"/people/{nora.pk}/active/", {"active": "0"})

    assert hers.get("/account/").status_code == 302
    assert not again(nora).is_active


def test_the_last_administrator_stays_one(admin) -> None:
    client = signed_in(admin)

    client.post(f"/people/{admin.pk}/role/", {"role": "reader"})
    client.post(f"/people/{admin.pk}/active/", {"active": "0"})

    assert role_of(again(admin)) == Role.ADMINISTRATOR
    assert again(admin).is_active


def test_everyone_changes_their_own_password() -> None:
    nora = world.person("nora", Role.READER)
    nora.set_password("a long enough word")
    nora.save()
    words = "harbour-lantern-52"

    signed_in(nora).post(
        "/account/password/", {"old_password": "a long enough word", "new_password1": words, "new_password2": words}
    )

    assert again(nora).check_password(words)
