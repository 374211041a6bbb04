"""Atom feeds and ClaimReview: what others read of contradictions and checks."""

import json
from xml.etree import ElementTree

import pytest

from claims import review
from claims.models import Link
from oicsummit.access import Role
from sources.events import acting
from tests.api import world

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"

# What of schema.org may stand in a ClaimReview: the classes, and the properties that each has there.
ALLOWED = {
    "ClaimReview": {
        "url", "datePublished", "dateModified", "claimReviewed", "author", "reviewRating", "reviewBody", "correction",
        "citation", "itemReviewed",
    },
    "Claim": {"author", "appearance"},
    "CreativeWork": {"url", "name", "datePublished", "publisher"},
    "Organization": {"name"},
    "Person": {"name"},
    "Rating": {"alternateName"},
}  # fmt: skip


def entries(response) -> list[dict[str, str]]:
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    return [
        {
            "title": entry.findtext(f"{ATOM}title"),
            "link": entry.find(f"{ATOM}link").get("href"),
            "summary": entry.findtext(f"{ATOM}summary"),
        }
        for entry in feed.findall(f"{ATOM}entry")
    ]


def test_contradictions_are_told_newest_first_with_both_sources(api, django_assert_num_queries):
    made = world.make(4)
    with acting(by="the tests"):
        Link.objects.update(relation="contradicts")
        Link.objects.filter(pk=made.links[0].pk).update(state="rejected")

    with django_assert_num_queries(1):
        told = entries(api("feeds/contradictions/"))

    assert [one["link"] for one in told] == [
        f"http://testserver/links/{link.public_id}/" for link in reversed(made.links[1:])
    ]
    assert told[0] == {
        "title": "the operator and the operator contradict each other",
        "link": told[0]["link"],
        "summary": "“The ferry carried around 4102 passengers in March” (Harbour News, 1 April 2024)\n"
        "“The ferry carried around 4103 passengers in March” (Harbour News, 1 April 2024)\n"
        "same figure",
    }


def test_an_old_link_is_told_anew_when_somebody_says_that_it_contradicts(api):
    made = world.make(4)
    with acting(by="the tests"):
        Link.objects.exclude(pk=made.links[0].pk).update(relation="contradicts")
    editor = world.person("editor", Role.EDITOR)
    review.decide(link=made.links[0], by=editor, state="approved", relation="contradicts")

    first, *others = entries(api("feeds/contradictions/"))

    assert first["link"] == f"http://testserver/links/{made.links[0].public_id}/"
    assert len(others) == 2


def test_a_feed_holds_no_character_that_xml_cannot(api):
    made = world.make(2)
    with acting(by="the tests"):
        Link.objects.update(relation="contradicts", reasons=["same\x0b figure"])

    (told,) = entries(api("feeds/contradictions/"))

    assert told["summary"].endswith("same figure")
    assert made.links


def test_checks_are_told_once_published(api):
    made = world.make(2)
    author, publisher = world.person("author"), world.person("publisher")
    world.check(made.claims[0], author)
    check = world.check(made.claims[1], author, publisher=publisher)

    (told,) = entries(api("feeds/checks/"))

    assert told["title"] == "Holds: The ferry carried around 4101 passengers in March"
    assert told["link"] == f"http://testserver/checks/{check.public_id}/"


def test_a_published_check_is_a_claim_review(api):
    made = world.make(1)
    check = world.check(made.claims[0], world.person("author"), publisher=world.person("publisher"))

    response = api(f"checks/{check.public_id}/claim-review/")

    assert response["Content-Type"] == "application/ld+json"
    assert response.json() == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"http://testserver/checks/{check.public_id}/",
        "datePublished": check.published_at.isoformat(),
        "dateModified": check.published_at.isoformat(),
        "claimReviewed": "The ferry carried around 4100 passengers in March",
        "author": {"@type": "Person", "name": "author"},
        "reviewRating": {"@type": "Rating", "alternateName": "Holds"},
        "reviewBody": "Counted.",
        "citation": ["https://example.org/count"],
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Organization", "name": "the operator"},
            "appearance": {
                "@type": "CreativeWork",
                "url": f"http://testserver/documents/{made.documents[0].public_id}/#{made.claims[0].public_id}",
                "name": "Ferry 0",
                "datePublished": "2024-04-01",
                "publisher": {"@type": "Organization", "name": "Harbour News"},
            },
        },
    }


def test_a_claim_review_says_nothing_that_schema_org_does_not_know(api):
    made = world.make(1)
    check = world.check(made.claims[0], world.person("author"), publisher=world.person("publisher"))

    def unknown(part):
        if isinstance(part, dict):
            yield from set(part) - {"@type", "@context"} - ALLOWED[part["@type"]]
            for value in part.values():
                yield from unknown(value)

    assert list(unknown(api(f"checks/{check.public_id}/claim-review/").json())) == []


def test_a_draft_is_no_claim_review(api):
    made = world.make(1)
    author = world.person("author")
    check = world.check(made.claims[0], author)

    assert api(f"checks/{check.public_id}/claim-review/").status_code == 404


def test_the_page_of_a_published_check_carries_its_claim_review(client, api):
    made = world.make(1)
    check = world.check(made.claims[0], world.person("author"), publisher=world.person("publisher"))
    with acting(by="the tests"):
        type(check).objects.filter(pk=check.pk).update(note="</script><b>&")

    page = client.get(f"/checks/{check.public_id}/").content.decode()

    said = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(said) == api(f"checks/{check.public_id}/claim-review/").json()
    assert json.loads(said)["reviewBody"] == "</script><b>&"
