"""A check goes from its author to a second person, and once public it changes in public only."""

from datetime import date

import pytest

from claims import check as steps
from claims import publish
from claims.check_forms import CheckForm
from claims.models import Check, Claim, Task, Verdict
from oicsummit.access import Role
from sources.models import Event
from tests.api import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def verdict() -> Verdict:
    return Verdict.objects.get_or_create(slug="holds", defaults={"name": "Holds", "definition": "It is so."})[0]


@pytest.fixture
def small() -> world.World:
    return world.make(3)


@pytest.fixture
def nora(db: None) -> object:
    return world.person("nora", Role.JOURNALIST)


@pytest.fixture
def ruth(db: None) -> object:
    return world.person("ruth", Role.EDITOR)


def in_review(claim: Claim, by: object, verdict: Verdict) -> Check:
    check = steps.begin(by=by, claim=claim)
    steps.save(check=check, by=by, verdict=verdict, note="Counted twice.")
    steps.add_evidence(check=check, by=by, address="https://example.org/count")
    return steps.send(check=check, by=by)


def test_beginning_twice_goes_on_with_the_first(small, nora) -> None:
    first = steps.begin(by=nora, claim=small.claims[0])

    assert steps.begin(by=nora, claim=small.claims[0]) == first
    assert Check.objects.count() == 1


def test_a_date_that_was_kept_stands_in_the_form_as_browsers_read_it(small, nora) -> None:
    check = steps.begin(by=nora, claim=small.claims[0])
    check.reply_asked_date = date(2025, 4, 2)

    assert 'value="2025-04-02"' in str(CheckForm(None, check)["reply_asked_date"])


def test_a_check_without_verdict_note_and_evidence_is_not_sent(small, nora) -> None:
    check = steps.begin(by=nora, claim=small.claims[0])

    with pytest.raises(steps.Incomplete, match="a verdict and a note and evidence"):
        steps.send(check=check, by=nora)


def test_nobody_publishes_a_check_of_their_own(small, ruth, verdict) -> None:
    check = in_review(small.claims[0], ruth, verdict)

    with pytest.raises(publish.OwnCheck):
        publish.publish(check=check, by=ruth)


def test_a_draft_is_not_published(small, nora, ruth) -> None:
    check = steps.begin(by=nora, claim=small.claims[0])

    with pytest.raises(publish.NotInReview):
        publish.publish(check=check, by=ruth)


def test_a_second_person_publishes_and_history_says_who_when_and_what(small, nora, ruth, verdict) -> None:
    check = publish.publish(check=in_review(small.claims[0], nora, verdict), by=ruth)

    assert (check.state, check.published_by) == ("published", ruth)
    events = Event.objects.filter(public_id=check.public_id).order_by("id").values_list("actor", "why")
    assert list(events) == [
        ("nora", "began a check"), ("nora", "wrote the check"), ("nora", "added evidence"),
        ("nora", "sent it to review"), ("ruth", "published it"),
    ]  # fmt: skip


def test_a_second_check_on_the_same_claim_is_not_published_beside_the_first(small, nora, ruth, verdict) -> None:
    publish.publish(check=in_review(small.claims[0], nora, verdict), by=ruth)
    second = in_review(small.claims[0], nora, verdict)

    with pytest.raises(publish.AlreadyPublished):
        publish.publish(check=second, by=ruth)


def test_what_is_published_is_not_changed_silently(small, nora, ruth, verdict) -> None:
    check = publish.publish(check=in_review(small.claims[0], nora, verdict), by=ruth)

    with pytest.raises(steps.NotWritable):
        steps.save(check=check, by=nora, verdict=verdict, note="Other words.")
    with pytest.raises(steps.NotWritable):
        steps.remove_evidence(evidence=check.evidence.get(), by=nora)


def test_sent_back_it_is_a_draft_again_with_the_reason_in_its_history(small, nora, ruth, verdict) -> None:
    check = steps.send_back(check=in_review(small.claims[0], nora, verdict), by=ruth, why="Which month?")

    assert check.state == "draft"
    assert Event.objects.filter(public_id=check.public_id).latest("id").why == "sent it back: Which month?"


def test_a_correction_is_public_and_opens_a_task_on_each_linked_claim_and_check(small, nora, ruth, verdict) -> None:
    first, second, _ = small.claims
    other = publish.publish(check=in_review(second, nora, verdict), by=ruth)
    check = publish.publish(check=in_review(first, nora, verdict), by=ruth)

    check = publish.correct(check=check, by=ruth, correction="The month was May.", verdict=verdict, note="In May.")

    assert (check.state, check.correction, check.note) == ("corrected", "The month was May.", "In May.")
    assert {(task.claim, task.check_row) for task in Task.objects.all()} == {(second, None), (None, other)}


def test_a_correction_that_does_not_say_what_was_wrong_changes_nothing(small, nora, ruth, verdict) -> None:
    check = publish.publish(check=in_review(small.claims[0], nora, verdict), by=ruth)

    with pytest.raises(publish.ReasonMissing):
        publish.correct(check=check, by=ruth, correction=" ", verdict=verdict, note="x")

    check.refresh_from_db()
    assert check.state == "published"


def test_a_withdrawn_check_stays_to_be_seen_with_its_reason(small, nora, ruth, verdict) -> None:
    check = publish.publish(check=in_review(small.claims[0], nora, verdict), by=ruth)

    check = publish.withdraw(check=check, by=ruth, why="The count was of another line.")

    assert (check.state, check.correction) == ("withdrawn", "The count was of another line.")


def test_a_task_is_done_once(small, nora, ruth, verdict) -> None:
    check = publish.publish(check=in_review(small.claims[0], nora, verdict), by=ruth)
    publish.withdraw(check=check, by=ruth, why="Wrong line.")
    task = publish.finish(task=Task.objects.get(), by=nora)

    again = publish.finish(task=task, by=ruth)

    assert (again.done_by, again.done_at) == (nora, task.done_at)


def test_a_check_of_a_figure_opens_tasks_on_what_is_linked_to_its_readings(small, nora, ruth, verdict) -> None:
    small.quantities[1].__class__.objects.exclude(pk=small.quantities[0].pk).update(figure=None)
    check = steps.begin(by=nora, figure=small.figure)
    steps.save(check=check, by=nora, verdict=verdict, note="Counted.")
    steps.add_evidence(check=check, by=nora, note="By telephone.")
    check = publish.publish(check=steps.send(check=check, by=nora), by=ruth)

    publish.withdraw(check=check, by=ruth, why="Wrong.")

    assert [task.claim for task in Task.objects.all()] == [small.claims[1]]
