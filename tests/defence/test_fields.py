"""A form or a request sets the fields it has, whatever else is sent with it."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import get_resolver
from knox.models import AuthToken

from claims.models import Check, Decision
from oicsummit.access import Role
from sources.models import Document
from tests.api import world
from tests.desk.test_people import signed_in
from tests.desk.test_walk import WRITES, patterns

pytestmark = pytest.mark.django_db

# What nobody sets by a form: what a row is known by, who made it, when, and what is decided about it elsewhere.
MORE = {
    "id": "1", "pk": "1", "public_id": "k-2222222222", "by": "somebody", "who": "1", "user": "1", "author": "1",
    "author_id": "1", "published_by": "1", "published_at": "2020-01-01", "created_at": "2020-01-01",
    "when": "2020-01-01",
    "is_superuser": "1", "is_staff": "1", "is_active": "0", "groups": "1", "state": "published", "is_digest": "1",
    "sha256": "0" * 64, "origin_key": "mine", "received_by": "somebody", "worth": "1", "extra_field": "1",
}  # fmt: skip

OLD = "long enough to be one"
WITHOUT_A_BODY = {("post", "runs-stop")}


@pytest.fixture
def small() -> world.World:
    return world.make()


def test_an_invitation_gives_its_role_and_no_more():
    root = world.person("root", Role.ADMINISTRATOR)

    signed_in(root).post("/people/", {**MORE, "username": "ann", "role": "reader"})

    ann = get_user_model().objects.get(username="ann")
    assert (ann.is_superuser, ann.is_staff, ann.is_active) == (False, False, True)
    assert [group.name for group in ann.groups.all()] == ["reader"]


def test_a_role_is_all_that_giving_one_changes():
    root, ann = world.person("root", Role.ADMINISTRATOR), world.person("ann", Role.READER)

    signed_in(root).post(f"/people/{ann.pk}/role/", {**MORE, "role": "journalist"})

    ann.refresh_from_db()
    assert (ann.is_superuser, ann.is_staff, ann.is_active, ann.username) == (False, False, True, "ann")


def test_a_new_password_changes_nothing_else():
    ann = get_user_model().objects.create_user("ann", password=OLD)
    new = "another one, long too"

    signed_in(ann).post(
        "/account/password/",
        {
            **MORE,
            "username": "root",
            "old_password": "long enough to be one",
            "new_password1": new,
            "new_password2": new,
        },
    )

    ann.refresh_from_db()
    assert ann.check_password(new)
    assert (ann.username, ann.is_superuser, ann.is_staff, ann.is_active) == ("ann", False, False, True)


def test_a_token_is_made_for_whoever_asks():
    root, ann = world.person("root", Role.ADMINISTRATOR), world.person("ann", Role.JOURNALIST)

    signed_in(ann).post("/account/tokens/", {**MORE, "user": root.pk, "name": "mine", "scope": "read", "days": "1"})

    assert [token.user for token in AuthToken.objects.all()] == [ann]


def test_a_check_is_saved_as_its_author_s_draft(small):
    nora, ruth = world.person("nora", Role.JOURNALIST), world.person("ruth", Role.EDITOR)
    client = signed_in(nora)
    client.post(f"/claims/{small.claims[0].public_id}/check/", {**MORE, "author": ruth.pk})
    check = Check.objects.get()

    client.post(f"/checks/{check.public_id}/", {**MORE, "do": "save", "note": "Counted.", "author": ruth.pk})

    check.refresh_from_db()
    assert (check.author, check.state, check.published_by, check.note) == (nora, "draft", None, "Counted.")


def test_a_decision_is_that_of_whoever_sends_it(small):
    ruth, imran = world.person("ruth", Role.EDITOR), world.person("imran", Role.EDITOR)

    signed_in(ruth).post(
        f"/desk/{small.links[0].public_id}/decide/", {**MORE, "state": "approved", "who": imran.pk, "score": "1"}
    )

    decision = Decision.objects.get()
    assert (decision.who, decision.when.year > 2020, decision.after["state"]) == (ruth, True, "approved")
    small.links[0].refresh_from_db()
    assert small.links[0].score == 0.8


def test_a_document_is_what_was_sent_and_nobody_says_its_hash():
    nora = world.person("nora", Role.JOURNALIST)

    signed_in(nora).post("/documents/add/", {**MORE, "author": "", "text": "Fees rose by 12%.", "at_once": "1"})

    document = Document.objects.get()
    assert (document.text, document.state, document.is_digest) == ("Fees rose by 12%.", "active", False)
    assert document.sha256 != MORE["sha256"]
    assert document.origin_key != MORE["origin_key"]
    assert document.originals.get().received_by == "nora"


def test_no_write_of_the_api_takes_a_field_that_it_does_not_know(small):
    """Each that reads a body says which field it is; those that read none change what they would without one."""
    root = world.person("root", Role.ADMINISTRATOR)
    client = Client(headers=world.token(root))
    check = world.check(small.claims[0], world.person("nora", Role.JOURNALIST), root)
    made = world.decision(small.links[0], root)
    ids = {
        "documents": small.documents[0], "runs": small.run, "claims": small.claims[0], "links": small.links[0],
        "figures": small.figure, "speakers": small.speaker, "checks": check, "decisions": made,
    }  # fmt: skip
    refused, taken = 0, []

    for path, pattern in patterns(get_resolver()):
        resource = path.removeprefix("api/v1/").lstrip("^").split("/")[0]
        if not path.startswith("api/") or resource not in WRITES:
            continue
        id = ids[resource].public_id if resource in ids else "some-thing"
        address = "/" + re.sub(r"\(\?P<\w+>[^)]*\)", id, path.replace("^", "").replace("$", ""))
        for method in set(getattr(pattern.callback, "actions", None) or {}) & {"post", "put", "patch"}:
            answer = client.generic(method.upper(), address, '{"extra_field": 1}', "application/json")
            refused += answer.status_code == 400 and "extra_field" in answer.content.decode()
            if answer.status_code < 400:
                taken.append((method, pattern.name))

    assert refused > 10
    assert set(taken) <= WITHOUT_A_BODY
