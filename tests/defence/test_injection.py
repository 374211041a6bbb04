"""What people send is data: never SQL, never HTML, never a header."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from claims.models import Speaker
from figures.models import Figure, Measure
from oicsummit.access import Role
from sources.events import acting
from sources.models import Document, Original, Publisher
from tests.defence import walk
from tests.pages import world

pytestmark = pytest.mark.django_db

SQL = ["' OR 1=1 --", "'; DROP TABLE claims_claim; --", '") OR ("1"="1', "%' AND 1=CAST((SELECT 'x') AS int) --", "\\"]
HTML = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
HEADER = "x\r\nSet-Cookie: sid=1\r\n\r\n<b>"
PARAMETERS = (
    "q page publisher state relation kind what sort order collection document speaker measure unit from to tense "
    "attribution assigned since until min max value verdict next format".split()
)


@pytest.fixture
def client() -> Client:
    """An administrator's, who is answered 500 as people are where a page fails."""
    client = world.signed_in(Role.ADMINISTRATOR)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("sent", [SQL[1], SQL[3], HTML, HEADER], ids="sql cast html header".split())
def test_no_page_takes_what_stands_in_its_address_for_anything_else(client, sent):
    wrong = []
    for name, path in walk.filled():
        answer = client.get(path, dict.fromkeys(PARAMETERS, sent))
        if answer.status_code >= 500 or "Set-Cookie: sid" in str(answer.headers):
            wrong.append((name, answer.status_code))
        elif not answer.streaming and b"<script>alert(1)" in answer.content:
            wrong.append((name, "shown as HTML"))

    assert wrong == []
    assert Document.objects.count() == 3


FIELDS = (
    "do what evidence link into reading name words reason state relation seen reject approve_as role active "
    "collection document every_hours which take drop sure why value unit start end retired kind".split()
)
DOING = "save send send-back publish correct withdraw add-evidence remove-evidence speaker kind span quantity".split()


@pytest.mark.parametrize(
    "sent", [SQL[1], HTML, HEADER, "\0", "9" * 40], ids=["sql", "html", "header", "null", "number"]
)
def test_no_form_fails_over_what_is_sent_in_its_fields(client, sent, settings):
    settings.FORM_RATE_USER = "100000/minute"
    wrong = []
    for name, path in walk.filled():
        if name in ("sign-out", "document-erase"):
            continue
        for doing in [sent, *(DOING if name in ("check", "claim-correct") else [])]:
            answer = client.post(path, {**dict.fromkeys(FIELDS, sent), "do": doing})
            if answer.status_code >= 500 or "Set-Cookie: sid" in str(answer.headers):
                wrong.append((name, doing, answer.status_code))

    assert wrong == []


@pytest.mark.parametrize("sent", SQL)
@pytest.mark.parametrize("path", ["claims", "documents", "figures", "links", "speakers", "checks"])
def test_no_list_of_the_api_does_either(path, sent):
    plain = Client().get(f"/api/v1/{path}/")
    asked = Client().get(f"/api/v1/{path}/", {"q": sent, "sort": sent})

    assert plain.status_code == 200
    assert asked.status_code == 400  # there is no such order; the words alone may be looked for
    assert Client().get(f"/api/v1/{path}/", {"q": sent}).status_code in (200, 400)


def test_nothing_kept_is_shown_as_html(client):
    rows = list(walk.filled())
    with acting(by="the tests"):
        Publisher.objects.update(name=HTML[:200])
        Document.objects.update(title=HTML, author=HTML)
        Speaker.objects.update(name=HTML)
        Figure.objects.update(name=HTML)
        Measure.objects.update(name=HTML)
    get_user_model().objects.update(first_name=HTML[:100])
    shown, wrong = 0, []

    for name, path in rows:
        if name in ("metrics", "sign-out"):
            continue
        answer = client.get(path)
        body = b"" if answer.streaming else answer.content
        shown += b"&lt;script&gt;alert(1)" in body
        read_as_markup = answer.headers.get("Content-Type", "").startswith(("text/html", "image/svg"))
        if read_as_markup and re.search(rb"<script>alert\(1\)|<img src=x", body):
            wrong.append(name)

    assert shown > 10  # there was something to hide
    assert wrong == []


def test_the_name_of_a_file_makes_no_header(client):
    document = world.document()
    Original.objects.create(
        document=document, content=b"x", sha256="0" * 64, size=1, media_type="text/plain", received_by="ann",
        filename='a"; filename=evil.exe\r\nSet-Cookie: sid=1',
    )  # fmt: skip

    answer = client.get(f"/documents/{document.public_id}/original/1/")

    assert answer.status_code in (200, 404)
    assert "sid" not in answer.cookies
    assert "\n" not in str(answer.headers.get("Content-Disposition", ""))


def test_a_text_with_markup_in_it_is_shown_letter_for_letter(client):
    document = world.document(f"Fees rose by 12%, {HTML} he said.")

    page = client.get(f"/documents/{document.public_id}/").content.decode()

    assert "&lt;script&gt;" in page
    assert "<script>alert(1)" not in page
