"""A text is set beside what the documents say, and not kept."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from oicsummit import flow
from sources import ingest
from sources.ingest import Given
from sources.models import Document, Event, RunKind

pytestmark = pytest.mark.django_db

HELD = (
    "Fees at the harbour of Lorn\n\n"
    "The port of Lorn fined 4,212 skippers in 2023, its director Ana Roe said on Monday.\n\n"
    "The council will spend £3.5 million on a new harbour wall over the next two years.\n"
)


@pytest.fixture
def held(db: None) -> Document:
    document, _ = ingest.pasted(text=HELD, by="nora", given=Given(publisher="Lorn Gazette"))
    run = flow.ask(kind=RunKind.TAKE_IN, documents=[document], by="nora", started_from="command")
    flow.work(part_ids=[run.parts.get().pk])
    assert Claim.objects.count() >= 2
    return document


def ask(text: str) -> str:
    return Client().post("/check-a-text/", {"text": text}).content.decode()


def test_a_sentence_that_says_the_same_is_borne_out_with_reasons(held) -> None:
    page = ask("Some 4,200 skippers were fined by the port of Lorn in 2023.")

    assert "#g-corroborates" in page.split('id="found"')[1]
    assert "4,212 skippers" in page


def test_a_sentence_that_says_otherwise_is_not_borne_out(held) -> None:
    page = ask("Exactly 6,900 skippers were fined by the port of Lorn in 2023.").split('id="found"')[1]

    assert "#g-corroborates" not in page
    assert "4,212 skippers" in page


def test_a_bare_number_finds_the_claims_that_hold_it(held) -> None:
    assert "new harbour wall" in ask("£3.5m").split('id="found"')[1]


def test_what_no_document_speaks_of_is_said(held) -> None:
    assert "No document says anything to this" in ask("Canada exported 12 million tonnes of wheat in 2019.")


def test_a_text_without_a_claim_is_said() -> None:
    assert "No claim and no figure was found" in ask("Good morning!")


def test_nothing_of_the_text_is_kept(held) -> None:
    before = (Claim.objects.count(), Document.objects.count(), Event.objects.count())

    ask("Some 4,200 skippers were fined by the port of Lorn in 2023.")

    assert (Claim.objects.count(), Document.objects.count(), Event.objects.count()) == before


def test_a_long_text_costs_the_queries_of_a_short_one(held) -> None:
    sentence = "Some {} skippers were fined by the port of Lorn in 2023. "

    def queries(text: str) -> int:
        with CaptureQueriesContext(connection) as counted:
            ask(text)
        return len(counted)

    assert queries(sentence.format(4200)) == queries("".join(sentence.format(4200 + n) for n in range(20)))
