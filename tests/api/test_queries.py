"""Every list costs as many queries for many rows as for one, with all that can come along."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from oicsummit.access import Role
from oicsummit.api_urls import router
from tests.api import world

pytestmark = pytest.mark.django_db
LISTS = {prefix: view for prefix, view, _ in router.registry}
MANY = 40


@pytest.fixture
def client() -> Client:
    return Client(headers=world.token(world.person("administrator", Role.ADMINISTRATOR)))


def ask(client: Client, address: str) -> tuple[int, int]:
    """How many queries an answer takes, and how many rows it has."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return len(queries), len(answer.json()["results"])


def address(kind: str) -> str:
    include = ",".join(LISTS[kind].record.includes)
    return f"/api/v1/{kind}/?page_size=200" + (f"&include={include}" if include else "")


def test_every_list_costs_the_same_for_few_and_for_many(client):
    world.make(2)
    world.make_rows(2)
    addresses = [*map(address, LISTS), "/api/v1/changes/"]
    client.get(addresses[0])  # notes that the token has been used, once in a while
    few = {each: ask(client, each) for each in addresses}

    world.make_rows(MANY)
    many = {each: ask(client, each) for each in addresses}

    assert {each: queries for each, (queries, _) in many.items()} == {each: few[each][0] for each in addresses}
    assert [each for each in addresses[:-1] if many[each][1] < MANY] == []
    assert max(queries for each, (queries, _) in many.items() if "changes" not in each) <= 6


@pytest.mark.parametrize("feed", ["contradictions", "checks"])
def test_a_feed_costs_the_same_for_few_and_for_many(client, feed):
    world.make(3)
    world.make_rows(2)
    world.Link.objects.update(relation="contradicts")
    with CaptureQueriesContext(connection) as few:
        client.get(f"/api/v1/feeds/{feed}/")
    world.make_rows(MANY)
    world.Link.objects.update(relation="contradicts")

    with CaptureQueriesContext(connection) as many:
        answer = client.get(f"/api/v1/feeds/{feed}/")

    assert answer.content.count(b"<entry>") > 30
    assert len(many) <= len(few)
