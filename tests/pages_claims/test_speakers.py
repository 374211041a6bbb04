"""Who is heard, and what each of them says."""

import pytest
from django.test import Client

from claims.models import Speaker, SpeakerName
from tests.pages import world
from tests.pages_claims.story import change, queries, read, said

pytestmark = pytest.mark.django_db


def test_speakers_are_listed_with_how_much_they_say_and_found_by_any_name():
    a, _, _ = world.two_accounts()
    SpeakerName.objects.create(speaker=a.speaker, name="Ms Ferry", key="ms ferry")

    assert "the operator 1 1" in said("/speakers/")
    assert "the operator 1 1" in said("/speakers/?q=ferry")
    assert "Nobody of that name is heard" in said("/speakers/?q=captain")


def test_the_page_shows_what_they_say_the_names_used_and_what_is_contradicted():
    a, _, _ = world.two_accounts()
    change(a, speaker_as_read="the ferry operator")

    page = said(f"/speakers/{a.speaker.public_id}/")

    assert "Contradicted 1 see which" in page
    assert "Also named 1 the ferry operator" in page
    assert "around 4,100 passengers" in page


def test_a_merged_speaker_leads_to_the_one_that_remains():
    a, _, _ = world.two_accounts()
    gone = Speaker.objects.create(name="Operator", merged_into=a.speaker)

    assert Client().get(f"/speakers/{gone.public_id}/")["Location"] == f"/speakers/{a.speaker.public_id}/"


def test_the_pages_ask_the_database_as_often_for_many_claims_as_for_one():
    document = world.document(" ".join(f"Boat {number} came late." for number in range(9)))
    speaker = world.claim(document, "Boat 0 came late", "the captain").speaker
    read("/speakers/")
    counts = queries("/speakers/"), queries(f"/speakers/{speaker.public_id}/")
    for number in range(1, 9):
        world.claim(document, f"Boat {number} came late", "the captain")

    assert (queries("/speakers/"), queries(f"/speakers/{speaker.public_id}/")) == counts
