"""What the five real documents must show unasked: the same numbers told in different words, sums, and what collides."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from claims.models import Claim
from oicsummit import flow
from sources import ingest
from sources.models import RunKind, StartedFrom

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def _read(django_db_setup: None, django_db_blocker, request: pytest.FixtureRequest) -> Iterator[None]:
    """The five documents read once for all tests here, in a transaction that is taken back."""
    from django.db import transaction

    from tests import shared

    folder = shared.folder("corpus")
    with django_db_blocker.unblock(), transaction.atomic():
        _take_in(sorted(folder.glob("*.txt")))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def client(_read: None, db: None) -> Client:
    return Client()


def _take_in(paths: list[Path]) -> None:
    files = [ingest.File(path.name, path.read_bytes()) for path in paths]
    batch = ingest.files(files=files, by="the tests")
    run = flow.ask(
        kind=RunKind.TAKE_IN, documents=batch.new_documents, by="the tests", started_from=StartedFrom.COMMAND
    )
    for part in run.parts.all():
        flow.work(part_ids=[part.pk])


def claims_with(value: int) -> list[Claim]:
    return list(Claim.objects.filter(gone_in=None, quantities__value=value).distinct())


def group(client: Client, claim: Claim, relation: str) -> str:
    """What stands under a relation's heading on the claim's page; empty where the heading is missing."""
    page = client.get(f"/claims/{claim.public_id}/").content.decode()
    found = re.search(rf'<section class="group" id="{relation}".*?</section>', page, re.S)
    return found[0] if found else ""


def leads_to(page: str, claims: list[Claim]) -> bool:
    return any(f"/claims/{claim.public_id}/" in page for claim in claims)


def test_the_removals_are_borne_out_in_another_document_in_other_words(client: Client):
    found = claims_with(24_000)

    borne_out = [
        group(client, claim, "corroborates")
        for claim in found
        if leads_to(
            group(client, claim, "corroborates"), [one for one in found if one.document_id != claim.document_id]
        )
    ]

    assert borne_out
    assert all("differs" in page or "worded differently" in page for page in borne_out)


def test_two_sums_are_parts_of_a_third(client: Client):
    parts, wholes = [claims_with(30_000_000), claims_with(3_000_000)], claims_with(33_000_000)

    pages = [group(client, whole, "part_of") for whole in wholes]

    assert any(all(leads_to(page, part) for part in parts) for page in pages)


def test_an_exact_count_stands_beside_a_rounded_one(client: Client):
    exact, rounded = claims_with(6_642), claims_with(6_000)

    beside = [group(client, claim, relation) for claim in exact for relation in ("contradicts", "related")]

    assert any(leads_to(page, rounded) for page in beside)


def test_the_reader_marks_each_of_them(client: Client):
    for value in (24_000, 30_000_000, 3_000_000, 33_000_000, 6_642, 6_000):
        for claim in claims_with(value):
            page = client.get(f"/documents/{claim.document.public_id}/").content.decode()
            assert f'id="{claim.public_id}"' in page
            assert f'id="n-{claim.public_id}"' in page


@pytest.mark.parametrize("address", ["/", "/documents/", "/claims/", "/figures/", "/speakers/", "/runs/"])
def test_every_list_shows_them(client: Client, address: str):
    answer = client.get(address)

    assert answer.status_code == 200
    assert 'class="empty"' not in answer.content.decode() or address == "/"
