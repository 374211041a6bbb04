"""Editors correct what the machine read, and mark what it missed; no later reading takes that back."""

import pytest
from django.test import Client

from claims.models import Claim, Decision, Link
from oicsummit import flow
from oicsummit.access import Role
from sources import ingest, runs
from sources.ingest import Given
from sources.models import Document, RunKind
from tests.api import world
from tests.desk.test_people import signed_in

pytestmark = pytest.mark.django_db

TEXT = (
    "The port of Lorn fined 4,212 skippers in 2023, its director Ana Roe said on Monday.\n\n"
    "Who was loud at noon? The council will spend £3.5 million on a new harbour wall.\n"
)


def read(document: Document) -> None:
    flow.ask(kind=RunKind.EXTRACT, documents=[document], by="nora", started_from="command")
    for part in runs.waiting():
        flow.work(part_ids=[part.pk])


@pytest.fixture
def document(db: None) -> Document:
    taken, _ = ingest.pasted(text=TEXT, by="nora", given=Given(publisher="Lorn Gazette"))
    read(taken)
    return taken


@pytest.fixture
def claim(document: Document) -> Claim:
    return Claim.objects.get(text__contains="4,212")


@pytest.fixture
def editor(db: None) -> Client:
    return signed_in(world.person("ruth", Role.EDITOR))


def correct(editor: Client, claim: Claim, **sent: str) -> str:
    return editor.post(f"/claims/{claim.public_id}/correct/", sent, follow=True).content.decode()


def test_only_editors_correct(claim) -> None:
    for role, status in ((None, 302), (Role.READER, 403), (Role.JOURNALIST, 403)):
        client = signed_in(world.person(str(role), role)) if role else Client()
        assert client.get(f"/claims/{claim.public_id}/correct/").status_code == status


def test_a_corrected_speaker_survives_the_next_reading(claim, editor) -> None:
    assert claim.speaker.name == "Ana Roe"

    correct(editor, claim, do="speaker", name="Port of Lorn", reason="she spoke for it")
    read(claim.document)

    claim.refresh_from_db()
    assert (claim.speaker.name, claim.state, claim.gone_in) == ("Port of Lorn", "corrected", None)
    assert Decision.objects.get().state == "carried"


def test_a_corrected_kind_and_figure_survive_the_next_reading(claim, editor) -> None:
    quantity = claim.quantities.get()
    correct(editor, claim, do="kind", kind="record")
    correct(editor, claim, do="quantity", quantity=quantity.public_id, value="4,221", noun="skipper", unit="count")

    read(claim.document)

    claim.refresh_from_db()
    quantity.refresh_from_db()
    assert (claim.kind, quantity.value, quantity.corrected != []) == ("record", 4221, True)


def test_corrected_words_survive_the_next_reading(claim, editor) -> None:
    correct(editor, claim, do="span", words="fined 4,212 skippers in 2023")

    read(claim.document)

    claim.refresh_from_db()
    assert (claim.text, claim.gone_in) == ("fined 4,212 skippers in 2023", None)
    assert Claim.objects.filter(document=claim.document, gone_in=None, text__contains="4,212").count() == 1


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"do": "span", "words": "fined 9,999"}, "as they stand in the text"),
        ({"do": "span", "words": " "}, "as they stand in the text"),
        ({"do": "kind", "kind": "rumour"}, "no kind of claim"),
        ({"do": "dance"}, "nothing that can be corrected"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_changes_nothing(claim, editor, sent, reason) -> None:
    assert reason in correct(editor, claim, **sent)
    assert not Decision.objects.exists()


def test_what_is_no_claim_is_set_aside_and_stays_so(claim, editor) -> None:
    correct(editor, claim, do="reject", reason="an aside")
    read(claim.document)

    claim.refresh_from_db()
    assert claim.state == "rejected"
    assert not Link.objects.filter(gone_in=None, a=claim).exists()


def test_a_correction_is_undone(claim, editor) -> None:
    correct(editor, claim, do="kind", kind="record")

    editor.post(f"/corrections/{Decision.objects.get().public_id}/undo/")

    claim.refresh_from_db()
    assert (claim.kind, claim.state) == ("statistic", "suggested")


def test_a_missed_claim_is_marked_by_its_words_and_stays(document, editor) -> None:
    before = Claim.objects.count()

    sent = {"words": "loud  at\nnoon", "kind": "assessment"}
    answer = editor.post(f"/documents/{document.public_id}/mark/", sent, follow=True)
    assert "Marked" in answer.content.decode()
    read(document)

    marked = Claim.objects.get(by_hand=True)
    assert (marked.text, marked.kind, marked.gone_in) == ("loud at noon", "assessment", None)
    assert Claim.objects.filter(gone_in=None).count() == before + 1


def test_words_over_two_sentences_are_refused(document, editor) -> None:
    answer = editor.post(
        f"/documents/{document.public_id}/mark/", {"words": "noon? The council", "kind": "event"}, follow=True
    )

    assert "within one sentence" in answer.content.decode()
    assert not Claim.objects.filter(by_hand=True).exists()


def test_a_correction_that_rests_on_another_reading_waits_until_somebody_confirms_it(claim, editor) -> None:
    editor.post(f"/claims/{claim.public_id}/correct/", {"do": "kind", "kind": "event"})
    made = Decision.objects.get()
    Decision.objects.filter(pk=made.pk).update(state="needs_confirmation")
    waiting = editor.get("/waiting/").content.decode()
    page = editor.get(f"/claims/{claim.public_id}/correct/").content.decode()

    editor.post(f"/corrections/{made.public_id}/confirm/")

    assert f"/claims/{claim.public_id}/correct/" in waiting
    assert "It still holds" in page
    made.refresh_from_db()
    assert made.state == "confirmed"
    assert f"/claims/{claim.public_id}/correct/" not in editor.get("/waiting/").content.decode()
