"""The page on operations: what lives, what waits, what failed and is tried again."""

import pytest
from django.test import Client

from oicsummit import retry
from oicsummit.access import Role
from oicsummit.models import Backup
from oicsummit.watching import pulse, store
from sources import runs
from sources.models import Event, Fetch, RunDocument, RunState
from tests import make
from tests.pages import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_is_known():
    store.client().flushdb()


@pytest.fixture
def administrator() -> Client:
    return world.signed_in(Role.ADMINISTRATOR)


def failing(*texts: str, error: str = "ValueError: no such page\n\nTraceback …") -> list[RunDocument]:
    """The parts of one run that has failed altogether."""
    made = make.run(*[make.document(text) for text in texts])
    parts = list(made.parts.order_by("pk"))
    for part in parts:
        runs.end(part=part, error=error)
    return parts


def words(client: Client) -> str:
    answer = client.get("/operations/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_with_nothing_to_tell_each_part_says_so(administrator):
    page = words(administrator)

    assert "No process has told that it lives." in page
    assert "No worker lives." in page
    assert "Nothing is being read." in page
    assert "No document waits because its reading failed." in page
    assert "None is known that" in page


def test_a_worker_that_lives_is_shown_and_not_missed(administrator):
    for service in pulse.sign("worker"), pulse.sign("beat"):
        service()

    page = words(administrator)

    assert "All parts work." in page
    assert "lives</td>" in page


def test_a_worker_by_other_rules_is_pointed_out(administrator, monkeypatch):
    from oicsummit import reader

    monkeypatch.setattr(reader, "version", lambda: "older rules")
    pulse.sign("worker")()
    monkeypatch.undo()

    assert "reads by other rules than this web server: older rules" in words(administrator)


def test_one_that_gave_no_sign_for_a_while_is_gone(administrator, monkeypatch):
    monkeypatch.setattr(pulse, "ALIVE", -1.0)
    pulse.sign("worker")()

    page = words(administrator)

    assert "gone, last seen" in page
    assert "No worker lives." in page


def test_what_waits_and_what_failed_are_shown(administrator):
    make.run(make.document("Fees rose by 12%."))
    failing("Fees fell by 3%.")

    page = words(administrator)

    assert "<dt>Documents waiting</dt><dd>1</dd>" in page
    assert "ValueError: no such page" in page


def test_without_redis_the_page_says_what_is_not_known(administrator, settings):
    settings.REDIS_URL = "unix:///nowhere/at/all.sock"
    store.client.cache_clear()
    try:
        page = words(administrator)
    finally:
        store.client.cache_clear()

    assert "Redis cannot be reached, in which each process tells that it lives." in page


def test_the_last_backup_is_shown(administrator):
    Backup.objects.create(name="friday.dump", size=2048, seconds=1)

    assert "friday.dump, 2.0" in words(administrator)


def test_trying_again_sends_the_one_document_and_leaves_an_event(administrator, django_capture_on_commit_callbacks):
    part, other = failing("Fees fell by 3%.", "Fees rose by 12%.")

    with django_capture_on_commit_callbacks(execute=True):
        answer = administrator.post(f"/operations/retry/{part.pk}/")

    part.refresh_from_db()
    other.refresh_from_db()
    assert answer.headers["Location"] == "/operations/"
    assert (part.state, part.error, part.attempts) == (RunState.QUEUED, "", 0)
    assert part.sent_at is not None
    assert other.state == RunState.FAILED
    event = Event.objects.filter(public_id=part.run.public_id).last()
    assert (event.why, event.before, event.after) == (
        "tried again", {"failed": part.document.public_id}, {"failed": None}
    )  # fmt: skip
    assert event.actor.startswith("administrator")


def test_what_has_not_failed_is_not_tried_again(administrator):
    (part,) = failing("Fees fell by 3%.")
    retry.one(part=part, by="a test")

    answer = administrator.post(f"/operations/retry/{part.pk}/", follow=True)

    assert "Not tried again: this document is queued in that run." in answer.content.decode()


def test_all_that_failed_is_tried_again_at_once(administrator):
    failing("Fees fell by 3%.", "Fees rose by 12%.")

    answer = administrator.post("/operations/retry/", follow=True)

    assert "2 documents will be tried again." in answer.content.decode()
    assert not RunDocument.objects.filter(state=RunState.FAILED).exists()
    assert Event.objects.filter(why="tried again", before__has_key="failed").count() == 2


def test_trying_all_again_where_nothing_failed_says_so(administrator):
    answer = administrator.post("/operations/retry/", follow=True)

    assert "Nothing has failed." in answer.content.decode()


def test_what_a_later_run_has_made_good_is_no_failure_any_more():
    (part,) = failing("Fees fell by 3%.")
    make.read(part.document)

    assert list(runs.failed()) == []


def test_what_a_later_trial_did_makes_nothing_good():
    (part,) = failing("Fees fell by 3%.")
    make.read(part.document, dry_run=True)

    assert list(runs.failed()) == [part]


def test_a_part_tried_again_is_worked_on_and_ends_its_run():
    from oicsummit import flow

    (part,) = failing("Fees fell by 3%.")
    retry.one(part=part, by="a test")

    flow.work(part_ids=[part.pk])

    part.run.refresh_from_db()
    assert (part.run.state, part.run.error) == (RunState.FINISHED, "")


def test_pages_that_could_not_be_fetched_are_shown_with_why(administrator):
    Fetch.objects.create(
        address="https://harbour.example/a", asked_by="ann", state="failed", error="The page is not there (404)."
    )

    assert "The page is not there (404)." in words(administrator)


def test_the_page_asks_as_much_with_three_failures_as_with_one(administrator):
    failing("Fees fell by 3%.")
    words(administrator)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        words(administrator)
    failing("Fees rose by 12%.", "Fees rose by 14%.", "Fees rose by 15%.")
    with CaptureQueriesContext(connection) as more:
        words(administrator)

    assert len(more) == len(one)
