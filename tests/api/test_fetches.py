"""Taking in a page by its address through the API: asked for, fetched by a worker, asked after."""

from collections.abc import Callable

import pytest

from claims.selectors import history
from oicsummit import tasks
from oicsummit.access import Role
from sources.models import Document, Event, Fetch, Run
from tests.api import world
from tests.sources.formats import makers
from tests.sources.test_guard import Server, answer, serve  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def headers() -> dict[str, str]:
    return world.token(world.person("nora", Role.JOURNALIST))


@pytest.fixture
def page(serve: Callable, settings) -> Server:  # noqa: F811
    settings.FETCH_ALLOWED_NETWORKS = ["127.0.0.0/8"]
    return serve({"/fees": answer(makers.html()), "/robots.txt": answer(b"", "Content-Type: text/plain")})


def ask(client, headers, **body: object):
    return client.post("/api/v1/fetches/", body, content_type="application/json", headers=headers)


def test_a_page_is_asked_for_and_asked_after_until_it_is_there(client, headers, page) -> None:
    asked = ask(client, headers, address=f"{page.address}/fees", publisher="Lorn Gazette", every_hours=24)
    path = f"/api/v1/fetches/{asked.json()['id']}/"
    before = client.get(path, headers=headers).json()

    tasks.fetch(fetch_id=Fetch.objects.get().pk)

    document, after = Document.objects.get(), client.get(f"{path}?include=document", headers=headers).json()
    assert (asked.status_code, before["state"], before["document"]) == (202, "queued", None)
    assert (after["state"], after["document"], after["error"]) == ("fetched", document.public_id, "")
    assert (after["every_hours"], after["asked_by"], after["final_address"]) == (24, "nora", f"{page.address}/fees")
    assert after["included"]["document"]["publisher"] == "lorn-gazette"
    assert Run.objects.get().started_from == "api"


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:6379/", "http://user:pw@news.example/", "file:///etc/passwd", "no address", "http://[::1]/x"],
)
def test_an_address_that_its_words_rule_out_is_refused_at_once(client, headers, address) -> None:
    refused = ask(client, headers, address=address)

    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "address")
    assert not Fetch.objects.exists()


def test_an_address_that_leads_inside_is_refused_by_the_worker_in_words(client, headers, page) -> None:
    page.answers["/fees"] = answer(b"", "Location: http://10.0.0.1/", "302 Found")
    path = f"/api/v1/fetches/{ask(client, headers, address=f'{page.address}/fees').json()['id']}/"

    tasks.fetch(fetch_id=Fetch.objects.get().pk)

    said = client.get(path, headers=headers).json()
    assert (said["state"], said["document"]) == ("failed", None)
    assert "inside a private network" in said["error"]
    assert not Document.objects.exists()


def test_a_page_is_watched_asked_for_again_and_watched_no_more_and_the_history_says_by_whom(
    client, headers, page
) -> None:
    path = f"/api/v1/fetches/{ask(client, headers, address=f'{page.address}/fees').json()['id']}/"
    tasks.fetch(fetch_id=Fetch.objects.get().pk)

    def send(method: str, to: str, body: dict) -> dict:
        return getattr(client, method)(to, body, content_type="application/json", headers=headers).json()

    watched = send("patch", path, {"every_hours": 6})
    again = send("post", f"{path}again/", {})
    left = send("patch", path, {"every_hours": None})

    assert [one["every_hours"] for one in (watched, again, left)] == [6, 6, None]
    assert (watched["state"], again["state"], left["next_at"]) == ("fetched", "queued", None)
    events = Event.objects.filter(kind="fetch").order_by("id")
    assert [history.words_of(event).format("it") for event in events] == [
        "asked for it", "watched it", "asked for it again", "watched it no more",
    ]  # fmt: skip
    assert {event.actor for event in events} == {"nora"}


def test_only_who_may_add_documents_sees_and_asks(client) -> None:
    reader = world.token(world.person("reader", Role.READER))

    answers = [client.get("/api/v1/fetches/", headers=who).status_code for who in ({}, reader)]

    assert answers == [401, 403]
    assert ask(client, reader, address="https://news.example/").status_code == 403


@pytest.mark.parametrize(
    ("body", "field"),
    [({}, "address"), ({"address": "https://a.example/", "every_hours": 0}, "every_hours"),
     ({"address": "https://a.example/", "hours": 1}, "hours")],
)  # fmt: skip
def test_what_cannot_be_asked_says_why(client, headers, body, field) -> None:
    refused = ask(client, headers, **body)

    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, field)
