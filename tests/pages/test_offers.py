"""Looking at what was sent before it is taken in: correcting it, taking it in, letting it go."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from oicsummit import tasks
from oicsummit.access import Role
from sources.models import Document, Offer, Original, Run
from tests.pages import world
from tests.pages.words import words
from tests.sources.formats import makers

pytestmark = pytest.mark.django_db

HEAD = (
    '<title>Fees at Lorn</title><meta name="author" content="Ann Fell">'
    '<meta property="og:site_name" content="Lorn Gazette">'
    '<meta property="article:published_time" content="2024-03-05T10:00:00Z">'
)
TEXT = (
    "By Ana Roe\n\n7 April 2024\n\nThe ferry company sold 4,100 tickets in March, its director Ann Bell said on Monday."
)


@pytest.fixture
def client() -> Client:
    return world.signed_in()


def send(client: Client, *files: tuple[str, bytes], **fields: str):
    return client.post("/documents/add/", {"files": [SimpleUploadedFile(*file) for file in files], **fields})


def shown(client: Client) -> str:
    return words(client.get("/documents/offers/").content.decode())


def fields(**changed: str) -> dict[str, str]:
    """What the form of the page sends, with what somebody changed in it."""
    sent = {}
    for offer in Offer.objects.all():
        sent |= {f"{offer.public_id}-{name}": value for name, value in {**offer.given, **changed}.items()}
    return sent


def test_what_is_sent_waits_and_is_no_document(client):
    answer = send(client, ("fees.html", makers.html(head=HEAD)))

    assert answer.url == "/documents/offers/"
    assert not Document.objects.exists()
    assert not Run.objects.exists()
    page = client.get(answer.url).content.decode()
    for said in ('value="Fees at Lorn"', 'value="Ann Fell"', 'value="Lorn Gazette"', 'value="2024-03-05"'):
        assert said in page
    assert "Fees at the harbour of Lorn rose by 12%" in words(page)


def test_confirmed_as_it_is_it_is_what_the_file_says_and_is_read(client):
    send(client, ("fees.html", makers.html(head=HEAD)))

    answer = client.post("/documents/offers/", {**fields(), "take": "all"})

    document, run = Document.objects.get(), Run.objects.get()
    assert answer.url == f"/runs/{run.public_id}/"
    assert list(run.documents.all()) == [document]
    assert (document.title, document.author, document.publisher.name, document.published) == (
        "Fees at Lorn", "Ann Fell", "Lorn Gazette", date(2024, 3, 5),
    )  # fmt: skip
    assert {one["from"] for one in document.metadata.values()} == {"file"}
    assert bytes(Original.objects.get().content) == makers.html(head=HEAD)
    assert not Offer.objects.exists()


def test_what_was_corrected_is_given_and_what_was_emptied_stays_not_known(client):
    send(client, ("fees.html", makers.html(head=HEAD)))

    client.post("/documents/offers/", {**fields(title="Harbour fees", author="", published=""), "take": "all"})

    document = Document.objects.get()
    assert (document.title, document.author, document.published) == ("Harbour fees", "", None)
    assert document.metadata["title"] == document.metadata["author"] == {"from": "given"}
    assert document.metadata["publisher"] == {"from": "file"}


def test_what_the_text_says_of_itself_is_shown_and_left_for_the_reading_to_note(client):
    send(client, ("a.txt", TEXT.encode()))

    page = client.get("/documents/offers/").content.decode()
    client.post("/documents/offers/", {**fields(), "take": "all"})

    assert 'value="Ana Roe"' in page
    assert 'value="2024-04-07"' in page
    assert "read from the text" in page
    assert Document.objects.get().metadata == {}


def test_a_bad_file_says_why_beside_its_name_and_the_others_wait(client):
    answer = send(client, ("a.txt", b"Seven boats sailed."), ("empty.txt", b" "))

    assert answer.status_code == 422
    assert "empty.txt: is empty" in words(answer.content.decode())
    assert 'href="/documents/offers/"' in answer.content.decode()
    assert [offer.name for offer in Offer.objects.all()] == ["a.txt"]


def test_one_of_several_is_taken_in_and_the_others_keep_their_corrections(client):
    send(client, ("a.txt", b"Seven boats sailed."), ("b.txt", b"Nine gulls screamed."))
    first, second = Offer.objects.all()

    answer = client.post("/documents/offers/", {**fields(publisher="Island Post"), "take": first.public_id})

    assert answer.url == "/documents/offers/"
    assert [(one.text, one.publisher.name) for one in Document.objects.all()] == [
        ("Seven boats sailed.", "Island Post"),
    ]
    assert Offer.objects.get() == second
    assert Offer.objects.get().given["publisher"] == "Island Post"


def test_a_date_that_is_none_says_so_and_nothing_is_taken_in(client):
    send(client, ("a.txt", b"Seven boats sailed."))

    answer = client.post("/documents/offers/", {**fields(published="yesterday"), "take": "all"})

    assert answer.status_code == 422
    assert "Enter a valid date." in words(answer.content.decode())
    assert not Document.objects.exists()


def test_discarded_it_is_gone(client):
    send(client, ("a.txt", b"Seven boats sailed."), ("b.txt", b"Nine gulls screamed."))
    first, second = Offer.objects.all()

    client.post("/documents/offers/", {"drop": first.public_id})
    assert list(Offer.objects.all()) == [second]
    client.post("/documents/offers/", {"drop": "all"})

    assert not Offer.objects.exists()
    assert "Nothing waits for you." in shown(client)


def test_nobody_else_sees_takes_or_discards_it(client):
    send(client, ("a.txt", b"Seven boats sailed."))
    offer, other = Offer.objects.get(), world.signed_in(Role.ADMINISTRATOR)

    assert "Nothing waits for you." in shown(other)
    for act in ({"take": "all"}, {"take": offer.public_id}, {"drop": "all"}, {"drop": offer.public_id}):
        other.post("/documents/offers/", {**fields(title="Mine"), **act})

    offer.refresh_from_db()
    assert offer.given["title"] == ""
    assert not Document.objects.exists()


def test_after_its_time_it_is_neither_shown_nor_taken_in_and_then_it_goes(client):
    send(client, ("a.txt", b"Seven boats sailed."))
    Offer.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert "Nothing waits for you." in shown(client)
    client.post("/documents/offers/", {**fields(), "take": "all"})
    assert not Document.objects.exists()
    tasks.expire()

    assert not Offer.objects.exists()


def test_how_much_may_wait_is_bounded(client, settings):
    settings.OFFERS_MAX = 1
    answer = send(client, ("a.txt", b"Seven boats sailed."), ("b.txt", b"Nine gulls screamed."))

    assert "b.txt: 1 of what you sent waits already" in words(answer.content.decode())
    assert Offer.objects.count() == 1


def test_a_text_that_is_held_and_near_copies_are_shown_before_during_and_after(client):
    copy = "\n\n".join(makers.PARAGRAPHS)
    held = world.document("Seven boats sailed.", "Island Post", title="Seven boats")
    send(client, ("near.txt", f"{copy} More follows.".encode()), publisher="Fell Courier")
    client.post("/documents/offers/", {**fields(), "take": "all"})
    near = Document.objects.get(publisher__name="Fell Courier")

    send(client, ("a.txt", b"Seven boats sailed."), ("b.txt", copy.encode()), ("c.txt", f"{copy} Or so.".encode()))
    before = shown(client)
    client.post("/documents/offers/", {**fields(), "take": "all"})

    assert "This very text is held already: Seven boats, Island Post" in before
    assert "A near copy of" in before
    assert "Fell Courier, no date given; counted as one origin." in before
    assert "Nearly the same as c.txt, waiting here too" in before
    assert Document.objects.filter(sha256=held.sha256).count() == 1
    assert Document.objects.filter(origin_key=near.origin_key).count() == 3
    listed, read = (words(client.get(f"/documents/{path}").content.decode()) for path in ("", f"{near.public_id}/"))
    assert "near copy of Fell Courier and 1 other, counted as one origin" in listed
    assert "Near copy of publisher not known, no date given" in read


def test_a_look_costs_as_many_queries_for_many_as_for_one(client, django_assert_num_queries):
    send(client, *[(f"{name}.txt", f"{name} boats sailed out of Lorn this morning.".encode()) for name in "abcdef"])
    client.get("/documents/offers/")

    with django_assert_num_queries(8):
        assert shown(client).count("No document held here") == 6


def test_sent_by_script_each_file_answers_for_itself(client):
    good, bad = (
        client.post("/documents/offers/add/", {"files": SimpleUploadedFile(name, data), "publisher": "Island Post"})
        for name, data in (("a.txt", b"Seven boats sailed."), ("<b>.txt", b"\0"))
    )

    assert (good.status_code, bad.status_code) == (200, 422)
    assert words(good.content.decode()) == "a.txt 19 characters; waits for you to look at it"
    assert "&lt;b&gt;.txt: is not text" in bad.content.decode()
    assert Offer.objects.get().given["publisher"] == "Island Post"


def test_too_much_at_once_is_refused_in_words(client, settings):
    settings.UPLOAD_MAX_BYTES = 1_000

    answer = send(client, ("a.txt", b"Seven boats sailed. " * 100))

    assert answer.status_code == 413
    assert "at most 1,000 can be sent in one go" in words(answer.content.decode())
    assert not Offer.objects.exists()
