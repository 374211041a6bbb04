"""Tokens: made and revoked on a page and by command, shown once, for reading or writing."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from knox.models import AuthToken

from oicsummit import tokens
from oicsummit.access import Role
from oicsummit.models import Grant
from tests.api import world

pytestmark = pytest.mark.django_db


def headers(secret: str) -> dict[str, str]:
    return {"authorization": f"Token {secret}"}


def test_a_token_is_made_on_a_page_and_shown_once(client, api):
    person = world.person("editor", Role.EDITOR)
    client.force_login(person)

    made = client.post("/account/tokens/", {"name": "archive", "scope": "read", "days": "30"})
    again = client.get("/account/tokens/")

    secret = made.content.decode().split('id="secret">')[1].split("<")[0]
    grant = Grant.objects.get()
    assert (grant.name, grant.may_write) == ("archive", False)
    assert timedelta(days=29) < grant.token.expiry - timezone.now() < timedelta(days=31)
    assert "no-store" in made["Cache-Control"]
    assert "archive" in again.content.decode()
    assert secret not in again.content.decode()
    assert api("claims/", headers=headers(secret)).status_code == 200


def test_a_token_for_reading_writes_nothing(client):
    secret = tokens.make(user=world.person("editor", Role.EDITOR), may_write=False)

    refused = client.post("/api/v1/runs/", {"all": True}, content_type="application/json", headers=headers(secret))

    assert refused.status_code == 403
    assert refused.json()["detail"] == "This token is for reading only."


def test_its_last_use_is_noted(api):
    secret = tokens.make(user=world.person("reader"))

    api("claims/", headers=headers(secret))

    assert timezone.now() - Grant.objects.get().last_used_at < timedelta(minutes=1)


def test_a_revoked_token_is_refused_at_once_and_others_stay(client, api):
    person = world.person("reader")
    first, second = tokens.make(user=person, name="first"), tokens.make(user=person, name="second")
    client.force_login(person)

    client.post(f"/account/tokens/{Grant.objects.get(name='first').pk}/revoke/")

    assert api("claims/", headers=headers(first)).status_code == 401
    assert api("claims/", headers=headers(second)).status_code == 200


def test_nobody_revokes_the_token_of_another(client):
    tokens.make(user=world.person("owner"))
    client.force_login(world.person("stranger"))

    client.post(f"/account/tokens/{Grant.objects.get().pk}/revoke/")

    assert AuthToken.objects.count() == 1


def test_a_token_that_has_ended_is_refused_and_not_shown(api):
    person = world.person("reader")
    secret = tokens.make(user=person)
    AuthToken.objects.update(expiry=timezone.now() - timedelta(seconds=1))

    assert list(tokens.of(person)) == []
    assert api("claims/", headers=headers(secret)).status_code == 401


def test_the_command_makes_one_for_reading_only(capsys):
    world.person("reader")

    call_command("token", "reader", "--read-only", "--name", "archive")

    assert capsys.readouterr().out.strip()
    assert (Grant.objects.get().name, Grant.objects.get().may_write) == ("archive", False)


def test_strangers_are_sent_to_sign_in(client):
    assert client.get("/account/tokens/")["Location"].startswith("/sign-in/")
