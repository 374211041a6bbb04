"""An editor says which entry of the glossary a figure is of; its page says what that means beside others."""

import pytest
from django.test import Client

from figures.models import Figure, Measure, MeasureRelation
from oicsummit.access import Role
from sources.events import acting
from sources.models import Event
from tests.pages import world
from tests.pages_claims.story import change, island, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return world.signed_in(Role.EDITOR)


def entry(name: str, **fields) -> Measure:
    with acting(by="the tests"):
        return Measure.objects.create(name=name, definition=f"All {name}.", citation="Port rules, 3", **fields)


def figure() -> Figure:
    return island(3).quantities.get().figure


def give(client: Client, found: Figure, measure: Measure | None, why: str = ""):
    key = measure.public_id if measure else ""
    return client.post(f"/figures/{found.public_id}/measure/", {"measure": key, "reason": why}, follow=True)


def test_an_editor_sets_a_measure_and_all_see_it_with_who_and_why(editor):
    found, boarded = figure(), entry("boardings")

    give(editor, found, boarded, "by the port's table")

    page = said(f"/figures/{found.public_id}/")
    assert "Measure boardings All boardings." in page
    assert "AB set the measure of it: boardings: by the port's table" in page.replace("’", "'")
    assert "AB set the measure of the readings" in page
    event = Event.objects.filter(public_id=found.public_id).latest("id")
    assert (event.after, event.why) == ({"measure_id": boarded.pk}, "by the port's table")
    assert found.name.capitalize() in said(f"/measures/{boarded.public_id}/")


def test_it_is_cleared_and_each_step_is_undone(editor):
    found, boarded = figure(), entry("boardings")
    give(editor, found, boarded)
    give(editor, found, None)
    assert "AB cleared the measure of it, boardings" in said(f"/figures/{found.public_id}/")

    for left in (boarded, None):
        decision = found.decisions.exclude(state="undone").exclude(kind="undone").latest("pk")
        editor.post(f"/decisions/{decision.public_id}/undo/")
        found.refresh_from_db()
        assert found.measure == left


def test_what_cannot_be_set_is_refused_in_words(editor):
    found, old, boarded = figure(), entry("crossings", retired=True), entry("boardings")
    give(editor, found, boarded)

    retired, same = (give(editor, found, measure).content.decode() for measure in (old, boarded))

    assert "Not done: crossings is out of use in the glossary." in retired
    assert "Not done: choose another measure than it has." in same
    assert found.decisions.count() == 1


def test_the_page_says_how_the_measure_stands_to_other_entries(editor):
    found, boarded, late = figure(), entry("boardings"), entry("late boardings")
    with acting(by="the tests"):
        MeasureRelation.objects.create(a=late, b=boarded, kind="narrower")

    give(editor, found, late)

    assert "All late boardings. It is a part of boardings" in said(f"/figures/{found.public_id}/")


def test_an_empty_glossary_leads_to_the_first_entry(editor):
    found = figure()

    assert "The glossary has no entry yet. Write the first" in said(f"/figures/{found.public_id}/", editor)
    assert "Say what it measures" not in said(f"/figures/{found.public_id}/")


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("narrower", "Late boardings is narrower than boardings in the glossary. The number is the same"),
        ("not_the_same", "Late boardings and boardings are not the same in the glossary. The number is the same"),
        ("", "Late boardings and boardings are two entries of the glossary. The number is the same"),
    ],
)
def test_the_page_says_how_the_measures_of_close_figures_stand_to_each_other(editor, relation, words):
    found, boarded, late = figure(), entry("boardings"), entry("late boardings")
    document = world.document("Some 3,000 passengers were late.", "Evening Post")
    other = world.quantity(world.claim(document, "Some 3,000 passengers were late"), "3,000", 3000).figure
    if relation:
        with acting(by="the tests"):
            MeasureRelation.objects.create(a=late, b=boarded, kind=relation)

    change(other, measure=late)
    assert "in the glossary" not in said(f"/figures/{found.public_id}/")
    give(editor, found, boarded)

    assert words in said(f"/figures/{found.public_id}/")


def test_close_figures_of_one_measure_say_so(editor):
    found, boarded = figure(), entry("boardings")
    document = world.document("Some 3,000 passengers were late.", "Evening Post")
    other = world.quantity(world.claim(document, "Some 3,000 passengers were late"), "3,000", 3000).figure

    give(editor, found, boarded)
    give(editor, other, boarded)

    assert "Both are boardings in the glossary." in said(f"/figures/{found.public_id}/")


@pytest.mark.parametrize("role", [None, Role.READER, Role.JOURNALIST])
def test_others_may_not(role):
    found, boarded = figure(), entry("boardings")

    give(world.signed_in(role) if role else Client(), found, boarded)

    found.refresh_from_db()
    assert (found.measure, found.decisions.count()) == (None, 0)
