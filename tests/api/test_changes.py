"""Keeping in step: a client that polls ends with what the database holds, whoever writes meanwhile."""

import json
import random
import threading
import time

import pytest
from django.db import connection, transaction
from django.test import Client

from claims.models import Link, Speaker
from sources.events import acting
from tests.api import world

WRITERS, ROUNDS = 4, 12


def poll(client: Client, after: str = "", **parameters: str) -> tuple[list[dict], str]:
    """All there is from a cursor on, and the cursor after it."""
    told = []
    while True:
        asked = {"after": after, **parameters} if after else parameters
        answer = client.get("/api/v1/changes/", asked).json()
        told += answer["results"]
        after = answer["cursor"]
        if not answer["more"]:
            return told, after


@pytest.mark.django_db(transaction=True)
def test_a_change_is_told_with_who_why_and_the_object_as_it_is(client):
    made = world.make(2)
    link = made.links[0]
    _, after = poll(client)

    with acting(by="an editor", why="counted twice"):
        Link.objects.filter(pk=link.pk).update(state="approved")
    told, _ = poll(client, after)

    shown = client.get(f"/api/v1/links/{link.public_id}/").json()
    assert [(one["id"], one["kind"], one["action"], one["actor"], one["why"], one["changed"]) for one in told] == [
        (link.public_id, "link", "changed", "an editor", "counted twice", ["state"])
    ]
    assert told[0]["object"] == shown


@pytest.mark.django_db(transaction=True)
def test_what_is_gone_is_told_as_gone(client):
    with acting(by="an editor"):
        speaker = Speaker.objects.create(name="nobody")
    _, after = poll(client)

    with acting(by="an editor"):
        speaker.delete()
    (removed,), _ = poll(client, after)

    assert (removed["id"], removed["action"], removed["object"]) == (speaker.public_id, "removed", None)


@pytest.mark.django_db(transaction=True)
def test_what_is_withdrawn_is_told_as_gone(client):
    document = world.make(1).documents[0]
    _, after = poll(client)

    with acting(by="an administrator"):
        type(document).objects.filter(pk=document.pk).update(state="withdrawn")
    (told,), _ = poll(client, after)

    assert (told["id"], told["action"], told["object"]) == (document.public_id, "changed", None)


@pytest.mark.django_db(transaction=True)
def test_pages_of_changes_repeat_and_leave_out_nothing(client):
    world.make(4)

    whole, end = poll(client)
    paged, paged_end = poll(client, page_size="3")

    assert paged == whole
    assert paged_end == end
    assert poll(client, end) == ([], end)
    assert {one["kind"] for one in poll(client, kind="claim,link")[0]} == {"claim", "link"}


@pytest.mark.django_db(transaction=True)
def test_a_change_waits_for_older_transactions_and_is_told_once(client):
    _, start = poll(client)
    began, go_on = threading.Event(), threading.Event()

    def slowly():
        with acting(by="slow"):
            Speaker.objects.create(name="slow")
            began.set()
            go_on.wait(10)
        connection.close()

    writer = threading.Thread(target=slowly)
    writer.start()
    began.wait(10)
    with acting(by="quick"):
        Speaker.objects.create(name="quick")
    meanwhile, after = poll(client, start)
    go_on.set()
    writer.join()
    told, _ = poll(client, after)

    assert meanwhile == []
    assert [one["object"]["name"] for one in told] == ["slow", "quick"]


def write(seed: int) -> None:
    """Transactions of random length over the same few speakers, a tenth of them rolled back."""
    chance = random.Random(seed)
    try:
        for number in range(ROUNDS):
            try:
                with acting(by=f"writer {seed}"):
                    speaker = Speaker.objects.create(name=f"{seed}.{number}")
                    time.sleep(chance.choice([0, 0.01, 0.05, 0.2]))
                    # Always in the order of their numbers, or writers would lock each other out.
                    for pk in sorted(chance.sample(range(1, 6), 2)):
                        Speaker.objects.filter(name=f"shared {pk}").update(is_body=chance.random() < 0.5)
                        time.sleep(chance.choice([0, 0.02]))
                    if chance.random() < 0.2:
                        speaker.delete()
                    if chance.random() < 0.1:
                        raise InterruptedError
            except InterruptedError:
                continue
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_client_that_polls_while_four_write_ends_with_the_databases_content(client):
    with acting(by="the tests"):
        for number in range(1, 6):
            Speaker.objects.create(name=f"shared {number}")
    writers = [threading.Thread(target=write, args=(seed,)) for seed in range(WRITERS)]
    for writer in writers:
        writer.start()

    mine, told, after = {}, [], ""
    while True:
        working = any(writer.is_alive() for writer in writers)
        new, after = poll(client, after, kind="speaker", page_size="7")
        told += new
        for change in new:
            mine[change["id"]] = change["object"]
        if not working:
            break
        time.sleep(0.01)

    there = {row["id"]: row for row in client.get("/api/v1/speakers/", {"page_size": "200"}).json()["results"]}
    events = _events()
    assert {id: one for id, one in mine.items() if one} == {
        id: {name: value for name, value in row.items() if name != "names"} for id, row in there.items()
    }
    assert len({change["cursor"] for change in told}) == len(told) == events
    assert len(there) > len(writers)


def _events() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sources_event WHERE kind = 'speaker'")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_a_check_is_told_to_others_from_its_publication_on(client):
    made = world.make(1)
    check = world.check(made.claims[0], world.person("author"))
    hidden, after = poll(client, kind="check")

    with acting(by="editor"), transaction.atomic():
        type(check).objects.filter(pk=check.pk).update(
            state="published", published_by=world.person("editor"), published_at=made.run.created_at
        )
    told, _ = poll(client, after, kind="check")

    assert hidden == []
    assert [one["object"]["state"] for one in told] == ["published"]


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["x", "WzEsMg", "W10", "WyJhIiwxXQ", json.dumps([1, 2])])
def test_a_cursor_that_is_none_is_refused(api, cursor):
    response = api("changes/", after=cursor)

    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "after"
