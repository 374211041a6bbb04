"""Files as they were received, in a bucket: carried there by a worker, had from there, removed when erased."""

import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims import erase
from oicsummit import tasks
from oicsummit.access import Role
from sources import ingest, originals
from sources.models import Document, Original
from tests.pages import world
from tests.sources.bucket import NAME, serving

pytestmark = pytest.mark.django_db

WORDS = b"Fees at Lorn rose by 12% in 2023, the harbour office said."


@pytest.fixture
def bucket(settings):
    with serving() as found:
        settings.STORAGES = {**settings.STORAGES, "originals": found.storages()}
        settings.ORIGINALS_BUCKET = NAME
        yield found


@pytest.fixture
def document() -> Document:
    return ingest.file(content=WORDS, name="fees.txt", by="nora")[0]


def had(document: Document, role: Role = Role.JOURNALIST):
    return world.signed_in(role).get(f"/documents/{document.public_id}/originals/1/")


def test_without_a_bucket_files_lie_in_the_database(document) -> None:
    original = document.originals.get()

    assert (originals.has_bucket(), original.place, bytes(original.content)) == (False, "row", WORDS)
    assert had(document).content == WORDS


def test_a_worker_carries_files_into_the_bucket_and_they_are_had_from_there(bucket, document) -> None:
    assert bucket.requests == [], "taking in waited for the bucket"

    tasks.settle_originals()

    original = document.originals.get()
    assert (original.place, bytes(original.content)) == ("bucket", b"")
    assert bucket.objects == {f"{original.sha256[:2]}/{original.sha256}": WORDS}
    assert had(document).content == WORDS


def test_while_the_bucket_is_away_files_wait_in_the_database_and_those_there_are_missed_in_words(bucket) -> None:
    there = ingest.file(content=WORDS, name="fees.txt", by="nora")[0]
    tasks.settle_originals()
    here = ingest.file(content=WORDS + b" Nobody objected.", name="more.txt", by="nora")[0]
    bucket.is_away = True

    tasks.settle_originals()
    answers = had(there), had(here)

    assert here.originals.get().place == "row"
    assert [answer.status_code for answer in answers] == [503, 200]
    assert "cannot be had at present" in answers[0].content.decode()
    bucket.is_away = False
    tasks.settle_originals()
    assert here.originals.get().place == "bucket"


def test_administrators_and_prometheus_see_what_waits_for_the_bucket(bucket, document) -> None:
    admin = world.signed_in(Role.ADMINISTRATOR)
    before = admin.get("/operations/").content.decode(), admin.get("/metrics").content.decode()

    tasks.settle_originals()

    after = admin.get("/operations/").content.decode(), admin.get("/metrics").content.decode()
    assert "1 still to be carried there or removed" in before[0]
    assert "oicsummit_originals_waiting 1.0" in before[1]
    assert "still to be carried" not in after[0]
    assert "oicsummit_originals_waiting 0.0" in after[1]


def test_what_is_erased_goes_from_the_bucket_once_nobody_else_holds_it(bucket) -> None:
    first = ingest.file(content=WORDS, name="fees.txt", by="nora", given=ingest.Given(publisher="Lorn Gazette"))[0]
    second = ingest.file(content=WORDS, name="fees.txt", by="nora", given=ingest.Given(publisher="Harbour News"))[0]
    tasks.settle_originals()

    held = []
    for document in (first, second):
        erase.erase(document=document, by="an administrator", why="a court said so")
        bucket.is_away = True
        tasks.settle_originals()  # which changes nothing and is made up for
        bucket.is_away = False
        tasks.settle_originals()
        held.append(len(bucket.objects))

    assert held == [1, 0]
    assert set(Original.objects.values_list("place", flat=True)) == {"row"}


def test_a_file_that_is_erased_while_it_is_carried_does_not_stay_in_the_bucket(bucket, document, monkeypatch) -> None:
    put = originals.ContentFile

    def erased_meanwhile(data: bytes):
        Original.objects.update(content=b"")
        return put(data)

    monkeypatch.setattr(originals, "ContentFile", erased_meanwhile)
    tasks.settle_originals()

    assert bucket.objects == {}
    assert document.originals.get().place == "row"


def test_other_bytes_than_were_received_are_not_given_out(bucket, document) -> None:
    tasks.settle_originals()
    (name,) = bucket.objects
    bucket.objects[name] = b"Fees fell."

    assert had(document).status_code == 503
    with pytest.raises(CommandError, match="1 cannot be had"):
        call_command("originals", check=True)


def test_the_command_says_where_files_lie_and_moves_them(bucket, document, capsys) -> None:
    call_command("originals")
    call_command("originals", carry=True)
    call_command("originals", check=True)
    call_command("originals", bring_back=True)

    said = capsys.readouterr().out
    assert "1 in the database, 0 in the bucket" in said
    assert "0 in the database, 1 in the bucket" in said
    assert "each file of the bucket is there" in said
    assert bytes(document.originals.get().content) == WORDS


def test_without_its_name_what_lies_in_the_bucket_is_missed_in_words(bucket, document, settings) -> None:
    tasks.settle_originals()
    settings.STORAGES = {name: said for name, said in settings.STORAGES.items() if name != "originals"}

    assert had(document).status_code == 503
    with pytest.raises(CommandError, match="ORIGINALS_BUCKET"):
        call_command("originals", bring_back=True)


def test_a_bundle_has_the_files_wherever_they_lie(bucket, document, tmp_path: Path) -> None:
    tasks.settle_originals()

    call_command("bundle", "export", tmp_path / "all.zip")

    with zipfile.ZipFile(tmp_path / "all.zip") as bundle:
        (row,) = [json.loads(line) for line in bundle.read("sources.original.jsonl").splitlines()]
    assert bytes.fromhex(row["content"].removeprefix("\\x")) == WORDS
    assert "place" not in row
    bucket.is_away = True
    with pytest.raises(CommandError, match="bucket of files is away"):
        call_command("bundle", "export", tmp_path / "none.zip")
    assert list(tmp_path.iterdir()) == [tmp_path / "all.zip"]


def test_a_backup_says_what_is_not_in_it(bucket, document, tmp_path: Path, capsys) -> None:
    tasks.settle_originals()

    call_command("backup", tmp_path / "all.dump")

    assert f"Not in it: one file as it was received, in the bucket {NAME}" in capsys.readouterr().out
