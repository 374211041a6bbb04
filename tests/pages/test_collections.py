"""Collections by page: made, filled, and what is limited to one."""

import re

import pytest
from django.test import Client

from claims.models import LinkState
from oicsummit.access import Role
from sources import collections
from sources.models import Collection, Document, Run
from tests.pages import world
from tests.pages.words import words

pytestmark = pytest.mark.django_db


def body(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def titles(page: str) -> list[str]:
    return [words(title) for title in re.findall(r'<a class="t src"[^>]*>(.*?)</a>', page)]


def made(*documents: Document, name: str = "Ferries") -> Collection:
    editor = world.person(Role.EDITOR)
    row = collections.write(by=editor, name=name)
    collections.add(collection=row, documents=documents, by=editor)
    return row


def test_a_journalist_makes_a_collection_looks_for_documents_and_puts_them_in() -> None:
    client = world.signed_in()
    boats = world.document("Boats sailed.", title="Boats")
    world.document("Gulls screamed.", title="Gulls")

    leads_on = client.post("/collections/add/", {"name": "Ferries", "description": "All on boats."})
    row = Collection.objects.get()
    offered = body(client, f"/collections/{row.public_id}/?add=boats")
    client.post(f"/collections/{row.public_id}/place/", {"document": boats.public_id, "do": "add"})

    assert leads_on.headers["Location"] == f"/collections/{row.public_id}/"
    assert re.findall(r'name="document" value="(.*?)"', offered) == [boats.public_id]
    page = body(client, f"/collections/{row.public_id}/")
    assert titles(page) == ["Boats"]
    assert f"put {boats.public_id} into the collection" in page
    assert titles(body(client, "/documents/?collection=ferries")) == ["Boats"]


def test_a_document_leaves_a_collection_and_stays() -> None:
    client, boats = world.signed_in(), world.document("Boats sailed.", title="Boats")
    row = made(boats)

    client.post(f"/collections/{row.public_id}/place/", {"document": boats.public_id, "do": "remove"})

    assert "No document is in this collection yet." in body(client, f"/collections/{row.public_id}/")
    assert titles(body(client, "/documents/")) == ["Boats"]


def test_a_document_is_put_into_a_collection_from_its_own_page() -> None:
    client, boats = world.signed_in(), world.document("Boats sailed.", title="Boats")
    row = made()

    client.post(f"/documents/{boats.public_id}/collect/", {"collection": "ferries"})
    refused = client.post(f"/documents/{boats.public_id}/collect/", {"collection": ""}, follow=True)

    assert list(row.documents.all()) == [boats]
    assert "Choose a collection to put this document into." in refused.content.decode()
    assert f'<a href="/collections/{row.public_id}/">Ferries</a>' in body(client, f"/documents/{boats.public_id}/")


def test_a_name_that_is_taken_is_said_beside_the_field() -> None:
    client = world.signed_in()
    made()

    answer = client.post("/collections/add/", {"name": "ferries"})

    assert answer.status_code == 422
    assert "There is a collection ferries already." in answer.content.decode()


def test_one_out_of_use_is_not_offered_but_its_address_holds() -> None:
    client, boats = world.signed_in(), world.document("Boats sailed.", title="Boats")
    row = made(boats)

    client.post(f"/collections/{row.public_id}/retire/")

    assert "Ferries" not in body(client, "/documents/")
    assert titles(body(client, "/documents/?collection=ferries")) == ["Boats"]


def test_claims_figures_and_the_desk_are_limited_to_one() -> None:
    inside = world.two_accounts()[0].document
    made(inside)
    made(name="Empty")
    client = world.signed_in(Role.EDITOR)

    counts = {
        address: [body(client, f"/{address}/?collection={name}").count(row) for name in ("ferries", "empty")]
        for address, row in (("claims", '<li class="claimrow'), ("figures", '<li class="figurerow'))
    }
    desk = [body(client, f"/desk/?collection={name}") for name in ("ferries", "empty")]

    assert counts["claims"] == [1, 0]
    assert counts["figures"][1] == 0
    assert ["of 1 decided" in page for page in desk] == [True, False]
    assert "Nothing waits here." in desk[1]


def test_the_desk_stays_within_the_collection_after_a_decision() -> None:
    world.two_accounts()
    made(Document.objects.first())
    client = world.signed_in(Role.EDITOR)
    link = world.Link.objects.get()

    answer = client.post(f"/desk/{link.public_id}/decide/?collection=ferries", {"state": "approved"})

    link.refresh_from_db()
    assert link.state == LinkState.APPROVED
    assert answer.headers["Location"] == "/desk/?collection=ferries"


def test_the_documents_of_a_collection_are_read_again() -> None:
    client, boats = world.signed_in(Role.EDITOR), world.document("Boats sailed.", title="Boats")
    world.document("Gulls screamed.", title="Gulls")
    made(boats)

    client.post("/runs/", {"collection": "ferries", "dry_run": "1"})

    run = Run.objects.order_by("-pk").first()
    assert [part.document for part in run.parts.all()] == [boats]
    assert run.filter == {"documents": {"collection": "ferries"}}


def test_a_reader_sees_collections_and_changes_none() -> None:
    row = made(world.document("Boats sailed.", title="Boats"))

    page = body(Client(), f"/collections/{row.public_id}/")

    assert titles(page) == ["Boats"]
    assert "Add documents" not in page
    assert "Take documents out" not in page
