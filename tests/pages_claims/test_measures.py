"""Editors write the glossary, with a citation; the comparison takes it from there."""

import pytest
from django.test import Client

from figures import glossary
from figures.models import Measure
from oicsummit.access import Role
from oicsummit.analysis.types import Outcome
from sources.models import Event
from tests.pages import world
from tests.pages_claims.story import read, said

pytestmark = pytest.mark.django_db

GIVEN = {
    "name": "sailings",
    "words": "sailings\nDepartures",
    "definition": "Each time a boat leaves.",
    "citation": "Port rules, 3",
}


@pytest.fixture
def editor():
    return world.signed_in(Role.EDITOR)


def write(editor, **more) -> Measure:
    answer = editor.post("/measures/add/", {**GIVEN, **more})
    assert answer.status_code == 302, answer.content.decode()
    return Measure.objects.latest("pk")


def test_an_empty_glossary_says_what_that_means():
    assert "Without one nothing is assumed" in said("/measures/")


def test_an_entry_is_written_shown_and_used(editor):
    whole = write(editor)
    part = write(editor, name="late sailings", words="delays", **{f"to-{whole.public_id}": "narrower"})

    assert "It is a part of sailings" in said(f"/measures/{part.public_id}/")
    assert "It holds all of late sailings" in said(f"/measures/{whole.public_id}/")
    assert "AB wrote the entry" in said(f"/measures/{part.public_id}/")
    assert "AB said how the entry stands to another" in said(f"/measures/{part.public_id}/")
    assert glossary.current().compare("delays", "departures")[0] == Outcome.A_NARROWER


@pytest.mark.parametrize("missing", ["name", "definition", "citation"])
def test_an_entry_without_a_citation_is_refused(editor, missing):
    answer = editor.post("/measures/add/", {**GIVEN, missing: " "})

    assert answer.status_code == 200
    assert Measure.objects.count() == 0


def test_two_entries_of_one_name_are_refused(editor):
    write(editor)

    assert "There is an entry sailings already." in editor.post("/measures/add/", GIVEN).content.decode()


def test_an_entry_is_edited_and_its_relations_with_it(editor):
    whole = write(editor)
    part = write(editor, name="late sailings", **{f"to-{whole.public_id}": "narrower"})

    editor.post(
        f"/measures/{part.public_id}/edit/", {**GIVEN, "name": "late ones", f"to-{whole.public_id}": "not_the_same"}
    )

    assert "It is not the same as sailings" in said(f"/measures/{part.public_id}/")
    assert "selected>is not the same as" in read(f"/measures/{whole.public_id}/edit/", editor)


def test_an_entry_out_of_use_keeps_its_page_and_is_compared_with_no_more(editor):
    entry = write(editor)

    editor.post(f"/measures/{entry.public_id}/retire/")

    assert "This entry is out of use" in said(f"/measures/{entry.public_id}/")
    assert glossary.version() == "none"


def test_comparing_again_is_a_run(editor):
    world.two_accounts()

    answer = editor.post("/measures/compare-again/")

    assert answer["Location"].startswith("/runs/r-")


@pytest.mark.parametrize("role", [None, Role.JOURNALIST])
def test_others_only_read_it(role):
    client = world.signed_in(role) if role else Client()

    assert client.get("/measures/add/").status_code == (403 if role else 302)
    assert "Add an entry" not in read("/measures/", client)


def test_how_an_entry_stands_to_others_is_in_its_history_and_what_stays_leaves_no_event(editor):
    whole = write(editor)
    part = write(editor, name="late sailings", words="delays", **{f"to-{whole.public_id}": "narrower"})
    same = {**GIVEN, "name": "late sailings", "words": "delays"}
    for relation in ("narrower", "not_the_same", ""):
        editor.post(f"/measures/{part.public_id}/edit/", {**same, f"to-{whole.public_id}": relation})

    told = Event.objects.filter(public_id=part.public_id, action="changed").order_by("pk")
    assert [(event.before["relation"], event.after["relation"]) for event in told] == [
        (None, f"narrower {whole.public_id}"),
        (f"narrower {whole.public_id}", None),
        (None, f"not_the_same {whole.public_id}"),
        (f"not_the_same {whole.public_id}", None),
    ]
