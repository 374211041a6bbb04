"""A check by API, from its draft to what has been published: the same steps and rights as by page."""

import pytest
from django.test import Client

from claims import publish
from claims.models import Check, Verdict
from oicsummit.access import Role
from tests.api import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return {role: world.token(world.person(role, role)) for role in Role}


def send(client: Client, path: str, body: object, headers: dict[str, str], method: str = "post"):
    return getattr(client, method)(f"/api/v1/checks/{path}", body, content_type="application/json", headers=headers)


def test_a_journalist_writes_and_an_editor_publishes_and_corrects(client, people):
    made = world.make(1)
    Verdict.objects.create(name="Holds here", slug="holds-here", definition="So it is.")
    journalist, editor = people[Role.JOURNALIST], people[Role.EDITOR]

    begun = send(client, "", {"claim": made.claims[0].public_id, "note": "Counted."}, journalist)
    check = begun.json()["id"]
    early = send(client, f"{check}/send/", {}, journalist)
    written = send(client, f"{check}/", {"verdict": "holds-here"}, journalist, "patch")
    evidence = send(client, f"{check}/evidence/", {"address": "https://example.org/count"}, journalist)
    sent = send(client, f"{check}/send/", {}, journalist)
    published = send(client, f"{check}/publish/", {}, editor)
    late = send(client, f"{check}/", {"note": "Other."}, journalist, "patch")
    wrong = {"correction": "A day was missing.", "verdict": "holds-here", "note": "Counted again."}
    corrected = send(client, f"{check}/correct/", wrong, editor)
    withdrawn = send(client, f"{check}/withdraw/", {"why": "The count was withdrawn."}, editor)

    answers = [begun, early, written, evidence, sent, published, late, corrected, withdrawn]
    assert [one.status_code for one in answers] == [201, 409, 200, 201, 200, 200, 409, 200, 200]
    assert (written.json()["note"], written.json()["verdict"]) == ("Counted.", "holds-here")
    assert [one.json()["state"] for one in (sent, published, corrected, withdrawn)] == [
        "in_review",
        "published",
        "corrected",
        "withdrawn",
    ]
    assert published.json()["published_by"] == "editor"
    assert corrected.json()["correction"] == "A day was missing."


def test_nobody_publishes_a_check_of_their_own(client, people):
    made = world.make(1)
    Verdict.objects.create(name="Holds here", slug="holds-here", definition="So it is.")
    editor = people[Role.EDITOR]
    body = {"figure": made.figure.public_id, "note": "Counted.", "verdict": "holds-here"}
    check = send(client, "", body, editor).json()["id"]
    send(client, f"{check}/evidence/", {"note": "I was there."}, editor)
    send(client, f"{check}/send/", {}, editor)

    own = send(client, f"{check}/publish/", {}, editor)
    back = send(client, f"{check}/send_back/", {"why": "Ask the operator."}, editor)

    assert (own.status_code, own.json()["code"]) == (409, "conflict")
    assert (back.status_code, back.json()["state"]) == (200, "draft")


def test_a_journalist_changes_no_check_of_another(client, people):
    made = world.make(1)
    check = world.check(made.claims[0], world.person("another", Role.JOURNALIST)).public_id

    changed = send(client, f"{check}/", {"note": "Mine."}, people[Role.JOURNALIST], "patch")

    assert changed.status_code == 403
    assert Check.objects.get().note == "Counted."
    assert send(client, f"{check}/", {"note": "Ours."}, people[Role.EDITOR], "patch").status_code == 200


@pytest.mark.parametrize(
    ("path", "least"),
    [("", Role.JOURNALIST), ("{check}/evidence/", Role.JOURNALIST), ("{check}/publish/", Role.EDITOR)],
)
def test_what_it_takes_is_asked_of_everyone(client, people, path, least):
    check = world.check(world.make(1).claims[0], world.person("another", Role.JOURNALIST)).public_id

    answers = {
        role: send(client, path.format(check=check), {}, headers).status_code for role, headers in people.items()
    }

    allowed = list(Role)[list(Role).index(least) :]
    assert send(client, path.format(check=check), {}, {}).status_code == 401
    assert {role for role, status in answers.items() if status != 403} == set(allowed)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, ""),
        ({"claim": "c-2222222222"}, "claim"),
        ({"claim": "1"}, "claim"),
        ({"verdict": "x", "claim": "{}"}, "verdict"),
    ],
)
def test_a_check_on_nothing_is_refused(client, people, body, field):
    claim = world.make(1).claims[0].public_id
    body = {name: value.replace("{}", claim) for name, value in body.items()}

    response = send(client, "", body, people[Role.JOURNALIST])

    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == field


def test_evidence_is_taken_away_until_the_check_is_published(client):
    made = world.make(1)
    author = world.person("author", Role.JOURNALIST)
    check = world.check(made.claims[0], author)
    headers = world.token(author)
    base = f"/api/v1/checks/{check.public_id}/"
    number = client.get(f"{base}?include=evidence", headers=headers).json()["included"]["evidence"][0]["number"]

    unknown = client.post(f"{base}evidence/999999999/remove/", headers=headers)
    gone = client.post(f"{base}evidence/{number}/remove/", headers=headers)
    published = world.check(made.claims[0], author, publisher=world.person("publisher"))
    kept = client.post(
        f"/api/v1/checks/{published.public_id}/evidence/{published.evidence.get().pk}/remove/", headers=headers
    )

    assert (unknown.status_code, gone.status_code, kept.status_code) == (404, 200, 409)
    assert not check.evidence.exists()
    assert published.evidence.count() == 1


def test_what_a_correction_asks_for_is_listed_until_somebody_has_looked(client):
    made = world.make(2)
    check = world.check(made.claims[0], world.person("author"), publisher=world.person("publisher"))
    editor = world.person("editor", Role.EDITOR)
    publish.correct(check=check, by=editor, correction="Two counted twice.", verdict=check.verdict, note="Again.")
    journalist = world.person("journalist", Role.JOURNALIST)
    headers = world.token(journalist)

    (waiting,) = client.get("/api/v1/tasks/?done=false", headers=headers).json()["results"]
    done = client.post(f"/api/v1/tasks/{waiting['id']}/done/", headers=headers).json()
    again = client.post(
        f"/api/v1/tasks/{waiting['id']}/done/", headers=world.token(world.person("b", Role.EDITOR))
    ).json()

    assert (waiting["because_of"], waiting["claim"], waiting["done_at"]) == (
        check.public_id, made.claims[1].public_id, None,
    )  # fmt: skip
    assert done["done_by"] == "journalist"
    assert again == done
    assert client.get("/api/v1/tasks/?done=false", headers=headers).json()["results"] == []
    assert client.get("/api/v1/tasks/", headers=world.token(world.person("r", Role.READER))).status_code == 403
