"""A document is hidden and brought back, or erased for good; what people decided stays."""

import json

import pytest
from django.db import connection

from claims import erase, review
from claims.models import Claim, Decision, Link
from oicsummit import flow
from oicsummit.access import Role
from sources import ingest, withdraw
from sources.ingest import Given, Refused
from sources.models import Document, Event, RunKind
from tests.api import world

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "4,212"
TEXTS = {
    "Lorn Gazette": f"The port of Lorn fined {SECRET} skippers in 2023, its director Ana Roe said on Monday.\n",
    "Fell Courier": "Ana Roe, who runs the port of Lorn, said it had fined around 4,200 skippers in 2023.\n",
}


@pytest.fixture
def documents(transactional_db: None) -> list[Document]:
    taken = [ingest.pasted(text=text, by="nora", given=Given(publisher=name))[0] for name, text in TEXTS.items()]
    run = flow.ask(kind=RunKind.TAKE_IN, documents=taken, by="nora", started_from="command")
    for part in run.parts.order_by("pk"):
        flow.work(part_ids=[part.pk])
    assert Link.objects.exists()
    return taken


@pytest.fixture
def ruth(transactional_db: None) -> object:
    return world.person("ruth", Role.EDITOR)


def everything_said() -> str:
    """Return every word in every table."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        said = []
        for table in tables:
            cursor.execute(f'SELECT to_jsonb(t) FROM "{table}" t')
            said += [json.dumps(row, ensure_ascii=False, default=str) for row in cursor.fetchall()]
    return "\n".join(said)


def test_a_withdrawn_document_is_hidden_with_its_claims_and_comes_back_whole(documents, ruth, client) -> None:
    page = f"/documents/{documents[0].public_id}/"
    withdraw.withdraw(document=documents[0], by=ruth, why="asked to")

    assert SECRET not in client.get(page).content.decode()
    assert SECRET not in client.get("/claims/").content.decode()

    withdraw.bring_back(document=documents[0], by=ruth)
    assert SECRET in client.get("/claims/").content.decode()


def test_taking_away_asks_for_a_reason(documents, ruth) -> None:
    with pytest.raises(withdraw.ReasonMissing):
        withdraw.withdraw(document=documents[0], by=ruth, why=" ")
    with pytest.raises(withdraw.ReasonMissing):
        erase.erase(document=documents[0], by=ruth, why="")


def test_of_an_erased_document_no_word_is_left_anywhere(documents, ruth) -> None:
    link = Link.objects.first()
    review.decide(link=link, by=ruth, state="approved", reason="the same count")
    assert SECRET in everything_said()

    erase.erase(document=documents[0], by=ruth, why="a court order")

    left = everything_said()
    assert SECRET not in left
    assert "fined around 4,200" in left


def test_of_an_erased_document_hash_ids_decisions_and_a_sign_stay(documents, ruth) -> None:
    claim = Claim.objects.filter(document=documents[0]).first()
    link = Link.objects.first()
    decision = review.decide(link=link, by=ruth, state="approved", reason="the same count")
    sha256 = documents[0].sha256

    erase.erase(document=documents[0], by=ruth, why="a court order")

    document = Document.objects.get(pk=documents[0].pk)
    assert (document.state, document.sha256, document.text) == ("erased", sha256, "")
    assert Claim.objects.get(pk=claim.pk).public_id == claim.public_id
    assert Decision.objects.get(pk=decision.pk).after["state"] == "approved"
    last = Event.objects.filter(public_id=document.public_id).latest("id")
    assert (last.actor, last.why, last.after["state"]) == ("ruth", "a court order", "erased")


def test_an_erased_text_is_not_taken_in_again_by_mistake(documents, ruth) -> None:
    erase.erase(document=documents[0], by=ruth, why="a court order")

    with pytest.raises(Refused, match="has been erased"):
        ingest.pasted(text=TEXTS["Lorn Gazette"], by="nora", given=Given(publisher="Lorn Gazette"))


def test_the_database_empties_events_of_erased_documents_alone(documents) -> None:
    with pytest.raises(Exception, match="only the events of an erased document"), connection.cursor() as cursor:
        cursor.execute("SELECT erase_words_of_events(%s)", [documents[0].pk])


def test_it_is_erased_once(documents, ruth) -> None:
    erase.erase(document=documents[0], by=ruth, why="a court order")

    with pytest.raises(erase.ErasedAlready):
        erase.erase(document=documents[0], by=ruth, why="again")


def test_by_page_an_administrator_erases_only_when_sure(documents, client) -> None:
    client.force_login(world.person("ada", Role.ADMINISTRATOR))
    address = f"/documents/{documents[0].public_id}/erase/"

    assert "say that you are sure" in client.post(address, {"why": "a court order"}, follow=True).content.decode()
    client.post(address, {"why": "a court order", "sure": documents[0].public_id})

    assert Document.objects.get(pk=documents[0].pk).state == "erased"
    assert client.get(f"/documents/{documents[0].public_id}/").status_code == 410


def test_by_api_nothing_of_a_document_that_was_taken_away_is_told(documents, ruth, client) -> None:
    withdraw.withdraw(document=documents[0], by=ruth, why="asked to")
    given = {"document": documents[0].public_id}

    for address in ("claims", "sentences", "quantities"):
        assert SECRET not in client.get(f"/api/v1/{address}/", given).content.decode()
    assert client.get(f"/api/v1/documents/{documents[0].public_id}/text/").status_code == 404
