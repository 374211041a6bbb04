"""An editor names, merges and splits speakers and figures on their pages; others only see that it was done."""

from types import SimpleNamespace

import pytest
from django.test import Client

from claims import speakers
from claims.selectors.alike import proposals
from oicsummit.access import Role
from tests.pages import world
from tests.pages_claims.story import island, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return world.signed_in(Role.EDITOR)


@pytest.fixture
def bells():
    document = world.document("Boat one came late. Boat two came late.")
    speakers.find_or_make(names=["Bell", "Ann Bell"])
    claims = [
        world.claim(document, "Boat one came late", "Bell"),
        world.claim(document, "Boat two came late", "Ann Bell"),
    ]
    return [claim.speaker for claim in claims]


def test_speakers_who_are_perhaps_one_are_proposed_to_editors_with_the_reason(editor, bells):
    assert "“Bell” is the last name of “Ann Bell”, and of nobody else here" in said("/speakers/", editor)
    assert "Perhaps one speaker" not in said("/speakers/")


def test_an_editor_merges_two_speakers_and_undoes_it(editor, bells):
    short, full = bells

    answer = editor.post(
        f"/speakers/{short.public_id}/merge/", {"into": full.public_id, "reason": "the same"}, follow=True
    )
    assert answer.redirect_chain[-1][0] == f"/speakers/{full.public_id}/"
    decision = short.decisions.get()
    editor.post(f"/decisions/{decision.public_id}/undo/")

    assert "Boat one came late" in said(f"/speakers/{short.public_id}/")


def test_an_editor_renames_a_speaker_and_all_see_who_did_it(editor, bells):
    editor.post(f"/speakers/{bells[1].public_id}/name/", {"name": "Captain Bell"})

    assert "AB named it Captain Bell" in said(f"/speakers/{bells[1].public_id}/")


def test_two_who_are_not_the_same_are_proposed_no_more_until_that_is_undone(editor, bells):
    short, full = bells

    answer = editor.post(
        f"/speakers/{short.public_id}/apart/", {"into": full.public_id, "reason": "her brother"}, follow=True
    )
    assert "Kept: Bell and Ann Bell are not proposed again." in answer.content.decode()
    assert "Perhaps one speaker" not in said("/speakers/", editor)
    for one in bells:
        assert "AB said that Ann Bell is not Bell: her brother" in said(f"/speakers/{one.public_id}/")

    editor.post(f"/decisions/{short.decisions.get().public_id}/undo/")

    assert "“Bell” is the last name of “Ann Bell”" in said("/speakers/", editor)
    assert "Ann Bell is not Bell" not in said(f"/speakers/{full.public_id}/")


def test_two_who_are_kept_apart_are_not_merged_nor_kept_apart_twice(editor, bells):
    short, full = bells
    editor.post(f"/speakers/{short.public_id}/apart/", {"into": full.public_id})

    for one, other, what in ((full, short, "merge"), (full, short, "apart")):
        page = editor.post(f"/speakers/{one.public_id}/{what}/", {"into": other.public_id}, follow=True)
        assert "Not done: it has been decided that these two are not one." in page.content.decode()

    assert short.decisions.count() + full.decisions.count() == 1


def test_an_editor_merges_figures_by_address_and_splits_a_reading_off(editor):
    first, second = (island(number).quantities.get() for number in (1, 2))

    editor.post(
        f"/figures/{second.figure.public_id}/merge/", {"into": f"http://testserver/figures/{first.figure.public_id}/"}
    )
    assert "Readings 2" in said(f"/figures/{first.figure.public_id}/")
    editor.post(f"/figures/{first.figure.public_id}/split/", {"reading": second.public_id})

    assert "Readings 1" in said(f"/figures/{first.figure.public_id}/")


def test_what_cannot_be_done_is_said_in_words(editor, bells):
    page = editor.post(f"/speakers/{bells[0].public_id}/merge/", {"into": bells[0].public_id}, follow=True)

    assert "Not done: choose two speakers, neither of them merged." in page.content.decode()


@pytest.mark.parametrize("role", [None, Role.READER, Role.JOURNALIST])
def test_others_may_not(role, bells):
    client = world.signed_in(role) if role else Client()

    answer = client.post(f"/speakers/{bells[0].public_id}/merge/", {"into": bells[1].public_id})

    assert answer.status_code == (403 if role else 302)
    assert bells[0].decisions.count() == 0


def test_others_may_not_keep_two_apart(bells):
    answer = world.signed_in(Role.JOURNALIST).post(
        f"/speakers/{bells[0].public_id}/apart/", {"into": bells[1].public_id}
    )

    assert (answer.status_code, bells[0].decisions.count()) == (403, 0)


def people(*names):
    """Speakers of these names; those with a Board or an Institute are bodies."""
    bodies = ("Board", "Institute", "NHB", "Government")
    return [
        SimpleNamespace(pk=number, name=name, is_body=any(word in name for word in bodies))
        for number, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["Ann Bell", "Cora Bell", "Bell"], []),
        (["Ann Bell", "Dame Ann"], [("Dame Ann", "Ann Bell")]),
        (["National Harbour Board", "NHB"], [("NHB", "National Harbour Board")]),
        (["National Harbour Board", "the Harbour Board"], [("the Harbour Board", "National Harbour Board")]),
        (["Harbour", "Sea"], []),
        (["Ann Bell", "Bell’s Government", "Bell"], [("Bell", "Ann Bell")]),
        (
            ["UN's Institute for Sea Organisation", "United Nations Institute for Sea Organization"],
            [("UN's Institute for Sea Organisation", "United Nations Institute for Sea Organization")],
        ),
    ],
)
def test_short_forms_are_proposed_only_where_they_fit_one_name(names, pairs):
    assert [(found.speaker.name, found.into.name) for found in proposals(people(*names))] == pairs
