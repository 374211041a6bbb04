"""A claim from a PDF cites the page that it stands on: on every page that shows it, and in the API."""

import pytest
from django.test import Client

from claims.models import Claim
from sources import ingest
from sources.ingest import File
from tests import make
from tests.pages.words import words
from tests.sources.formats import makers

pytestmark = pytest.mark.django_db

FIRST, SECOND = makers.PARAGRAPHS[0], makers.PARAGRAPHS[2]


@pytest.fixture
def claim() -> Claim:
    """A claim of the second page."""
    (document,) = ingest.files(files=[File("fees.pdf", makers.pdf([[FIRST], [SECOND]]))], by="nora").new_documents
    make.read(document)
    return Claim.objects.get(document=document, text__contains="900 skippers")


def test_it_is_shown_beside_the_claim_and_in_the_margin_of_the_document(claim) -> None:
    page, document = (
        words(Client().get(path).content.decode())
        for path in (f"/claims/{claim.public_id}/", f"/documents/{claim.document.public_id}/")
    )

    assert "page 2, paragraph 3, in place" in page
    assert "· page 1" in document
    assert "· page 2" in document


def test_it_is_in_the_list_of_claims(claim) -> None:
    assert "page 2, paragraph 3" in words(Client().get("/claims/").content.decode())


def test_the_api_says_it_of_the_sentence_which_comes_with_the_claim(claim) -> None:
    found = Client().get(f"/api/v1/claims/{claim.public_id}/?include=sentence").json()

    assert found["included"]["sentence"]["page"] == 2
    assert Client().get(f"/api/v1/sentences/{found['sentence']}/").json()["page"] == 2
