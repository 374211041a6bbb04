"""Finding: by words, number, time, people and state."""

import pytest

from sources.events import acting
from tests.api import world

pytestmark = pytest.mark.django_db


def found(api, path, **parameters):
    response = api(path, **parameters)
    assert response.status_code == 200, response.content
    return [row["id"] for row in response.json()["results"]]


def test_words_are_found_ranked_and_marked(api):
    made = world.make(2)

    rows = api("claims/", q="passengers -bicycles").json()["results"]

    assert [row["id"] for row in rows] == [claim.public_id for claim in reversed(made.claims)]
    assert rows[1]["marked"] == "The ferry carried around 4100 <mark>passengers</mark> in March"
    assert found(api, "claims/", q="bicycles") == []
    assert found(api, "documents/", q="ferries carried") == [one.public_id for one in made.documents]
    assert len(found(api, "sentences/", q='"the operator"')) == 2


def test_what_is_marked_can_be_set_into_a_page(api):
    made = world.make(1)
    with acting(by="the tests"):
        text = "<b>Ferry</b> & \ue000quay"
        document = type(made.documents[0]).objects.create(text=text, sha256="a" * 64, origin_key="o")
        document.sentences.create(index=0, start=0, end=len(text), text=text, block="paragraph", paragraph=0)

    rows = api("sentences/", q="quay").json()["results"]

    assert [row["marked"] for row in rows] == ["&lt;b&gt;Ferry&lt;/b&gt; &amp; <mark>quay</mark>"]


def test_a_number_finds_what_its_wording_allows(api):
    made = world.make(3)  # around 4100, 4101, 4102, each half a hundred either way
    first = made.quantities[0].public_id

    assert found(api, "quantities/", value="4050") == [first]
    assert found(api, "quantities/", value="4150") == [one.public_id for one in made.quantities[1:]]
    assert found(api, "quantities/", value_max="4050") == [first]
    assert found(api, "quantities/", value_min="4152") == []
    assert found(api, "quantities/", value_min="4100", value_max="4099") == []
    assert found(api, "quantities/", value_min="4151.5", value_max="9000") == [made.quantities[2].public_id]
    assert found(api, "claims/", value="4050") == [made.claims[0].public_id]
    assert found(api, "figures/", value="4050") == [made.figure.public_id]
    assert found(api, "figures/", value="1") == []


@pytest.mark.parametrize("number", ["4,100", "around 4,100 people", "4.1 thousand"])
def test_a_number_is_found_as_people_write_it(api, number):
    made = world.make(2)

    assert made.quantities[0].public_id in found(api, "quantities/", number=number)
    assert made.claims[0].public_id in found(api, "claims/", number=number)
    assert found(api, "figures/", number=number) == [made.figure.public_id]
    assert found(api, "figures/", number="£4,100") == []
    assert found(api, "figures/", number="1 million") == []


def test_a_time_finds_what_shares_a_day_with_it(api):
    made = world.make(1)
    only = [made.quantities[0].public_id]

    assert found(api, "quantities/", period_from="2024-03-31") == only
    assert found(api, "quantities/", period_from="2024-04-01") == []
    assert found(api, "quantities/", period_to="2024-03-01") == only
    assert found(api, "quantities/", period_to="2024-02-29") == []
    assert found(api, "claims/", period_from="2024-03-10", period_to="2024-03-11") == [made.claims[0].public_id]


@pytest.mark.parametrize(
    ("path", "yes", "no"),
    [
        ("claims/", {"unit": "PERSON"}, {"unit": "GBP"}),
        ("claims/", {"noun": "passenger"}, {"noun": "lorries"}),
        ("claims/", {"kind": "event,statistic"}, {"kind": "event"}),
        ("claims/", {"publisher": "harbour-news"}, {"publisher": "others"}),
        ("claims/", {"published_from": "2024-04-01"}, {"published_to": "2024-03-31"}),
        ("claims/", {"own_voice": "false"}, {"own_voice": "true"}),
        ("claims/", {"relation": "corroborates"}, {"relation": "contradicts"}),
        ("claims/", {"gone": "false"}, {"gone": "true"}),
        ("links/", {"finding": "quote_drift,same_origin"}, {"finding": "quote_drift"}),
        ("links/", {"publisher": "harbour-news"}, {"publisher": "others"}),
        ("quantities/", {"modifier": "approx"}, {"modifier": "exact"}),
        ("figures/", {"publisher": "harbour-news"}, {"publisher": "others"}),
        ("figures/", {"merged": "false"}, {"merged": "true"}),
        ("speakers/", {"q": "OPERATOR"}, {"q": "harbourmaster"}),
        ("documents/", {"is_digest": "false"}, {"is_digest": "true"}),
        ("runs/", {"state": "running"}, {"state": "failed"}),
        ("publishers/", {"q": "harbour"}, {"q": "airport"}),
    ],
)
def test_a_filter_lets_through_what_fits_and_nothing_else(api, path, yes, no):
    world.make(2)

    assert found(api, path, **yes) != []
    assert found(api, path, **no) == []


def test_ids_filter_by_what_they_name(api):
    made = world.make(3)
    claim, document, speaker = made.claims[1], made.documents[1], made.speaker

    assert found(api, "claims/", document=document.public_id) == [claim.public_id]
    assert len(found(api, "claims/", speaker=speaker.public_id)) == 3
    assert len(found(api, "quantities/", speaker=speaker.public_id)) == 3
    assert found(api, "links/", claim=made.claims[0].public_id) == [made.links[0].public_id]
    assert found(api, "speakers/", document=document.public_id) == [speaker.public_id]
    assert found(api, "runs/", document=f"{document.public_id},{made.documents[0].public_id}") == [made.run.public_id]
    assert found(api, "figures/", document=document.public_id) == [made.figure.public_id]


@pytest.mark.parametrize(
    ("path", "parameters", "code"),
    [
        ("claims/", {"speeker": "x"}, "unknown"),
        ("claims/", {"kind": ""}, "empty"),
        ("claims/", {"kind": "rumour"}, "invalid"),
        ("claims/", {"speaker": "s-1"}, "invalid"),
        ("claims/", {"value": "NaN"}, "invalid"),
        ("claims/", {"value": "1e99"}, "invalid"),
        ("claims/", {"value": "1_000"}, "invalid"),
        ("claims/", {"period_from": "31/03/2024"}, "invalid"),
        ("claims/", {"period_from": "2024-02-30"}, "invalid"),
        ("claims/", {"own_voice": "1"}, "invalid"),
        ("claims/", {"q": "a\x00b"}, "invalid"),
        ("claims/", {"q": "a" * 401}, "invalid"),
        ("links/", {"sort": "rank"}, "invalid"),
        ("claims/", {"fields": "secret"}, "invalid"),
        ("claims/", {"include": "document.document"}, "invalid"),
        ("claims/", {"format": "xml"}, "invalid"),
        ("claims/", {"page_size": "201"}, "invalid"),
        ("claims/", {"page_size": "-1"}, "invalid"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named(api, path, parameters, code):
    response = api(path, **parameters)

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert [(one["field"], one["code"]) for one in body["errors"]] == [([*parameters][-1], code)]


def test_a_parameter_given_twice_is_refused(client):
    response = client.get("/api/v1/claims/?kind=event&kind=funding")

    assert response.json()["errors"][0]["code"] == "repeated"
