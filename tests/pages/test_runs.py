"""Runs: what is being read, how it went, and reading again."""

import re

import pytest
from django.test import Client

from claims.models import Claim
from oicsummit.access import Role
from sources.models import Document, Run
from tests.pages import world
from tests.pages.words import words

pytestmark = pytest.mark.django_db


def see(address: str, client: Client | None = None, **headers: str) -> str:
    answer = (client or Client()).get(address, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_list_without_runs_says_so():
    assert "Nothing has been read yet." in words(see("/runs/"))


def test_a_run_under_way_asks_for_itself_until_it_is_over():
    run = world.run(world.document(), world.document("Other."), state="running")
    run.parts.filter(document__text="Other.").update(state="finished")
    address = f"/runs/{run.public_id}/"

    part = see(address, **{"HX-Request": "true"})

    assert f'hx-get="{address}"' in part
    assert "<html" not in part
    assert words(part).startswith("Running 1 of 2 through 1 of 2 Crowded ferries Harbour News, 1 April 2024 reading")


def test_a_run_that_is_over_shows_its_whole_page_once_more():
    run = world.run(world.document())

    answer = Client().get(f"/runs/{run.public_id}/", headers={"HX-Request": "true"})

    assert answer["HX-Refresh"] == "true"
    assert "hx-get" not in see(f"/runs/{run.public_id}/")


def test_a_failed_document_shows_its_error_and_can_be_taken_up_again():
    run = world.run(world.document(), state="failed", error="1 of 1 documents failed")
    run.parts.update(error="ValueError: no verb\n\nTraceback")
    client = world.signed_in(Role.EDITOR)

    page = see(f"/runs/{run.public_id}/", client)

    assert "ValueError: no verb" in words(page)
    assert client.post(f"/runs/{run.public_id}/resume/").url == f"/runs/{run.public_id}/"
    run.refresh_from_db()
    assert (run.state, run.parts.get().state) == ("running", "queued")


def test_a_run_can_be_stopped_once():
    run = world.run(world.document(), state="queued")
    client = world.signed_in(Role.EDITOR)

    client.post(f"/runs/{run.public_id}/stop/")
    client.post(f"/runs/{run.public_id}/stop/")

    run.refresh_from_db()
    assert run.state == "stopped"
    assert "Not stopped: this run has ended." in words(see(f"/runs/{run.public_id}/", client))


def test_what_a_run_changed_is_listed_by_what_became_of_it():
    a, b, link = world.two_accounts()
    run = world.run(a.document, b.document, kind="extract")
    changes = [
        {"claim": a.public_id, "what": "changed", "before": {"text": a.text, "speaker": "he"},
         "after": {"text": a.text, "speaker": "the operator"}},
        {"claim": b.public_id, "what": "gone", "before": {"text": b.text}, "after": {}},
    ]  # fmt: skip
    link.__class__.objects.filter(pk=link.pk).update(first_run=run)
    run.parts.filter(document=a.document).update(report={"claims": changes})
    Run.objects.filter(pk=run.pk).update(report={"claims": {"changed": 1, "gone": 1, "kept": 7}, "links": {"new": 1}})
    address = f"/runs/{run.public_id}/"

    changed, gone, new = (see(address + query) for query in ("", "?what=claims.gone", "?what=links.new"))

    assert "Claims 1 changed 1 gone 7 kept Links 1 new" in words(changed)
    assert f'href="/claims/{a.public_id}/"' in changed
    assert "speaker he → the operator" in words(changed)
    assert f'href="/claims/{b.public_id}/"' in gone
    assert f'href="/links/{link.public_id}/"' in new
    assert f"{a.text.replace('**', '')} and {b.text}" in words(new)


def test_of_new_claims_a_run_shows_those_that_are_no_parts_of_one_that_was_split():
    a, b, _ = world.two_accounts()
    run = world.run(a.document, b.document, kind="extract")
    split = [{"claim": b.public_id, "what": "split", "before": {}, "after": {"text": b.text}}]
    Claim.objects.update(first_run=run)
    run.parts.filter(document=b.document).update(report={"claims": split})
    Run.objects.filter(pk=run.pk).update(report={"claims": {"split": 1, "new": 1}})

    new = see(f"/runs/{run.public_id}/?what=claims.new")

    assert f'href="/claims/{a.public_id}/"' in new
    assert f'href="/claims/{b.public_id}/"' not in new


def test_reading_all_again_is_for_editors():
    world.document()

    assert Client().post("/runs/").status_code == 302
    assert world.signed_in(Role.JOURNALIST).post("/runs/").status_code == 403
    assert not Run.objects.exists()


def test_all_documents_that_stand_are_read_again():
    kept, _ = world.document("Kept."), world.document("Old.", state="superseded")

    answer = world.signed_in(Role.EDITOR).post("/runs/", {"dry_run": "1"})

    run = Run.objects.get()
    assert answer.url == f"/runs/{run.public_id}/"
    assert (run.kind, run.dry_run, [part.document for part in run.parts.all()]) == ("extract", True, [kept])


def test_one_document_is_read_again_from_its_page():
    document = world.document()
    client = world.signed_in(Role.EDITOR)
    form = re.search(r'action="(/documents/[^"]+/read-again/)"', see(f"/documents/{document.public_id}/", client))[1]

    client.post(form)

    assert [part.document for part in Run.objects.get().parts.all()] == [document]


def test_with_nothing_to_read_it_says_so():
    client = world.signed_in(Role.EDITOR)

    assert "There is no document to read." in words(see(client.post("/runs/").url, client))


def test_the_list_costs_as_many_queries_for_many_as_for_one(django_assert_num_queries):
    for i in range(5):
        world.run(world.document(f"Text {i}.", title=""), world.document(f"Other {i}.", title=""))

    with django_assert_num_queries(6):
        see("/runs/")


def test_what_the_list_of_documents_is_filtered_to_is_read_again_and_nothing_else():
    wanted, _ = world.document(), world.document("Other.")
    Document.objects.exclude(pk=wanted.pk).update(title="Gulls")
    client = world.signed_in(Role.EDITOR)

    assert "Read these 1 again" in words(see("/documents/?q=Gulls", client))
    client.post("/runs/", {"q": "Gulls", "publisher": "", "state": ""})

    run = Run.objects.get()
    assert run.filter == {"documents": {"q": "Gulls"}}
    assert [part.document.title for part in run.parts.all()] == ["Gulls"]


def test_a_document_that_was_taken_away_is_not_read_again():
    document = world.document()
    Document.objects.filter(pk=document.pk).update(state="withdrawn")

    answer = world.signed_in(Role.EDITOR).post(f"/documents/{document.public_id}/read-again/")

    assert answer.status_code == 404
    assert not Run.objects.exists()
