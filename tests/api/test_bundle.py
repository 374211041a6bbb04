"""The evidence bundle by API and page: what is in it, and for whom."""

import hashlib
import io
import json
import zipfile

import pytest
from django.test import Client

from oicsummit.access import Role
from sources.models import Collection, Document, Original
from tests.api import world

pytestmark = pytest.mark.django_db


def as_a(role: Role) -> dict[str, str]:
    return world.token(world.person(role.value, role))


def rows(response, table: str) -> list[dict]:
    if not hasattr(response, "whole"):
        response.whole = response.getvalue()  # which can be read once
    with zipfile.ZipFile(io.BytesIO(response.whole)) as bundle:
        return [json.loads(line) for line in bundle.read(f"{table}.jsonl").splitlines()]


def test_a_documents_bundle_holds_what_rests_on_it(api):
    made = world.make(4)
    first = made.documents[0]

    response = api("bundle/", headers=as_a(Role.EDITOR), document=first.public_id)

    assert response["Content-Disposition"] == f'attachment; filename="evidence-{first.public_id}.zip"'
    # Every two neighbours are linked: the second comes with the link, the third does not.
    assert [row["title"] for row in rows(response, "sources.document")] == ["Ferry 0", "Ferry 1"]
    assert [row["public_id"] for row in rows(response, "claims.link")] == [made.links[0].public_id]
    assert rows(response, "claims.link")[0]["slots"] == made.links[0].slots
    assert {row["public_id"] for row in rows(response, "sources.event")} >= {first.public_id, made.links[0].public_id}


def test_the_manifest_names_every_member_with_its_hash(api):
    world.make(1)
    response = api("bundle/", headers=as_a(Role.ADMINISTRATOR))

    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as bundle:
        said = json.loads(bundle.read("manifest.json"))
        hashes = {name: hashlib.sha256(bundle.read(name)).hexdigest() for name in bundle.namelist()}
    hashes.pop("manifest.json")
    assert {name: member["sha256"] for name, member in said["members"].items()} == hashes
    assert (said["version"], said["made_by"]) == (1, "administrator")


def test_a_collections_bundle_holds_its_documents(api):
    made = world.make(3)
    collection = Collection.objects.create(name="Quay", slug="quay")
    collection.documents.add(made.documents[2])

    response = api("bundle/", headers=as_a(Role.EDITOR), collection="quay")

    assert "Ferry 2" in [row["title"] for row in rows(response, "sources.document")]
    assert [row["slug"] for row in rows(response, "sources.collection")] == ["quay"]
    assert len(rows(response, "sources.collectiondocument")) == 1


def test_what_is_withdrawn_is_in_nobodys_bundle_but_administrators(api):
    made = world.make(2)
    Document.objects.filter(pk=made.documents[1].pk).update(state="withdrawn")

    mine = api("bundle/", headers=as_a(Role.EDITOR), document=made.documents[0].public_id)
    theirs = api("bundle/", headers=as_a(Role.ADMINISTRATOR), document=made.documents[0].public_id)

    assert [row["title"] for row in rows(mine, "sources.document")] == ["Ferry 0"]
    assert rows(mine, "claims.link") == []
    assert [row["title"] for row in rows(theirs, "sources.document")] == ["Ferry 0", "Ferry 1"]


def test_the_files_received_are_for_administrators(api):
    document = world.make(1).documents[0]
    Original.objects.create(
        document=document, content=b"abc", sha256="0" * 64, size=3, media_type="text/plain", received_by="a test"
    )

    plain = api("bundle/", headers=as_a(Role.EDITOR), document=document.public_id)
    refused = api("bundle/", headers=world.token(world.person("other", Role.EDITOR)), originals="yes",
                  document=document.public_id)  # fmt: skip
    whole = api("bundle/", headers=as_a(Role.ADMINISTRATOR), originals="yes", document=document.public_id)

    assert [row["content"] for row in rows(plain, "sources.original")] == ["\\x"]
    assert refused.status_code == 403
    assert [row["content"] for row in rows(whole, "sources.original")] == ["\\x616263"]


@pytest.mark.parametrize(("role", "status"), [(None, 401), (Role.JOURNALIST, 403), (Role.EDITOR, 403)])
def test_everything_at_once_is_for_administrators(api, role, status):
    headers = as_a(role) if role else {}

    assert api("bundle/", headers=headers).status_code == status


@pytest.mark.parametrize(
    "asked",
    [{"document": "d-2222222222"}, {"collection": "nowhere"}, {"document": "d-2222222222", "collection": "x"}],
)
def test_what_is_not_there_is_said(api, asked):
    response = api("bundle/", headers=as_a(Role.EDITOR), **asked)

    assert (response.status_code, response.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(("role", "shown"), [(Role.EDITOR, True), (Role.JOURNALIST, False)])
def test_a_documents_page_offers_it_to_whom_it_is_for(role, shown):
    document = world.make(1).documents[0]
    client = Client()
    client.force_login(world.person("someone", role))

    page = client.get(f"/documents/{document.public_id}/").content.decode()

    assert (f"/api/v1/bundle/?document={document.public_id}" in page) == shown
