"""The list of documents, and adding one."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from oicsummit.access import Role
from sources.models import Document, Run
from tests.pages import world
from tests.pages.words import words

pytestmark = pytest.mark.django_db


def listed(query: str = "") -> list[str]:
    page = Client().get(f"/documents/{query}").content.decode()
    return [words(title) for title in re.findall(r'<a class="t src"[^>]*>(.*?)</a>', page)]


def test_a_row_counts_claims_figures_and_links():
    world.two_accounts()

    page = Client().get("/documents/").content.decode()

    row = re.search(r'<tr role="row" class="">.*?</tr>', page, re.S)[0]
    assert words(row) == "Only 3,000 passengers came. Island Post no date given 1 1 1 contradicts"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Third", "Second", "First"]),
        ("?q=gulls", ["Second"]),
        ("?q=first", ["First"]),
        ("?publisher=island-post", ["Third"]),
        ("?publisher=none", ["Second"]),
        ("?state=superseded", ["Old"]),
        ("?state=all&q=boats", ["Third", "Old", "First"]),
        ("?q=nothing+of+the+kind", []),
    ],
)
def test_filters_are_addresses(query, found):
    world.document("Boats sailed.", title="First")
    world.document("Old boats.", title="Old", state="superseded")
    world.document("Gulls screamed.", "", title="Second")
    world.document("The last boats came.", "Island Post", title="Third")

    assert listed(query) == found


def test_the_list_costs_as_many_queries_for_many_as_for_one(django_assert_num_queries):
    for i in range(6):
        document = world.document(f"{i} boats sailed.", f"Post {i}", title="")
        claim = world.claim(document, f"{i} boats")
        world.quantity(claim, f"{i}", i)

    with django_assert_num_queries(10):
        assert len(listed()) == 6


def add(client: Client, **fields):
    return client.post("/documents/add/", {"at_once": "1", **fields})


def test_a_stranger_is_sent_to_sign_in_and_a_reader_is_told_no():
    assert Client().get("/documents/add/").url == "/sign-in/?next=/documents/add/"
    assert world.signed_in(Role.READER).get("/documents/add/").status_code == 403


def test_files_are_taken_in_and_lead_to_the_run_that_reads_them():
    client = world.signed_in()
    files = [SimpleUploadedFile("a.txt", b"Seven boats sailed."), SimpleUploadedFile("b.md", b"# None sailed")]

    answer = add(client, files=files, publisher="Island Post", published="2024-04-01")

    run = Run.objects.get()
    assert answer.url == f"/runs/{run.public_id}/"
    assert [(part.document.text, part.document.publisher.name) for part in run.parts.all()] == [
        ("Seven boats sailed.", "Island Post"),
        ("# None sailed", "Island Post"),
    ]


def test_what_cannot_be_taken_in_says_why_and_the_rest_goes_on():
    files = [SimpleUploadedFile("a.txt", b"Seven boats sailed."), SimpleUploadedFile("empty.txt", b" ")]

    answer = add(world.signed_in(), files=files)

    run = Run.objects.get()
    assert answer.status_code == 422
    assert "empty.txt: is empty" in words(answer.content.decode())
    assert f'href="/runs/{run.public_id}/"' in answer.content.decode()
    assert [document.text for document in Document.objects.all()] == ["Seven boats sailed."]


def test_pasted_text_is_kept_as_it_is():
    add(world.signed_in(), text="  Seven boats\n\nsailed. ", title="Boats")

    document = Document.objects.get()
    assert (document.text.replace("\r\n", "\n"), document.title, document.publisher) == (
        "  Seven boats\n\nsailed. ",
        "Boats",
        None,
    )


def test_a_text_that_is_held_already_is_said_to_be():
    client = world.signed_in()
    add(client, text="Seven boats sailed.")

    answer = add(client, text="Seven boats sailed.")

    document = Document.objects.get()
    assert answer.url == f"/documents/{document.public_id}/"
    assert "held already" in words(client.get(answer.url).content.decode())


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Choose a file"),
        ({"text": "Boats.", "published": "yesterday"}, "Enter a valid date."),
        ({"text": "Boats.", "address": "no address"}, "Enter a valid URL."),
    ],
)
def test_a_form_that_cannot_be_read_says_what_is_wrong_and_takes_nothing_in(fields, said):
    answer = add(world.signed_in(), **fields)

    assert answer.status_code == 422
    assert said in words(answer.content.decode())
    assert not Document.objects.exists()


def test_a_title_is_for_one_document():
    files = [SimpleUploadedFile("a.txt", b"Seven boats."), SimpleUploadedFile("b.txt", b"Six boats.")]

    answer = add(world.signed_in(), files=files, title="Boats")

    assert "A title is for one document" in words(answer.content.decode())
    assert not Document.objects.exists()


def test_a_newer_version_takes_the_place_of_the_earlier_one():
    earlier = world.document("Seven boats sailed.")
    client = world.signed_in()
    address = f"/documents/add/?supersedes={earlier.public_id}"

    page, form = (client.get(one).content.decode() for one in (f"/documents/{earlier.public_id}/", address))
    add(client, text="Eight boats sailed.", supersedes=earlier.public_id)

    assert f'href="{address}"' in page
    assert "It will take the place of Crowded ferries" in words(form)
    later = Document.objects.get(text="Eight boats sailed.")
    earlier.refresh_from_db()
    assert (later.supersedes, earlier.state) == (earlier, "superseded")
