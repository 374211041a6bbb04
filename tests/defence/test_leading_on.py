"""No address of ours leads to another site."""

import pytest
from django.test import Client

from oicsummit.access import Role
from tests.defence import walk
from tests.pages import world

pytestmark = pytest.mark.django_db
ELSEWHERE = "https://evil.example/"
WORDS = ("next", "url", "to", "return", "redirect", "continue", "into", "address", "HTTP_REFERER")


@pytest.mark.parametrize("role", [None, Role.ADMINISTRATOR], ids=["stranger", "administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_page_leads_to_where_its_address_or_its_form_says(role, method, settings):
    settings.FORM_RATE_ANONYMOUS = settings.FORM_RATE_USER = "100000/minute"
    client = world.signed_in(role) if role else Client()
    rows = list(walk.filled())
    led = {}

    for name, path in rows:
        if name == "sign-out" and role:
            continue
        answer = getattr(client, method)(path, dict.fromkeys(WORDS, ELSEWHERE), headers={"referer": ELSEWHERE})
        led[name] = answer.headers.get("Location", "")

    assert any(led.values())
    assert {name: to for name, to in led.items() if (to and not to.startswith("/")) or to.startswith("//")} == {}


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/\\evil.example", "/%2F%2Fevil.example/", "//evil.example/%2e%2e"]
)
def test_a_path_that_looks_like_a_host_is_no_page(path):
    answer = Client().get(path)

    assert answer.status_code in (400, 404) or not answer.headers.get("Location", "").startswith(("//", "http"))


def test_a_host_that_is_not_ours_is_not_answered():
    assert Client(headers={"host": "evil.example"}).get("/sign-in/").status_code == 400
