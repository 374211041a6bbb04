"""Taking in, reading again and removing by API: the same steps and rights as by page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from oicsummit.access import Role
from sources.models import Document, Run
from tests import make
from tests.api import world

pytestmark = pytest.mark.django_db

TEXT = "The ferry carried 4,100 passengers in March."


@pytest.fixture
def editor():
    return world.token(world.person("editor", Role.EDITOR))


def post(client: Client, path: str, body: object, headers: dict[str, str]):
    return client.post(f"/api/v1/{path}", body, content_type="application/json", headers=headers)


@pytest.mark.parametrize(
    ("path", "body", "least"),
    [
        ("documents/", {"text": TEXT}, Role.JOURNALIST),
        ("runs/", {"all": True}, Role.EDITOR),
        ("runs/{run}/stop/", {}, Role.EDITOR),
        ("links/{link}/decisions/", {"state": "approved"}, Role.EDITOR),
        ("links/", {"a": "{first}", "b": "{last}", "relation": "related"}, Role.EDITOR),
        ("claims/{first}/decisions/", {"kind": "event"}, Role.EDITOR),
    ],
)
def test_what_it_takes_is_asked_of_everyone(client, path, body, least):
    made = world.make(3)
    names = {
        "run": made.run.public_id,
        "link": made.links[0].public_id,
        "first": made.claims[0].public_id,
        "last": made.claims[2].public_id,
    }
    path = path.format(**names)
    body = {name: value.format(**names) if isinstance(value, str) else value for name, value in body.items()}

    answers = {role: post(client, path, body, world.token(world.person(role, role))).status_code for role in Role}

    allowed = list(Role)[list(Role).index(least) :]
    assert post(client, path, body, {}).status_code == 401
    assert {role for role, status in answers.items() if status != 403} == set(allowed)
    assert answers[least] in (200, 201, 202)


def test_a_session_needs_its_csrf_token(client):
    person = world.person("editor", Role.EDITOR)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)
    client.force_login(person)

    refused = post(strict, "runs/", {"all": True}, {})

    assert refused.status_code == 403
    assert refused.json()["code"] == "permission_denied"
    assert post(client, "documents/", {"text": TEXT}, {}).status_code == 201


def test_a_text_is_taken_in_once_and_read(client, editor):
    body = {"text": TEXT, "publisher": "Harbour News", "title": "Ferry", "published": "2024-04-01"}

    first, second = (post(client, "documents/", body, editor) for _ in range(2))

    document, run = Document.objects.get(), Run.objects.get()
    taken = {"name": "text", "document": document.public_id, "created": True, "error": ""}
    assert (first.status_code, first.json()) == (201, {"taken": [taken], "run": run.public_id})
    assert (second.status_code, second.json()) == (200, {"taken": [{**taken, "created": False}], "run": None})
    assert (document.text, document.title, str(document.publisher)) == (TEXT, "Ferry", "Harbour News")
    assert (run.started_from, run.asked_by, run.kind) == ("api", "editor", "take_in")


def test_a_file_is_taken_in(client, editor):
    file = SimpleUploadedFile("ferry.txt", TEXT.encode(), "text/plain")

    response = client.post("/api/v1/documents/", {"file": file, "title": "Ferry"}, headers=editor)

    assert response.status_code == 201
    assert Document.objects.get().originals.get().filename == "ferry.txt"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": " \n"}, "text"),
        ({"text": 5}, "text"),
        ({"text": "a\ud800"}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": TEXT, "titel": "x"}, "titel"),
        ({"text": TEXT, "published": "31 March"}, "published"),
        ({"text": TEXT, "supersedes": "d-2222222222"}, "supersedes"),
        ([], ""),
    ],
)
def test_what_cannot_be_taken_in_says_why(client, editor, body, field):
    response = post(client, "documents/", body, editor)

    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == field
    assert not Document.objects.exists()


def test_a_file_that_cannot_be_read_is_named(client, editor):
    file = SimpleUploadedFile("ferry.bin", bytes(range(256)) * 4)

    response = client.post("/api/v1/documents/", {"file": file}, headers=editor)

    assert response.status_code == 400
    assert "ferry.bin" in response.json()["detail"]


def test_a_body_that_is_too_large_or_of_another_kind_is_refused(client, editor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    large = post(client, "documents/", {"text": "word " * 1000}, editor)
    xml = client.post("/api/v1/documents/", "<a/>", content_type="application/xml", headers=editor)
    broken = client.post("/api/v1/documents/", "{", content_type="application/json", headers=editor)

    assert [large.status_code, xml.status_code, broken.status_code] == [413, 415, 400]
    assert [one.json()["code"] for one in (large, xml, broken)] == [
        "too_large",
        "unsupported_media_type",
        "parse_error",
    ]


def test_documents_are_read_again_and_the_run_says_how_far_it_is(client, editor):
    made = world.make(3)
    chosen = [one.public_id for one in made.documents[:2]]

    response = post(client, "runs/", {"documents": chosen, "dry_run": True}, editor)

    run = Run.objects.get(public_id=response.json()["id"])
    assert response.status_code == 202
    assert response.json()["progress"] == {"documents": 2, "finished": 0, "failed": 0}
    assert sorted(run.documents.values_list("public_id", flat=True)) == sorted(chosen)
    assert (run.kind, run.dry_run) == ("extract", True)
    assert post(client, "runs/", {"all": True}, editor).json()["progress"]["documents"] == 3


@pytest.mark.parametrize(
    "body", [{}, {"all": False}, {"all": "yes"}, {"documents": []}, {"documents": ["d-2222222222"]}]
)
def test_a_run_over_nothing_is_refused(client, editor, body):
    response = post(client, "runs/", body, editor)

    assert response.status_code == 400
    assert not Run.objects.exists()


def test_a_run_is_stopped_and_taken_up_again(client, editor):
    world.make(1)
    run = post(client, "runs/", {"all": True}, editor).json()["id"]

    stopped = post(client, f"runs/{run}/stop/", {}, editor)
    again = post(client, f"runs/{run}/stop/", {}, editor)
    resumed = post(client, f"runs/{run}/resume/", {}, editor)

    assert (stopped.status_code, stopped.json()["state"]) == (200, "stopped")
    assert (again.status_code, again.json()["code"]) == (409, "conflict")
    assert (resumed.status_code, resumed.json()["state"]) == (202, "running")


def test_a_document_is_withdrawn_brought_back_and_erased(client, editor):
    made = world.make(2)
    document = made.documents[0].public_id
    path, administrator = f"documents/{document}/", world.token(world.person("administrator", Role.ADMINISTRATOR))

    withdrawn = post(client, f"{path}withdraw/", {"why": "Not ours to show."}, editor)
    hidden = client.get(f"/api/v1/{path}", headers=editor)
    back = post(client, f"{path}bring-back/", {}, administrator)
    shown = client.get(f"/api/v1/{path}", headers=editor)
    unsure = post(client, f"{path}erase/", {"why": "Asked to.", "sure": "yes"}, administrator)
    erased = post(client, f"{path}erase/", {"why": "Asked to.", "sure": document}, administrator)

    answers = [withdrawn, hidden, back, shown, unsure, erased]
    assert [one.status_code for one in answers] == [204, 404, 204, 200, 400, 204]
    assert Document.objects.get(public_id=document).text == ""
    assert client.get(f"/api/v1/{path}", headers=editor).status_code == 404
    assert len(client.get("/api/v1/claims/").json()["results"]) == 1


def test_a_run_is_gone_back_on_where_something_was_read_before(client, settings):
    settings.ANALYSIS = "tests.readers.plain"
    document = make.document("Ann Roe said that 40 buses would run and 3 trams would stop.")
    first, again = make.read(document), make.read(document)
    editor = world.token(world.person("editor", Role.EDITOR))

    back = post(client, f"runs/{again.public_id}/go-back/", {}, editor)
    nothing = post(client, f"runs/{first.public_id}/go-back/", {}, editor)

    assert (back.status_code, back.json()["kind"], back.json()["reverts"]) == (202, "revert", again.public_id)
    assert (nothing.status_code, nothing.json()["code"]) == (409, "conflict")
