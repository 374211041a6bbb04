"""Pages by cursor: nothing is missed and nothing comes twice, whatever the order."""

import pytest

from tests.api import world

pytestmark = pytest.mark.django_db


def walk(client, path, parameters, way="next"):
    """The ids on all pages that follow from the first, one list a page."""
    response = client.get(path, parameters).json()
    pages = [[row["id"] for row in response["results"]]]
    while response[way]:
        response = client.get(response[way]).json()
        pages.append([row["id"] for row in response["results"]])
    return pages, response


@pytest.mark.parametrize(("sort", "backwards"), [("id", False), ("-id", True), ("worth", False), ("-worth", True)])
def test_walking_the_pages_meets_each_row_once_in_order(client, sort, backwards):
    made = world.make(7)
    expected = [claim.public_id for claim in made.claims]

    pages, _ = walk(client, "/api/v1/claims/", {"page_size": "3", "sort": sort})

    assert [len(page) for page in pages] == [3, 3, 1]
    assert [one for page in pages for one in page] == (expected[::-1] if backwards else expected)


def test_rows_that_are_equal_in_the_order_are_told_apart(client):
    made = world.make(5)
    expected = [document.public_id for document in made.documents]

    pages, _ = walk(client, "/api/v1/documents/", {"page_size": "2", "sort": "published"})

    assert [one for page in pages for one in page] == expected


def test_previous_leads_back_to_the_first_page(client):
    world.make(7)
    forwards, last = walk(client, "/api/v1/claims/", {"page_size": "3", "sort": "worth"})

    backwards, first = walk(client, last["previous"], {}, way="previous")

    assert backwards == [forwards[1], forwards[0]]
    assert first["previous"] is None


def test_what_comes_in_meanwhile_shifts_nothing(client):
    world.make(4)
    first = client.get("/api/v1/claims/", {"page_size": "2", "sort": "-id"}).json()
    world.make_more(3)

    second = client.get(first["next"]).json()

    assert not {row["id"] for row in first["results"]} & {row["id"] for row in second["results"]}
    assert len(second["results"]) == 2


@pytest.mark.parametrize("cursor", ["x", "e30", "WyJ3b3J0aCIsMCwiMSIsMV0", "W251bGwsMCwxLDFd", "%00"])
def test_a_cursor_of_elsewhere_is_refused(api, cursor):
    response = api("claims/", cursor=cursor)

    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "cursor"


def test_a_cursor_keeps_to_its_order(client):
    world.make(4)
    following = client.get("/api/v1/claims/", {"page_size": "2", "sort": "worth"}).json()["next"]

    response = client.get(following.replace("sort=worth", "sort=-worth"))

    assert response.status_code == 400
