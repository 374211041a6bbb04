"""Collections by API: made, filled, told of, and what lists are limited to."""

import pytest
from django.test import Client

from oicsummit.access import Role
from sources import collections
from sources.models import Collection
from tests.api import world
from tests.api.test_changes import poll

pytestmark = pytest.mark.django_db


def journalist() -> Client:
    return Client(headers=world.token(world.person("a journalist", Role.JOURNALIST)))


def send(client: Client, path: str, body: dict, method: str = "post"):
    return getattr(client, method)(f"/api/v1/{path}", body, content_type="application/json")


def test_a_collection_is_made_named_and_filled() -> None:
    documents = [one.public_id for one in world.make(3).documents]
    client = journalist()

    made = send(client, "collections/", {"name": "Ferry", "documents": documents[:1]})
    id = made.json()["id"]
    named = send(client, f"collections/{id}/", {"name": "Ferries", "retired": True}, "patch")
    placed = send(client, f"collections/{id}/documents/", {"add": documents[1:], "remove": documents[:1]})

    assert (made.status_code, named.status_code, placed.status_code) == (201, 200, 200)
    shown = {name: placed.json()[name] for name in ("slug", "name", "retired", "documents", "page")}
    assert shown == {
        "slug": "ferry",
        "name": "Ferries",
        "retired": True,
        "documents": documents[1:],
        "page": f"/collections/{id}/",
    }


def test_what_cannot_be_is_refused() -> None:
    client = journalist()
    send(client, "collections/", {"name": "Ferry"})

    taken = send(client, "collections/", {"name": "ferry"})
    missing = send(client, "collections/", {"name": "Other", "documents": ["d-2222222222"]})
    nameless = send(client, "collections/", {"name": "  "})

    assert [answer.status_code for answer in (taken, missing, nameless)] == [409, 400, 400]
    assert Collection.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "count"),
    [("documents", 1), ("sentences", 1), ("claims", 1), ("quantities", 1), ("links", 1), ("figures", 1), ("runs", 1),
     ("sums", 1), ("checks", 1)],
)  # fmt: skip
def test_lists_are_limited_to_a_collection(api, kind: str, count: int) -> None:
    made = world.make(3)
    world.total(made.quantities[0], made.quantities[1:])
    author = world.person("an author", Role.EDITOR)
    world.check(made.claims[0], world.person("a journalist"), author)
    row = collections.write(by=author, name="Ferry")
    collections.write(by=author, name="Empty")
    collections.add(collection=row, documents=made.documents[:1], by=author)

    found = [len(api(f"{kind}/", collection=name).json()["results"]) for name in ("ferry", row.public_id, "empty")]

    assert found == [count, count, 0]


def test_the_documents_of_a_collection_are_read_again() -> None:
    made = world.make(2)
    author = world.person("an author", Role.EDITOR)
    row = collections.write(by=author, name="Ferry")
    collections.write(by=author, name="Empty")
    collections.add(collection=row, documents=made.documents[:1], by=author)
    client = Client(headers=world.token(author))

    run = send(client, "runs/", {"collection": "ferry", "dry_run": True})
    wrong = [send(client, "runs/", {"collection": name}).status_code for name in ("none", "empty")]
    both = send(client, "runs/", {"collection": "ferry", "all": True})

    assert (run.status_code, run.json()["progress"]["documents"]) == (202, 1)
    assert (wrong, both.status_code) == ([400, 400], 400)


@pytest.mark.django_db(transaction=True)
def test_what_comes_and_goes_is_told_to_those_who_keep_in_step(client) -> None:
    document = world.make(1).documents[0]
    author = world.person("an author", Role.EDITOR)
    row = collections.write(by=author, name="Ferry")
    collections.add(collection=row, documents=[document], by=author)

    told, _ = poll(client, kind="collection")

    assert [one["action"] for one in told] == ["created", "changed"]
    assert told[1]["changed"] == ["documents"]
    assert told[1]["object"]["documents"] == [document.public_id]
