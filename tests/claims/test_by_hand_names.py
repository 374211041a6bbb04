"""What editors decide on speakers and figures outlives later readings, and can be undone."""

import pytest

from claims import apart, decisions, figures_by_hand, speakers, speakers_by_hand, undo
from claims.models import Speaker, SpeakerName
from claims.selectors import alike
from figures import group
from figures.models import Figure, Measure
from oicsummit.access import Role
from sources.events import acting
from tests.pages import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return world.person(Role.EDITOR)


def named(name: str) -> Speaker:
    return speakers.find_or_make(names=[name])[name]


@pytest.fixture
def two():
    """ "Bell" and "Ann Bell", each with a claim read under that name."""
    document = world.document("Boat one came late. Boat two came late.")
    short, full = named("Bell"), named("Ann Bell")
    first = world.claim(document, "Boat one came late", "Bell")
    second = world.claim(document, "Boat two came late", "Ann Bell")
    return short, full, first, second


def test_merged_speakers_say_all_together_and_the_name_leads_there_from_now_on(two, editor):
    short, full, first, _ = two

    speakers_by_hand.merge(speaker=short, into=full, by=editor)

    first.refresh_from_db()
    assert first.speaker == full
    assert named("bell") == full
    assert Speaker.objects.get(pk=short.pk).merged_into == full


def test_undoing_a_merge_gives_back_names_and_claims(two, editor):
    short, full, first, second = two
    decision = speakers_by_hand.merge(speaker=short, into=full, by=editor)

    undo.undo(decision=decision, by=editor)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.speaker, second.speaker) == (short, full)
    assert named("Bell") == short
    assert Speaker.objects.get(pk=short.pk).merged_into is None


def test_a_name_that_is_split_off_takes_its_claims_and_the_old_row_if_there_was_one(two, editor):
    short, full, first, second = two
    speakers_by_hand.merge(speaker=short, into=full, by=editor)

    decision = speakers_by_hand.split(speaker=full, name="Bell", by=editor)

    first.refresh_from_db()
    assert first.speaker == short
    undo.undo(decision=decision, by=editor)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.speaker, second.speaker) == (full, full)


def test_a_speaker_is_not_merged_with_itself_nor_left_without_a_name(two, editor):
    short, full, _, _ = two

    with pytest.raises(speakers_by_hand.NotTwoSpeakers):
        speakers_by_hand.merge(speaker=full, into=full, by=editor)
    with pytest.raises(speakers_by_hand.NotAnotherName):
        speakers_by_hand.split(speaker=short, name="Bell", by=editor)
    with pytest.raises(speakers_by_hand.NameMissing):
        speakers_by_hand.name(speaker=short, name="  ", by=editor)


def test_a_speaker_is_renamed_and_can_be_named_back(two, editor):
    short, _, _, _ = two

    decision = speakers_by_hand.name(speaker=short, name="Captain  Bell", by=editor)

    assert Speaker.objects.get(pk=short.pk).name == "Captain Bell"
    assert set(SpeakerName.objects.filter(speaker=short).values_list("name", flat=True)) == {"Bell", "Captain Bell"}
    undo.undo(decision=decision, by=editor)
    assert Speaker.objects.get(pk=short.pk).name == "Bell"


def test_what_was_decided_later_is_undone_first(two, editor):
    short, _, _, _ = two
    first = speakers_by_hand.name(speaker=short, name="Captain", by=editor)
    speakers_by_hand.name(speaker=short, name="Skipper", by=editor)

    with pytest.raises(decisions.DecidedSince):
        undo.undo(decision=first, by=editor)


def test_who_is_kept_apart_stays_so_when_documents_are_read_again_and_one_is_merged(two, editor):
    short, full, _, _ = two

    decision = speakers_by_hand.keep_apart(speaker=full, other=short, by=editor, reason="her brother")

    both = speakers.find_or_make(names=["Bell", "Ann Bell"]).values()
    assert apart.pairs() == {frozenset((short.pk, full.pk))}
    assert alike.proposals(both) != []
    assert alike.proposals(both, apart.pairs()) == []
    merged = speakers_by_hand.merge(speaker=full, into=named("Ann Bell of Bay"), by=editor)
    assert apart.pairs() == {frozenset((short.pk, named("Ann Bell of Bay").pk))}
    undo.undo(decision=merged, by=editor)
    undo.undo(decision=decision, by=editor, why="it is her")
    assert apart.pairs() == set()
    assert alike.proposals(both, apart.pairs()) != []


def test_a_no_between_two_hinders_no_other_undoing(two, editor):
    short, full, _, _ = two
    renamed = speakers_by_hand.name(speaker=short, name="Captain", by=editor)
    first = speakers_by_hand.keep_apart(speaker=short, other=full, by=editor)
    speakers_by_hand.keep_apart(speaker=short, other=named("Cora Bell"), by=editor)

    undo.undo(decision=first, by=editor)
    undo.undo(decision=renamed, by=editor)

    assert Speaker.objects.get(pk=short.pk).name == "Bell"
    assert apart.pairs() == {frozenset((short.pk, named("Cora Bell").pk))}


def test_a_decision_that_was_confirmed_can_be_undone_step_by_step(two, figures, editor):
    for decision in (
        speakers_by_hand.name(speaker=two[0], name="Captain", by=editor),
        figures_by_hand.name(figure=figures[0], name="Boats", by=editor),
    ):
        confirmed = decisions.confirm(decision=decision, by=editor)
        undo.undo(decision=confirmed, by=editor)
        undo.undo(decision=decision, by=editor)

    assert Speaker.objects.get(pk=two[0].pk).name == "Bell"
    assert Figure.objects.get(pk=figures[0].pk).name != "Boats"


@pytest.fixture
def figures():
    """Two figures of one document, one reading each."""
    document = world.document("It carried 40 boats. It lost 41 boats.")
    return [
        world.quantity(world.claim(document, f"It {verb} {number} boats"), str(number), number, noun="boat").figure
        for verb, number in (("carried", 40), ("lost", 41))
    ]


def regroup(figure: Figure) -> None:
    group.regroup(document=figure.readings.first().document, joined=lambda ids: [])


def test_merged_figures_stay_merged_when_readings_are_grouped_again(figures, editor):
    first, second = figures

    decision = figures_by_hand.merge(figure=second, into=first, by=editor)
    regroup(first)

    assert first.readings.count() == 2
    assert Figure.objects.get(pk=second.pk).merged_into == first
    undo.undo(decision=decision, by=editor)
    assert (first.readings.count(), second.readings.count()) == (1, 1)
    assert [row.corrected for row in second.readings.all()] == [[]]


def test_split_readings_stay_apart_and_go_back_when_undone(figures, editor):
    first, second = figures
    figures_by_hand.merge(figure=second, into=first, by=editor)
    chosen = first.readings.get(text="41")

    decision = figures_by_hand.split(figure=first, readings=[chosen.public_id], by=editor)
    regroup(first)

    chosen.refresh_from_db()
    assert chosen.figure.public_id == decision.after["into"]
    assert first.readings.count() == 1
    undo.undo(decision=decision, by=editor)
    assert first.readings.count() == 2


def test_a_figure_keeps_the_name_a_person_gave_it(figures, editor):
    first, second = figures

    decision = figures_by_hand.name(figure=first, name="Boats carried", by=editor)
    regroup(first)

    assert Figure.objects.get(pk=first.pk).name == "Boats carried"
    undo.undo(decision=decision, by=editor)
    regroup(first)
    assert Figure.objects.get(pk=first.pk).name != "Boats carried"
    with pytest.raises(figures_by_hand.NotTwoFigures):
        figures_by_hand.merge(figure=second, into=second, by=editor)
    with pytest.raises(figures_by_hand.NotSome):
        figures_by_hand.split(figure=first, readings=[], by=editor)


def test_a_figure_keeps_the_measure_a_person_gave_it_even_where_it_comes_to_hang_with_an_older_one(figures, editor):
    first, second = figures
    with acting(by=editor):
        boats = Measure.objects.create(name="boats", definition="All boats.", citation="Port rules")

    figures_by_hand.measure(figure=second, measure=boats, by=editor)
    regroup(first)
    assert Figure.objects.get(pk=second.pk).measure == boats
    pair = (first.readings.get().pk, second.readings.get().pk)
    group.regroup(document=first.readings.get().document, joined=lambda ids: [pair])

    assert Figure.objects.get(pk=first.pk).merged_into == second
    assert Figure.objects.get(pk=second.pk).measure == boats
    assert second.readings.count() == 2
