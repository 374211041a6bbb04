"""Keeping in step: a client that polls ends with what the database holds, whoever writes meanwhile."""

import json
import random
import re
import threading
import time
from contextlib import suppress

import pgtrigger
import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Case, Value, When
from django.test import Client
from django.utils.text import slugify

from claims import erase, verdicts
from claims.models import Claim, Link, Speaker, Verdict
from figures.models import Figure
from oicsummit.api import beginning, changes
from oicsummit.api.record import without_derived
from sources import publishers, withdraw
from sources.events import acting
from sources.models import Document, Publisher, Run
from tests.api import world

WRITERS, ROUNDS = 4, 7


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
    made = world.make(3)
    document, claim = made.documents[0], made.claims[0]
    world.check(claim, world.person("author"), publisher=world.person("publisher"))
    world.decision(made.links[0], world.person("decider"))
    world.total(made.quantities[2], made.quantities[:2])
    _, after = poll(client)

    withdraw.withdraw(document=document, by="an administrator", why="a mistake")
    gone, after = poll(client, after)
    withdraw.bring_back(document=document, by="an administrator")
    back, _ = poll(client, after)

    hung = ["document", "quantity", "claim", "sum", "link", "decision", "check"]
    assert [(one["kind"], one["object"]) for one in gone] == [(kind, None) for kind in hung]
    assert {(one["actor"], one["why"]) for one in gone} == {("an administrator", "a mistake")}
    assert [one["changed"] for one in gone] == [["state"], *[["document_state"]] * 6]
    assert [(one["kind"], one["object"]["id"]) for one in back] == [(one["kind"], one["id"]) for one in gone]


@pytest.mark.django_db(transaction=True)
def test_what_is_erased_is_told_as_gone_once(client):
    made = world.make(2)
    withdraw.withdraw(document=made.documents[0], by="an administrator", why="a mistake")
    _, after = poll(client)

    erase.erase(document=made.documents[0], by="an administrator", why="a court said so")
    again, _ = poll(client, after, kind="claim")
    erase.erase(document=made.documents[1], by="an administrator", why="a court said so")
    told, _ = poll(client, after, kind="claim")

    assert [one["object"] for one in told[len(again) :]] == [None] * (len(told) - len(again))
    assert made.claims[1].public_id in {one["id"] for one in told}
    assert not any("document_state" in one["changed"] for one in again)


@pytest.mark.django_db(transaction=True)
def test_publishers_and_verdicts_are_told_by_the_ids_that_lists_have(client):
    editor = world.person("editor")
    _, after = poll(client)

    verdict = verdicts.write(by=editor, name="Half right", definition="One part holds.")
    with acting(by=editor):
        publisher = publishers.named("A newspaper with a rather long name indeed")
    verdicts.retire(verdict=verdict, by=editor)
    with acting(by=editor, why="nothing is by it"):
        publisher.delete()
    told, _ = poll(client, after)

    shown = client.get("/api/v1/verdicts/half-right/").json()
    assert [(one["kind"], one["id"], one["action"], one["changed"], one["object"]) for one in told] == [
        ("verdict", "half-right", "created", ["definition", "name", "place", "retired"], shown),
        ("publisher", publisher.slug, "created", ["is_project", "name"], None),
        ("verdict", "half-right", "changed", ["retired"], shown),
        ("publisher", publisher.slug, "removed", ["is_project", "name"], None),
    ]
    assert {one["actor"] for one in told} == {"editor"}


@pytest.mark.django_db(transaction=True)
def test_what_was_there_before_changes_were_told_comes_first_and_once(client):
    first, second = untold("There before"), untold("This too")
    world.make(1)
    with acting(by="an editor"):
        Verdict.objects.filter(pk=first.pk).update(place=3)

    told, _ = poll(client, page_size="1")

    verdicts = [(one["id"], one["action"]) for one in told if one["kind"] == "verdict"]
    assert verdicts[-3:] == [(first.slug, "created"), (second.slug, "created"), (first.slug, "changed")]
    assert [one["kind"] for one in told[: len(verdicts)]] == ["verdict"] * (len(verdicts) - 1) + ["publisher"]
    assert len(verdicts) == len(set(verdicts)) == Verdict.objects.count() + 1
    shown = client.get(f"/api/v1/verdicts/{first.slug}/").json()
    assert [one["object"] for one in told if one["id"] == first.slug] == [shown, shown]


COLUMNS = re.compile(r"'(\w+)', (?:[no]\.\"|part\.public_id|NULL::text)")


@pytest.mark.parametrize("kind", changes.KINDS)
def test_what_changed_is_told_in_the_words_of_the_record(kind):
    record = changes.KINDS[kind][1]
    told = [str(one.func) for model in apps.get_models() for one in getattr(model._meta, "triggers", ())]
    columns = {name for words in told if f"'{kind}', public_id, '" in words for name in COLUMNS.findall(words)}

    names = {changes._field(kind, column) for column in columns} - {None}

    assert columns
    assert names <= {*record.own_fields(), *record.includes}


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


class RolledBack(Exception):
    """What a tenth of the transactions end with."""


def write(seed: int, documents: list[int]) -> None:
    """Transactions of 0 to 3 seconds over the same few objects, a tenth of them rolled back."""
    chance = random.Random(seed)
    try:
        for number in range(ROUNDS):
            with suppress(RolledBack), acting(by=f"writer {seed}", why=f"round {number}"):
                chance.choice([add, say, decide, hide])(chance, documents, f"{seed}.{number}")
                time.sleep(chance.choice([0, 0.1, 0.5, 1, 3]))
                if chance.random() < 0.1:
                    raise RolledBack
    finally:
        connection.close()


def add(chance: random.Random, documents: list[int], name: str) -> None:
    """A document with a claim, linked with another; and something that goes again at once."""
    with acting(by=name):
        Speaker.objects.create(name=f"gone {name}").delete()
        number = 100 + int(float(name) * 10)
        found = world.document(Publisher.objects.first(), number)
        mine = world.claim(found, number, Figure.objects.first(), Speaker.objects.first(), Run.objects.first())
        other = Claim.objects.filter(document__in=documents).order_by("pk").first()
        world.link(*sorted([mine, other], key=lambda claim: claim.pk), Run.objects.first())


def say(chance: random.Random, documents: list[int], name: str) -> None:
    speaker = Speaker.objects.create(name=name)
    # Always in the order of their keys, or writers would lock each other out.
    for document in sorted(chance.sample(documents, 2)):
        Claim.objects.filter(document=document).update(speaker=speaker)
        time.sleep(chance.choice([0, 0.05]))


def decide(chance: random.Random, documents: list[int], name: str) -> None:
    links = Link.objects.filter(a__document__in=documents).order_by("pk").values_list("pk", flat=True)
    for pk in sorted(chance.sample(list(links), 2)):
        Link.objects.filter(pk=pk).update(state=chance.choice(["approved", "rejected", "unsure"]))


def hide(chance: random.Random, documents: list[int], name: str) -> None:
    """Withdraw one, or bring it back."""
    rows = Document.objects.filter(pk=chance.choice(documents))
    rows.update(state=Case(When(state="active", then=Value("withdrawn")), default=Value("active")))


@pytest.mark.django_db(transaction=True)
def test_a_client_that_polls_while_four_write_ends_with_the_databases_content(client):
    documents = sorted(one.pk for one in world.make(5).documents)
    untold("there before")
    writers = [threading.Thread(target=write, args=(seed, documents)) for seed in range(1, WRITERS + 1)]
    for writer in writers:
        writer.start()

    mine, told, after = {}, [], ""
    while True:
        working = any(writer.is_alive() for writer in writers)
        new, after = poll(client, after, page_size="7")
        told += new
        for change in new:
            take(mine, change)
        if not working:
            break
        time.sleep(0.05)

    assert {key: one for key, one in mine.items() if one} == there(client)
    first = beginning.there_before(changes.KINDS, after=0)
    assert len({change["cursor"] for change in told}) == len(told) == events() + len(first)
    assert {change["actor"] for change in told} >= {f"writer {seed}" for seed in range(1, WRITERS + 1)}
    assert any("document_state" in change["changed"] for change in told)


def take(mine: dict[str, dict | None], change: dict) -> None:
    """Do as docs/api.md says: each object in the place of the last, and what is of a document goes with it."""
    mine[change["kind"], change["id"]] = change["object"]
    if change["kind"] == "document" and change["object"] is None:
        of_it = {key for key, one in mine.items() if one and one.get("document") == change["id"]}
        ids = {id for _, id in of_it}
        for key, one in mine.items():
            if key in of_it or (one and {one.get("a"), one.get("b")} & ids):
                mine[key] = None


def there(client: Client) -> dict[tuple[str, str], dict]:
    """What the database holds, as lists tell it to a stranger, by kind and id; without what other rows make of it."""
    found = {}
    for kind, (_, record) in changes.KINDS.items():
        shown = without_derived(record)
        address = f"/api/v1/{kind}s/?page_size=200".replace("quantitys", "quantities")
        while address:
            page = client.get(address).json()
            found |= {(kind, row["id"]): {name: row[name] for name in shown} for row in page["results"]}
            address = page["next"]
    return found


def untold(name: str) -> Verdict:
    """A verdict of the list to begin with, which a migration made before changes were told."""
    with pgtrigger.ignore("claims.Verdict:record_created"):
        return Verdict.objects.create(name=name, slug=slugify(name), definition="As it stands.")


def events() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sources_event")
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
