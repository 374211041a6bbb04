"""The newsroom's own list of verdicts: editors write it, and what was published keeps its words."""

import pytest
from django.test import Client

from claims.models import Verdict
from oicsummit.access import Role
from sources.models import Event
from tests.api import world
from tests.desk.test_people import signed_in

pytestmark = pytest.mark.django_db

SAID = {"name": "Half right", "definition": "One part holds and another does not.", "place": "2"}


@pytest.fixture
def ruth():
    return world.person("ruth", Role.EDITOR)


@pytest.fixture
def published() -> Verdict:
    claim = world.make(1).claims[0]
    return world.check(claim, world.person("a", Role.JOURNALIST), publisher=world.person("b", Role.EDITOR)).verdict


def test_an_editor_adds_a_verdict_and_the_history_says_who(ruth) -> None:
    signed_in(ruth).post("/verdicts/add/", SAID)

    row = Verdict.objects.get(slug="half-right")
    assert (row.name, row.definition, row.place) == ("Half right", "One part holds and another does not.", 2)
    event = Event.objects.get(kind="verdict")
    assert (event.actor, event.public_id, event.after["name"]) == ("ruth", row.slug, "Half right")
    assert "One part holds" in Client().get("/verdicts/").content.decode()


def test_a_name_that_is_taken_is_refused_beside_the_field(ruth) -> None:
    signed_in(ruth).post("/verdicts/add/", SAID)

    answer = signed_in(ruth).post("/verdicts/add/", {**SAID, "name": "half  RIGHT"})

    assert answer.status_code == 422
    assert "There is a verdict half right already." in answer.content.decode()


def test_what_published_checks_say_keeps_its_words_and_is_taken_out_of_use_instead(ruth, published) -> None:
    client, address = signed_in(ruth), f"/verdicts/{published.slug}/"

    refused = client.post(address, {"name": published.name, "definition": "Something else.", "place": "1"})
    moved = client.post(address, {"name": published.name, "definition": published.definition, "place": "7"})
    client.post(f"{address}retire/")

    published.refresh_from_db()
    assert (refused.status_code, moved.status_code) == (422, 302)
    assert (published.definition, published.place, published.retired) == ("What is said is so.", 7, True)


def test_the_list_is_written_by_api_too(ruth, published) -> None:
    client = Client(headers=world.token(ruth))

    def send(method: str, path: str, body: dict) -> int:
        return getattr(client, method)(f"/api/v1/verdicts/{path}", body, content_type="application/json").status_code

    assert send("post", "", {"name": "Half right", "definition": "One part holds."}) == 201
    assert send("patch", "half-right/", {"definition": "Another does not."}) == 200
    assert send("patch", f"{published.slug}/", {"definition": "Something else."}) == 409
    assert send("patch", f"{published.slug}/", {"retired": True}) == 200
    assert Verdict.objects.get(slug="half-right").definition == "Another does not."
