"""Lists: their shape, pages, filters, fields and what comes along."""

import pytest
from django.test import Client

from tests.api import world

pytestmark = pytest.mark.django_db

KINDS = [
    "documents", "sentences", "claims", "links", "quantities", "figures", "sums", "measures", "speakers",
    "publishers", "checks", "decisions", "runs",
]  # fmt: skip


@pytest.fixture
def api(client: Client):
    def get(path: str, **parameters: str):
        return client.get(f"/api/v1/{path}", parameters)

    return get


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
