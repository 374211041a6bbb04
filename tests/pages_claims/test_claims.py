"""The list of claims: found by words, by name and by number, each filter an address."""

import re

import pytest
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.test import Client

from tests.pages import world
from tests.pages_claims.story import change, island, queries, read, said

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    """The public ids of the claims on the page, in order."""
    return list(dict.fromkeys(re.findall(r'class="said" href="/claims/(c-\w+)/"', read(f"/claims/{query}"))))


def test_all_claims_are_there_those_most_worth_a_check_first():
    a, b, _ = world.two_accounts()
    change(b, worth=0.9)

    assert found("") == [b.public_id, a.public_id]
    assert "2 claims, those most worth a check first" in said("/claims/")


@pytest.mark.parametrize("query", ["?q=carrying+ferries", "?q=4100", "?q=4,100", "?q=around+4,000", "?q=operator"])
def test_a_claim_is_found_by_its_words_by_number_and_by_who_says_it(query):
    a, _, _ = world.two_accounts()
    change(a.quantities.get(), hard=NumericRange(4050, 4150, "[)"), expected=NumericRange(4050, 4150, "[)"))

    assert found(query) == [a.public_id]


@pytest.mark.parametrize("query", ["£47m", "47 million", "GBP 47,000,000", "47 million pounds"])
def test_money_is_found_however_it_is_written(query):
    document = world.document("They spent £47m on piers and 47 boats.")
    claim = world.claim(document, "They spent £47m on piers")
    world.quantity(claim, "£47m", 47_000_000, unit="GBP", noun=None)
    boats = world.claim(document, "47 boats")
    world.quantity(boats, "47", 47)

    assert found(f"?q={query}") == [claim.public_id]


def test_a_number_with_words_asks_for_both_and_says_when_no_claim_has_them():
    a, _, _ = world.two_accounts()

    assert found("?q=4,100+passengers") == [a.public_id]
    assert found("?q=4,100+horses") == [a.public_id]
    assert "No claim has both the words and the number." in said("/claims/?q=4,100+horses")


def test_each_filter_is_an_address_and_can_be_taken_out_again():
    a, b, _ = world.two_accounts()
    lone = world.claim(b.document, "Only", kind="record")
    speaker = a.speaker.public_id

    assert found(f"?speaker={speaker}") == [a.public_id]
    assert set(found("?speaker=own")) == {b.public_id, lone.public_id}
    assert found("?publisher=harbour-news") == [a.public_id]
    assert found("?kind=record") == [lone.public_id]
    assert set(found("?unit=count")) == {a.public_id, b.public_id}
    assert set(found("?relation=contradicts")) == {a.public_id, b.public_id}
    assert found("?relation=none") == [lone.public_id]
    assert found(f"?document={a.document.public_id}") == [a.public_id]
    assert 'href="/claims/?kind=record"' in read(f"/claims/?kind=record&speaker={speaker}")


def test_an_old_address_with_an_unknown_choice_still_opens_a_list():
    a, _, _ = world.two_accounts()

    assert a.public_id in found("?speaker=s-2222222222&kind=poem")


def test_a_search_that_finds_nothing_says_so_and_what_to_do():
    world.two_accounts()

    assert "No claim is like that. Try fewer words, or a number on its own. Show all claims" in said("/claims/?q=zebra")


def test_an_empty_house_says_that_nothing_has_been_read():
    assert "There is no claim yet: none of the documents has been read." in said("/claims/")


def test_claims_of_a_text_that_has_been_set_aside_are_left_out():
    a, b, _ = world.two_accounts()
    change(a.document, state="superseded")

    assert found("") == [b.public_id]


def test_a_long_list_goes_over_pages_that_keep_the_filter():
    document = world.document(" ".join(f"Boat {number} came late." for number in range(30)))
    for number in range(30):
        world.claim(document, f"Boat {number} came late")

    assert len(found("?kind=statistic")) == 25
    assert len(found("?kind=statistic&page=2")) == 5
    assert 'href="?kind=statistic&amp;page=2"' in read("/claims/?kind=statistic")


def test_htmx_gets_the_list_alone():
    world.two_accounts()

    page = Client().get("/claims/", headers={"HX-Request": "true"}).content.decode()

    assert page.lstrip().startswith('<section id="found"')
    assert "<html" not in page


def test_the_list_asks_the_database_as_often_for_many_claims_as_for_one():
    world.link(island(1), island(2))
    read("/claims/")
    one = queries("/claims/?q=island")
    for number in range(3, 12):
        world.link(island(number), island(number + 20))

    assert queries("/claims/?q=island") == one


@pytest.mark.parametrize(
    "query",
    [
        "'",
        ":*&|!()",
        '"',
        "-",
        "£",
        "0",
        "£0.0000001",
        "9" * 390,
        "١٢٣",
        "½",
        "%",
        "a" * 400,
        "around",
        "5-6",
        "1,2,3,,",
        "²",
    ],
)
def test_no_search_is_an_error(query):
    world.two_accounts()

    for page in ("/claims/", "/figures/", "/speakers/"):
        assert Client().get(page, {"q": query, "page": query[:5], "unit": query, "state": query}).status_code == 200
