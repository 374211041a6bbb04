"""Claims as W3C Web Annotations."""

import pytest

from claims.models import Claim
from sources.events import acting
from tests.api import world

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def test_a_claim_is_an_annotation_with_both_selectors(api):
    made = world.make(1)
    claim, document = made.claims[0], made.documents[0]

    response = api(f"claims/{claim.public_id}/annotation/")

    assert response["Content-Type"] == "application/ld+json"
    assert response.json() == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{SITE}/claims/{claim.public_id}/",
        "type": "Annotation",
        "motivation": "classifying",
        "created": made.run.created_at.isoformat(),
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": "statistic"},
            {
                "type": "SpecificResource",
                "purpose": "identifying",
                "source": f"{SITE}/speakers/{made.speaker.public_id}/",
            },
        ],
        "target": {
            "source": f"{SITE}/api/v1/documents/{document.public_id}/text/",
            "selector": [
                {"type": "TextPositionSelector", "start": 0, "end": claim.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": "The ferry carried around 4100 passengers in March",
                    "prefix": "",
                    "suffix": ", the operator said.",
                },
            ],
        },
    }


def test_selectors_fit_the_text_that_is_their_source(api):
    with acting(by="the tests"):
        made = world.make(1)
    page = api(f"documents/{made.documents[0].public_id}/annotations/").json()

    (item,) = page["items"]
    text = api(item["target"]["source"].removeprefix(f"{SITE}/api/v1/"))
    position, quotation = item["target"]["selector"]

    assert text["Content-Type"] == "text/plain; charset=utf-8"
    assert text.content.decode()[position["start"] : position["end"]] == quotation["exact"] == made.claims[0].text
    assert text.content.decode() == made.documents[0].text


def test_rejected_and_gone_claims_are_no_annotations(api, django_assert_num_queries):
    made = world.make(2)
    with acting(by="the tests"):
        Claim.objects.filter(pk=made.claims[0].pk).update(state="rejected")
        Claim.objects.filter(pk=made.claims[1].pk).update(gone_in=made.run)

    pages = [api(f"documents/{one.public_id}/annotations/").json() for one in made.documents]

    assert [page["items"] for page in pages] == [[], []]
