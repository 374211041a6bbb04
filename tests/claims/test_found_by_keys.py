"""Linking finds claims by keys that stand in a table of their own: those of each claim that stands, and no others."""

import pytest

from claims import comparables, erase
from claims.models import Claim, ClaimKeys
from oicsummit import flow
from sources.models import RunKind
from tests import make

pytestmark = pytest.mark.django_db

TEXT = "The Harbourmaster counted 40 ferries in Dunwich. The Lighthouse cost £300 to paint."


@pytest.fixture(autouse=True)
def plain(settings) -> None:
    settings.ANALYSIS = "tests.readers.plain"


def rows() -> list[tuple]:
    return list(ClaimKeys.objects.order_by("claim").values_list("pk", "claim", "keys"))


def of_claims(**which: object) -> list[tuple]:
    return list(Claim.objects.filter(gone_in=None, **which).order_by("pk").values_list("pk", "keys"))


def test_claims_are_found_by_their_keys_once_they_are_linked() -> None:
    part = make.run(make.document(TEXT), kind=RunKind.TAKE_IN).parts.get()
    flow.extract_claims(flow.loaded([part.pk]))
    assert rows() == []

    flow.work(part_ids=[part.pk])

    assert [row[1:] for row in rows()] == of_claims()
    keys = Claim.objects.first().keys
    assert Claim.objects.first().pk in comparables.met(keys)


def test_reading_again_writes_none_of_them_anew() -> None:
    document = make.document(TEXT)
    make.read(document)
    before = rows()

    make.read(document)

    assert rows() == before


def test_a_claim_that_is_gone_is_found_no_more_and_is_found_again_when_it_comes_back(settings) -> None:
    document = make.document(TEXT)
    make.read(document)
    (harbour, keys), (lighthouse, _) = of_claims()

    settings.ANALYSIS = "tests.readers.without_money"
    make.read(document)
    assert [row[1:] for row in rows()] == [(harbour, keys)]

    settings.ANALYSIS = "tests.readers.plain"
    make.read(document)
    assert [claim for _, claim, _ in rows()] == [harbour, lighthouse]


def test_erasing_a_document_leaves_none_of_its_words_in_them() -> None:
    document, other = make.document(TEXT), make.document("Some 70 buses ran in Orford.")
    make.read(document, other)

    erase.erase(document=document, by="nora", why="asked for")

    assert [row[1:] for row in rows()] == of_claims(document=other)
