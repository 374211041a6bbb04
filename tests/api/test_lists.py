"""Lists: their shape, pages, filters, fields and what comes along."""

import pytest

from tests.api import world

pytestmark = pytest.mark.django_db

KINDS = [
    "documents", "sentences", "claims", "links", "quantities", "figures", "sums", "measures", "speakers",
    "publishers", "collections", "checks", "decisions", "runs",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_list_says_so(api, kind):
    response = api(f"{kind}/")

    assert response.status_code == 200, response.content
    assert response.json() == {"next": None, "previous": None, "results": []}


def test_a_claim_shows_all_that_is_known_of_it(api):
    made = world.make(1)
    claim, document, quantity = made.claims[0], made.documents[0], made.quantities[0]

    shown = api(f"claims/{claim.public_id}/").json()

    assert shown == {
        "id": claim.public_id,
        "document": document.public_id,
        "sentence": f"{document.public_id}.0-{len(document.text)}",
        "start": 0,
        "end": claim.end,
        "text": "The ferry carried around 4100 passengers in March",
        "kind": "statistic",
        "speaker": made.speaker.public_id,
        "speaker_as_read": "the operator",
        "chain": ["the operator"],
        "attribution": "indirect",
        "tense": "delivered",
        "quantities": [quantity.public_id],
        "worth": 0.5,
        "worth_reasons": [],
        "state": "suggested",
        "by_hand": False,
        "corrected": [],
        "first_run": made.run.public_id,
        "last_run": made.run.public_id,
        "gone_in": None,
        "became": None,
        "page": f"/claims/{claim.public_id}/",
    }


def test_a_quantity_shows_the_values_that_its_words_allow(api):
    made = world.make(1)

    shown = api(f"quantities/{made.quantities[0].public_id}/").json()

    bounds = {"low": 4050, "high": 4150, "low_open": False, "high_open": True}
    assert shown["value"] == 4100
    assert shown["interval"] == {"hard": bounds, "expected": bounds}
    assert shown["period"] == {"text": "in March", "start": "2024-03-01", "end": "2024-03-31"}


def test_a_link_shows_what_was_compared_and_why(api):
    made = world.make(2)
    link = made.links[0]

    shown = api(f"links/{link.public_id}/").json()

    assert shown == {
        "id": link.public_id,
        "a": made.claims[0].public_id,
        "b": made.claims[1].public_id,
        "relation": "corroborates",
        "relation_read": "corroborates",
        "slots": [{"name": "value", "outcome": "compatible", "a": "4100", "b": "4101", "reason": "the ranges meet"}],
        "reasons": ["same figure"],
        "findings": ["same_origin"],
        "score": 0.8,
        "state": "proposed",
        "assigned_to": None,
        "sum": None,
        "rule_version": "1",
        "gone_in": None,
        "page": f"/links/{link.public_id}/",
    }


def test_a_sentence_is_found_by_its_document_and_span(api):
    made = world.make(2)
    listed = api("sentences/", document=made.documents[1].public_id).json()["results"]

    assert api(f"sentences/{listed[0]['id']}/").json() == listed[0]
    assert listed[0]["text"] == made.documents[1].text


def test_a_list_leaves_out_the_text_of_documents_unless_asked(api):
    made = world.make(1)

    plain = api("documents/").json()["results"][0]
    asked = api("documents/", fields="text,title").json()["results"][0]

    assert "text" not in plain
    assert asked == {"id": made.documents[0].public_id, "title": "Ferry 0", "text": made.documents[0].text}
    assert api(f"documents/{made.documents[0].public_id}/").json()["text"] == made.documents[0].text


def test_related_objects_come_along_on_request(api):
    made = world.make(2)
    world.total(made.quantities[1], made.quantities[:1])

    link = api("links/", include="a,b.document.publisher", fields="id").json()["results"][0]
    total = api("sums/", include="whole,parts", fields="remainder").json()["results"][0]
    figure = api("figures/", include="readings", fields="name").json()["results"][0]

    assert link.keys() == {"id", "included"}
    assert link["included"]["a"]["text"] == made.claims[0].text
    assert link["included"]["b"]["included"]["document"]["included"]["publisher"]["name"] == "Harbour News"
    assert total["included"]["whole"]["id"] == made.quantities[1].public_id
    assert [part["id"] for part in total["included"]["parts"]] == [made.quantities[0].public_id]
    assert [one["text"] for one in figure["included"]["readings"]] == ["4100", "4101"]


def test_a_missing_related_object_is_null(api):
    world.document(None, 7)

    shown = api("documents/", include="publisher,originals", fields="publisher").json()["results"][0]

    assert shown["included"] == {"publisher": None, "originals": []}


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("documents/", {"include": "publisher,originals"}),
        ("claims/", {"include": "document.publisher,sentence,speaker,quantities"}),
        ("links/", {"include": "a.document,b.document,sum", "relation": "corroborates"}),
        ("figures/", {"include": "readings.document,measure"}),
        ("runs/", {"include": "parts"}),
        ("claims/", {"q": "ferry", "unit": "person", "value": "4100", "relation": "corroborates"}),
    ],
)
def test_a_list_costs_the_same_queries_for_one_and_a_hundred(api, path, parameters, django_assert_num_queries):
    world.make(2)

    with django_assert_num_queries(1):
        api(path, **parameters)
    world.make_more(100)
    with django_assert_num_queries(1):
        many = api(path, page_size="200", **parameters)

    assert many.status_code == 200
