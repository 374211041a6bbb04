"""An evidence bundle taken into another, empty database gives the same records under the same ids."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from claims import erase
from claims.models import Claim, ClaimKeys
from oicsummit.access import Role
from sources.models import Document
from tests import make
from tests.api import world
from tests.bundle import story

ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def second_database() -> Iterator[str]:
    """Another database as migrations leave one: a copy of the tests' own, which holds nothing yet."""
    name, own = "second_of_the_tests", connection.settings_dict["NAME"]
    connection.close()
    address = settings.DATABASE_OWNER_URL.rpartition("/")[0].replace("postgres://", "postgresql://")
    with psycopg.connect(f"{address}/postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{own}"')
    try:
        yield name
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own
        with psycopg.connect(f"{address}/postgres", autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def go_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def command(*arguments: object, database: str) -> subprocess.CompletedProcess:
    address = f"{settings.DATABASE_OWNER_URL.rpartition('/')[0]}/{database}"
    environment = {**os.environ, "DATABASE_URL": address, "DATABASE_OWNER_URL": address}
    words = [sys.executable, ROOT / "manage.py", "bundle", *arguments]
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.django_db(transaction=True)
def test_an_import_elsewhere_gives_back_every_record(tmp_path: Path) -> None:
    with second_database() as elsewhere:
        story.work()
        before = story.records(world.token(world.person("administrator", Role.ADMINISTRATOR)))
        call_command("bundle", "export", tmp_path / "all.zip")

        done = command("import", tmp_path / "all.zip", database=elsewhere)
        go_to(elsewhere)
        after = story.records(world.token(world.person("administrator", Role.ADMINISTRATOR)))

    assert done.returncode == 0, done.stderr
    assert all(before[name] for name in before.keys() - {"sums"})
    assert after == before


@pytest.mark.django_db(transaction=True)
def test_what_came_in_can_be_worked_on(tmp_path: Path) -> None:
    with second_database() as elsewhere:
        story.work()
        call_command("bundle", "export", tmp_path / "all.zip")
        command("import", tmp_path / "all.zip", database=elsewhere)
        go_to(elsewhere)
        stand = Claim.objects.filter(gone_in=None).order_by("pk").values_list("pk", "keys")
        assert list(ClaimKeys.objects.order_by("claim").values_list("claim", "keys")) == list(stand)

        make.read(make.document("A third count found 4,100 passengers in March.", publisher="Quay Weekly"))
        counted = Document.objects.count()

    assert counted == len(story.TEXTS) + 2


@pytest.mark.django_db(transaction=True)
def test_a_bundle_of_one_document_holds_what_its_links_lead_to_and_no_more(tmp_path: Path) -> None:
    with second_database() as elsewhere:
        first, *_ = story.work()
        alone = make.document("Nobody here counted the 17 gulls.", publisher="Gull Post")
        make.read(alone)
        here = story.records(world.token(world.person("administrator", Role.ADMINISTRATOR)))
        call_command("bundle", "export", tmp_path / "one.zip", document=[first.public_id])
        done = command("import", tmp_path / "one.zip", database=elsewhere)
        go_to(elsewhere)
        there = story.records(world.token(world.person("administrator", Role.ADMINISTRATOR)))

    def of_first(found: dict[str, list[dict]], name: str) -> list[dict]:
        return [row for row in found[name] if row["document"] == first.public_id]

    assert done.returncode == 0, done.stderr
    assert of_first(there, "claims") == of_first(here, "claims")
    assert of_first(there, "quantities") == of_first(here, "quantities")
    assert alone.public_id not in {row["id"] for row in there["documents"]}
    assert there["checks"] == here["checks"]


@pytest.mark.django_db(transaction=True)
def test_originals_are_left_out_on_request_and_their_hashes_stay(tmp_path: Path) -> None:
    with second_database() as elsewhere:
        story.work()
        here = sorted(Document.objects.values_list("originals__sha256", "originals__size"))
        call_command("bundle", "export", tmp_path / "all.zip", no_originals=True)
        done = command("import", tmp_path / "all.zip", database=elsewhere)
        go_to(elsewhere)
        there = sorted(Document.objects.values_list("originals__sha256", "originals__size"))
        contents = {bytes(content) for (content,) in Document.objects.values_list("originals__content")}

    assert done.returncode == 0, done.stderr
    assert there == here
    assert contents == {b""}


@pytest.mark.django_db(transaction=True)
def test_an_erased_document_stays_erased(tmp_path: Path) -> None:
    with second_database() as elsewhere:
        document = story.work()[0]
        erase.erase(document=document, by="an administrator", why="a court said so")
        call_command("bundle", "export", tmp_path / "all.zip")
        done = command("import", tmp_path / "all.zip", database=elsewhere)
        go_to(elsewhere)
        there = Document.objects.get(public_id=document.public_id)
        texts = {text for (text,) in there.claims.values_list("text")}

    assert done.returncode == 0, done.stderr
    assert (there.state, there.text, texts) == ("erased", "", {""})
    with zipfile.ZipFile(tmp_path / "all.zip") as bundle:
        assert all(b"4,100 passengers" not in bundle.read(name) for name in bundle.namelist())
