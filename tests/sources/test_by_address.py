"""Pages by their address: fetched by a worker, once each time, and their changes noticed."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import checks
from django.db import connection
from django.test import Client
from django.utils import timezone

from oicsummit import tasks
from oicsummit.access import Role
from sources import by_address, offers
from sources.guard import AddressRefused
from sources.ingest import Given
from sources.models import Document, Event, Fetch, Run
from tests.pages import world
from tests.pages.words import words
from tests.sources.formats import makers
from tests.sources.test_guard import Server, answer, serve  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: object) -> None:
    settings.FETCH_ALLOWED_NETWORKS = ["127.0.0.0/8"]


@pytest.fixture
def page(serve: Callable) -> Server:  # noqa: F811
    return serve({"/fees": answer(makers.html()), "/robots.txt": answer(b"", "Content-Type: text/plain")})


def fetched(row: Fetch) -> Fetch:
    tasks.fetch(fetch_id=row.pk)
    row.refresh_from_db()
    return row


def test_a_page_becomes_a_document_that_is_read(page) -> None:
    row = by_address.ask(address=page.address + "/fees", by="nora", given=Given(publisher="Lorn Gazette"))

    row = fetched(row)

    assert (row.state, row.error) == ("fetched", "")
    assert row.document.publisher.name == "Lorn Gazette"
    assert "12% in 2023" in row.document.text
    assert row.document.originals.get().address == page.address + "/fees"
    assert [part.document for part in Run.objects.get().parts.all()] == [row.document]


def test_a_fetch_delivered_twice_is_done_once(page) -> None:
    row = by_address.ask(address=page.address + "/fees", by="nora")
    fetched(row)
    asked = len(page.requests)

    fetched(row)

    assert len(page.requests) == asked
    assert Document.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_changes_are_told_and_the_page_can_be_watched_while_a_server_takes_its_time(page) -> None:
    row = by_address.ask(address=page.address + "/fees", by="nora")
    page.wait.clear()
    worker = threading.Thread(target=in_another_connection, args=(lambda: tasks.fetch(fetch_id=row.pk),))
    worker.start()
    wait_for(lambda: page.requests)

    document = world.document()
    told = Client().get("/api/v1/changes/", {"kind": "document"}).json()["results"]
    by_address.watch(row=row, by="nora", every_hours=24)
    in_another_connection(lambda: tasks.fetch(fetch_id=row.pk))  # delivered twice: the second lets it be
    asked_for = [request.split(" ")[1] for request in page.requests]
    page.wait.set()
    worker.join()

    row.refresh_from_db()
    assert [one["id"] for one in told] == [document.public_id]
    assert (row.state, row.every_hours, asked_for) == ("fetched", 24, ["/robots.txt"])


def in_another_connection(act: Callable) -> None:
    def perform() -> None:
        act()
        connection.close()

    thread = threading.Thread(target=perform)
    thread.start()
    thread.join()


def wait_for(condition: Callable, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_watched_page_that_has_not_changed_makes_nothing_new(page) -> None:
    row = fetched(by_address.ask(address=page.address + "/fees", by="nora", every_hours=24))
    Fetch.objects.filter(pk=row.pk).update(next_at=timezone.now())

    row = fetched(row)

    assert Document.objects.count() == 1
    assert row.next_at > timezone.now() + timedelta(hours=23)


def test_a_watched_page_that_has_changed_is_a_new_version(page) -> None:
    row = fetched(by_address.ask(address=page.address + "/fees", by="nora", every_hours=24))
    first = row.document
    page.answers["/fees"] = answer(makers.html([*makers.PARAGRAPHS, "An earlier version gave the rise as 10%."]))
    Fetch.objects.filter(pk=row.pk).update(next_at=timezone.now())

    row = fetched(row)

    first.refresh_from_db()
    assert row.document.supersedes == first
    assert first.state == "superseded"
    assert Run.objects.first().started_from == "schedule"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (answer(b"", "Location: http://10.0.0.1/", "302 Found"), "private network"),
        (answer(b"x", status="503 Service Unavailable"), "503 Service Unavailable"),
        (answer(b"<html><nav>Home</nav></html>"), "no running text"),
    ],
)
def test_what_fails_says_why_and_leaves_nothing(page, reply, reason) -> None:
    page.answers["/fees"] = reply

    row = fetched(by_address.ask(address=page.address + "/fees", by="nora"))

    assert row.state == "failed"
    assert reason in row.error
    assert not Document.objects.exists()
    assert not Event.objects.filter(kind="document").exists()


def test_a_watched_page_that_fails_is_tried_again(page) -> None:
    row = fetched(by_address.ask(address=page.address + "/fees", by="nora", every_hours=24))
    page.answers["/fees"] = answer(b"x", status="500 Internal Server Error")
    Fetch.objects.filter(pk=row.pk).update(next_at=timezone.now())

    row = fetched(row)

    assert row.next_at < timezone.now() + timedelta(hours=2)
    assert row.document is not None


def test_what_needs_no_look_up_to_be_refused_is_refused_at_once() -> None:
    with pytest.raises(AddressRefused):
        by_address.ask(address="http://user@127.0.0.1/", by="nora")


def test_the_list_for_tests_is_refused_where_the_site_is_deployed(settings) -> None:
    assert "sources.E001" in {message.id for message in checks.run_checks(include_deployment_checks=True)}

    settings.FETCH_ALLOWED_NETWORKS = []

    assert "sources.E001" not in {message.id for message in checks.run_checks(include_deployment_checks=True)}


def test_a_page_can_be_looked_at_before_it_is_taken_in(page) -> None:
    nora = world.person(Role.JOURNALIST)
    row = fetched(by_address.ask(address=page.address + "/fees", by=nora, preview=nora))
    (offer,) = offers.of(nora)
    assert (row.state, row.document, Document.objects.count()) == ("fetched", None, 0)
    assert offer.given["title"] == "Fees at Lorn"

    taken = offers.take_in(offer=offer)

    row.refresh_from_db()
    assert row.document == taken.document
    assert taken.document.originals.get().address == page.address + "/fees"


def test_a_page_says_who_still_has_to_look_at_it(page) -> None:
    client = world.signed_in()
    client.post("/documents/add/", {"address": page.address + "/fees"})
    fetched(Fetch.objects.get())

    mine, theirs = (words(one.get("/documents/addresses/").content.decode()) for one in (client, world.signed_in()))

    assert "fetched; look at it and take it in" in mine
    assert "fetched; not taken in yet by journalist" in theirs


def test_a_lost_message_is_made_up_for(page, django_capture_on_commit_callbacks) -> None:
    row = by_address.ask(address=page.address + "/fees", by="nora")

    assert list(by_address.due()) == [row]
    fetched(row)
    assert not by_address.due().exists()
