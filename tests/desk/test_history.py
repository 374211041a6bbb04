"""The history: everything that was changed is found by who, what, when and why."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client

from claims import review
from claims.models import Claim, Link
from claims.selectors import all_events
from oicsummit.access import Role
from sources import collections, withdraw
from sources.models import Event
from tests.pages import world
from tests.pages.words import words
from tests.pages_claims.story import island, queries, read

pytestmark = pytest.mark.django_db


def lines(client: Client, query: str = "") -> list[str]:
    """What is said in each line, without when."""
    found = re.findall(r"<li><time.*?</time>\n<div><span[^>]*>(.*?)</span>\n", read(f"/history/{query}", client), re.S)
    return [words(line) for line in found]


@pytest.fixture
def editor():
    return world.person(Role.EDITOR)


@pytest.fixture
def client(editor) -> Client:
    signed_in = Client()
    signed_in.force_login(editor)
    return signed_in


@pytest.fixture
def decided(editor) -> Link:
    *_, link = world.two_accounts()
    review.decide(link=link, by=editor, state="rejected", reason_code="", reason="Another month.")
    return link


def test_a_decision_is_found_by_each_filter(client, editor, decided) -> None:
    name, today = editor.username, date.today()
    rejected = f"AB {name} rejected the link: Another month."

    for query in (
        f"?who={name}&kind=link",
        "?kind=link&words=another+MONTH",
        f"?object={decided.public_id}&action=changed",
        f"?kind=link&who={name}&start={today}&end={today}",
    ):
        assert lines(client, query) == [rejected], query
    for query in ("?words=nothing+of+the+kind", "?who=nobody", f"?start={today + timedelta(days=2)}"):
        assert lines(client, query) == [], query


def test_what_changed_stands_beside_what_it_was_with_a_way_to_it(client, decided) -> None:
    page = read(f"/history/?object={decided.public_id}&action=changed", client)

    assert "state proposed rejected" in words(page)
    assert f'href="/links/{decided.public_id}/"' in page


def test_what_goes_with_its_document_is_one_line_and_to_be_found_by_its_id(client, editor, decided) -> None:
    withdraw.withdraw(document=decided.a.document, by=editor, why="A mistake.")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as at the end of a transaction

    told = Event.objects.filter(why="A mistake.")
    page = words(read(f"/history/?object={decided.public_id}", client))

    assert told.count() > 3
    assert len(lines(client, "?words=a+mistake")) == 1
    assert "document state active withdrawn" in page


def test_what_runs_did_is_shown_on_request(client) -> None:
    document = world.document()
    with world.acting(by=world.Run.objects.create(
        kind="extract", asked_by="someone", started_from="page", analysis_version="1"
    )):  # fmt: skip
        document.title = "Otherwise"
        document.save()

    assert not [line for line in lines(client) if line.startswith("run ")]
    assert [line for line in lines(client, "?runs=on") if line.startswith("run ")]


def test_pages_follow_each_other_without_gap_or_repetition(client, editor, monkeypatch) -> None:
    monkeypatch.setattr(all_events, "PAGE", 2)
    for number in range(5):
        collections.write(by=editor, name=f"No. {number}")

    seen, address = [], "/history/?kind=collection"
    while address:
        page = read(address, client)
        seen += re.findall(r">(No\. \d)</a>", page)
        older = re.search(r'rel="next" href="\?(.*?)"', page)
        address = f"/history/?{older[1].replace('&amp;', '&')}" if older else ""

    assert seen == [f"No. {number}" for number in (4, 3, 2, 1, 0)]


def test_it_costs_as_many_queries_for_many_events_as_for_few(client, editor) -> None:
    def decide(number: int) -> None:
        link = world.link(island(number), island(number + 1), "related")
        review.decide(link=link, by=editor, state="approved", reason_code="", reason="")

    decide(1)
    few = queries("/history/?runs=on", client)
    for number in (3, 5, 7):
        decide(number)

    assert Claim.objects.count() == 8
    assert queries("/history/?runs=on", client) == few


def test_a_day_that_is_none_is_said_beside_its_field(client) -> None:
    answer = client.get("/history/?start=yesterday")

    assert answer.status_code == 422
    assert "Enter a valid date." in answer.content.decode()


def test_people_are_found_by_an_index_among_what_runs_did() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'events_of_people'")
        (definition,) = cursor.fetchone()
    plan = Event.objects.filter(all_events.BY_PEOPLE).explain()

    assert "NOT ((actor)::text ~~ 'run %'::text)" in definition
    assert "events_of_people" in plan or "!~~ 'run %'" in plan  # the index, or the words that it was made for
