"""The reader: a text letter for letter, its claims in place, a note for each."""

import html
import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from oicsummit.access import Role
from sources.models import Original
from tests.pages import world
from tests.pages.words import words

pytestmark = pytest.mark.django_db


def read(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def article(page: str) -> str:
    return "".join(re.findall(r"<article.*?</article>", page, re.S))


def words_of(page: str) -> str:
    """The text as set, without the numbers of the notes and without regard to spacing."""
    without_numbers = re.sub(r'<a class="ref.*?</a>', "", article(page), flags=re.S)
    return " ".join(html.unescape(strip_tags(without_numbers)).split())


def test_every_word_of_the_text_is_there_in_order():
    a, _, _ = world.two_accounts()

    assert words_of(read(f"/documents/{a.document.public_id}/")) == " ".join(world.TEXT.split())


def test_a_claim_is_marked_in_place_with_its_number_after_the_stop():
    _, b, _ = world.two_accounts()

    page = read(f"/documents/{b.document.public_id}/")

    assert (
        f'<mark class="claim contradicts" id="{b.public_id}">Only <span class="q">3,000</span> passengers came</mark>.'
        f'<a class="ref contradicts" href="#n-{b.public_id}" aria-label="Claim 1, contradicts">1<svg'
    ) in article(page)


def test_a_note_says_who_how_what_and_how_it_is_linked():
    a, _, _ = world.two_accounts()

    page = read(f"/documents/{a.document.public_id}/")

    note = re.search(rf'<li class="note" id="n-{a.public_id}">.*?</li>', page, re.S)[0]
    assert words(note) == (
        "1 The ferry carried around 4,100 passengers in March the operator · reported · statistic"
        " 4,100 passengers, in March · [4,100] 1 contradicts"
    )
    assert f'href="/claims/{a.public_id}/#contradicts"' in note


def test_notes_stand_beside_the_paragraph_of_their_claim():
    text = "\n\n".join(f"Paragraph {i} says that {i} boats came." for i in range(300))
    document = world.document(text)
    for i in (0, 5, 119, 120, 299):
        world.claim(document, f"Paragraph {i} says")

    page = read(f"/documents/{document.public_id}/")

    assert re.findall(r'class="stack (at-\d+ over-\d+)"', page) == [
        "at-1 over-5", "at-6 over-40", "at-120 over-1", "at-1 over-40", "at-60 over-1",
    ]  # fmt: skip


def test_claims_that_lie_across_one_another_are_each_marked():
    document = world.document("Boats that were full sailed on time.")
    across = [world.claim(document, "Boats that were full sailed"), world.claim(document, "full sailed on time")]

    page = article(read(f"/documents/{document.public_id}/"))

    assert [page.count(f'id="{claim.public_id}"') for claim in across] == [1, 1]
    assert page.count("<mark") == page.count("</mark>") == 3


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("", ["first", "second", "third"]),
        ("?relation=contradicts", ["first"]),
        ("?speaker=own", ["second", "third"]),
        ("?figures=1", ["first", "third"]),
        ("?figures=1&speaker=own", ["third"]),
        ("?relation=related", []),
    ],
)
def test_each_filter_is_an_address(query, marked):
    document = world.document("Six boats sailed. None was late. Ten sank.")
    found = {
        "first": world.claim(document, "Six boats sailed", "Ann Bell"),
        "second": world.claim(document, "None was late"),
        "third": world.claim(document, "Ten sank"),
    }
    world.quantity(found["first"], "Six", 6)
    world.quantity(found["third"], "Ten", 10)
    world.link(found["first"], world.claim(world.document("No boat sailed."), "No boat sailed"), "contradicts")

    page = read(f"/documents/{document.public_id}/{query}")

    assert [name for name, claim in found.items() if f'id="n-{claim.public_id}"' in page] == marked
    assert all(f'id="{claim.public_id}"' in page for claim in found.values())


def test_what_is_not_known_is_said():
    _, b, _ = world.two_accounts()

    page = words(read(f"/documents/{b.document.public_id}/"))

    assert "no date given" in page
    assert "none given; its first words stand in" in page


def test_a_digest_says_that_it_is_one():
    document = world.document(is_digest=True, digest_of="ferries", publisher="oicsummit")

    page = read(f"/documents/{document.public_id}/")

    assert '<body class="digest"' in page
    assert "A summary in our own words" in page


def test_a_document_that_waits_to_be_read_shows_its_text_and_says_so():
    document = world.document("First part.\n\nSecond part.")
    document.sentences.all().delete()
    world.run(document, state="queued")

    page = read(f"/documents/{document.public_id}/")

    assert words_of(page) == "First part. Second part."
    assert "is being read" in page
    assert f'hx-get="/documents/{document.public_id}/"' in page


def test_a_text_that_was_set_aside_leads_to_the_one_in_its_place():
    old = world.document("Old words.", state="superseded")
    new = world.document("New words.", supersedes=old)

    assert f'href="/documents/{new.public_id}/"' in read(f"/documents/{old.public_id}/")


def test_markup_in_a_text_is_only_words():
    document = world.document('<script>alert("x")</script> & more boats sailed today.')
    world.claim(document, "& more boats")

    page = read(f"/documents/{document.public_id}/")

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_there_is_no_page_for_an_id_that_is_none():
    assert Client().get("/documents/d-nothing/").status_code == 404


def test_a_page_costs_as_many_queries_for_many_claims_as_for_one(django_assert_num_queries):
    one, many = (
        world.document("Boat 0 sailed."),
        world.document(" ".join(f"Boat {i} sailed." for i in range(30)), "Post"),
    )
    for document, number in ((one, 1), (many, 30)):
        for i in range(number):
            claim = world.claim(document, f"Boat {i} sailed", f"Speaker {i}")
            world.quantity(claim, f"{i}", i)
            world.link(claim, world.claim(world.document(f"{document.pk} {i} boats.", "Third"), "boats"))
        world.run(document)

    for document in (one, many):
        with django_assert_num_queries(11):
            read(f"/documents/{document.public_id}/")


def test_a_file_can_be_had_as_it_was_received():
    document = world.document("Seven boats sailed.", publisher="")
    Original.objects.create(
        document=document, content=b"\xffSeven", sha256="0" * 64, size=6, filename="<boats>.txt",
        media_type="text/html", received_by="ann",
    )  # fmt: skip
    address = f"/documents/{document.public_id}/originals/1/"

    answer = Client().get(address)

    assert f'href="{address}"' in read(f"/documents/{document.public_id}/")
    assert (answer.content, answer["Content-Type"]) == (b"\xffSeven", "application/octet-stream")
    assert answer["Content-Disposition"] == 'attachment; filename="<boats>.txt"'
    assert [Client().get(f"{address[:-2]}{number}/").status_code for number in (0, 2)] == [404, 404]


def test_a_withdrawn_document_is_shown_to_administrators_alone():
    document = world.document("Seven boats sailed.", state="withdrawn")
    address = f"/documents/{document.public_id}/"
    administrator = world.signed_in(Role.ADMINISTRATOR)

    strangers, theirs = Client().get(address), administrator.get(address)

    assert (strangers.status_code, theirs.status_code) == (410, 200)
    assert "boats" not in strangers.content.decode()
    assert "boats" in theirs.content.decode()
    assert [len(client.get("/documents/?state=all").context["rows"]) for client in (Client(), administrator)] == [0, 1]


def test_a_claim_from_a_paged_file_says_its_page():
    document = world.document("Seven boats sailed.")
    document.sentences.update(page=4)
    world.claim(document, "Seven boats sailed")

    assert "own voice · statistic · page 4" in words(read(f"/documents/{document.public_id}/"))
