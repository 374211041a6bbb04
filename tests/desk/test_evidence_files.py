"""Files as evidence: kept as they came, refused where they cannot be, and had by those who may."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims import check as steps
from claims import evidence_file, publish
from claims.models import Check, EvidenceFile, Verdict
from oicsummit.access import Role
from sources.models import Event
from tests.api import world
from tests.api.conftest import api as api  # the fixture
from tests.desk.test_people import signed_in

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 counted at the quay"


@pytest.fixture
def nora():
    return world.person("nora", Role.JOURNALIST)


@pytest.fixture
def check(nora) -> Check:
    return steps.begin(by=nora, claim=world.make(1).claims[0])


def add(user: object, check: Check, content: bytes = PDF, name: str = "count.pdf", **said: str):
    sent = {"do": "add_evidence", "file": SimpleUploadedFile(name, content), **said}
    return signed_in(user).post(f"/checks/{check.public_id}/", sent)


def have(client: Client, check: Check):
    return client.get(f"/checks/{check.public_id}/files/{check.evidence.get().pk}/")


def test_a_file_is_kept_as_it_came_with_its_hash_and_the_history_says_so(check, nora) -> None:
    add(nora, check, note="The count of March")

    kept = EvidenceFile.objects.get()
    assert (bytes(kept.content), kept.size, kept.filename) == (PDF, len(PDF), "count.pdf")
    assert (kept.sha256, kept.media_type) == (hashlib.sha256(PDF).hexdigest(), "application/pdf")
    assert (kept.evidence.note, kept.received_by) == ("The count of March", "nora")
    event = Event.objects.filter(public_id=check.public_id).latest("id")
    assert (event.actor, event.why, event.after) == ("nora", "added evidence", {"evidence": "a note"})


def test_it_is_always_a_download(check, nora) -> None:
    add(nora, check, b"<script>alert(1)</script>", "page.txt")

    answer = have(signed_in(nora), check)

    assert answer.content == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="page.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("count.exe", b"MZ\x90\x00", "is of a kind that is not kept"),
        ("count.txt", b"text\0with zeros", "is of a kind that is not kept"),
        ("count.html", b"<html>", "is of a kind that is not kept"),
        ("count.pdf", PDF + b" " * 100, "at most 0.0001 MB"),
    ],
)
def test_what_is_too_large_or_of_another_kind_is_refused_beside_the_field(
    check, nora, settings, name, content, said
) -> None:
    settings.EVIDENCE_MAX_BYTES = 100

    answer = add(nora, check, content, name)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not check.evidence.exists()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.PDF", PDF, "application/pdf"),
        ("a.txt", b"\x89PNG\r\n\x1a\n...", "image/png"),
        ("a.webp", b"RIFF....WEBP", "image/webp"),
        ("a.xlsx", b"PK\x03\x04", evidence_file._PACKED[".xlsx"]),
        ("a.other", b"PK\x03\x04", "application/zip"),
        ("a.csv", b"a,b", "text/csv"),
    ],
)
def test_a_file_is_what_its_content_says(name, content, kind) -> None:
    assert evidence_file.accept(name, content) == kind


def test_journalists_have_it_and_others_once_it_is_published_if_its_author_says_so(check, nora) -> None:
    add(nora, check)
    secret = EvidenceFile.objects.get()
    reader, editor = world.person("reader", Role.READER), world.person("editor", Role.EDITOR)
    verdict = Verdict.objects.create(slug="holds", name="Holds", definition="It is so.")
    steps.save(check=check, by=nora, verdict=verdict, note="Counted.")
    steps.send(check=check, by=nora)

    def statuses() -> list[int]:
        return [have(client, check).status_code for client in (Client(), signed_in(reader), signed_in(editor))]

    before = statuses()
    publish.publish(check=check, by=editor)
    published = statuses()
    EvidenceFile.objects.filter(pk=secret.pk).update(is_public=True)

    assert (before, published, statuses()) == ([404, 404, 200], [404, 404, 200], [200, 200, 200])


def test_nobody_takes_from_the_check_of_another(check, nora) -> None:
    other = world.person("otto", Role.JOURNALIST)
    add(nora, check)

    removed = signed_in(other).post(
        f"/checks/{check.public_id}/", {"do": "remove_evidence", "evidence": check.evidence.get().pk}
    )

    assert (removed.status_code, check.evidence.count()) == (403, 1)


def test_it_is_sent_by_api_and_seen_with_the_evidence(check, nora, api) -> None:
    token = world.token(nora)

    answer = Client(headers=token).post(
        f"/api/v1/checks/{check.public_id}/evidence/", {"file": SimpleUploadedFile("count.pdf", PDF), "note": "Counted"}
    )
    refused = Client(headers=token).post(
        f"/api/v1/checks/{check.public_id}/evidence/", {"file": SimpleUploadedFile("count.exe", b"MZ")}
    )

    assert (answer.status_code, refused.status_code) == (201, 400)
    shown = api(f"checks/{check.public_id}/", headers=token, include="evidence").json()["included"]["evidence"][0]
    assert (shown["file_sha256"], shown["file_size"]) == (hashlib.sha256(PDF).hexdigest(), len(PDF))
    assert signed_in(nora).get(shown["file_page"]).content == PDF
