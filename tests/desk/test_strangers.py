"""Where strangers may not read (ANONYMOUS_MAY_READ=0): of all texts they see the words of published checks alone."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from oicsummit.access import Role
from tests.api import world
from tests.api.conftest import Get
from tests.api.conftest import api as api  # the fixture
from tests.desk.test_walk import PAGES, address, patterns

pytestmark = pytest.mark.django_db

OPEN_PAGES = {
    "checks",
    "check",
    "check-card",
    "check-file",
    "sign-in",
    "sign-out",
    "set-password",
    "forgotten",
    "marks",
}
OPEN_RESOURCES = {"checks", "verdicts", "feeds", "schema", "reference"}


@pytest.fixture(autouse=True)
def _closed(settings) -> None:
    settings.ANONYMOUS_MAY_READ = False


@pytest.fixture
def checks() -> tuple:
    """A published check on the first claim, a draft on the second; the third is unchecked."""
    made = world.make(3)
    author, editor = world.person("author", Role.JOURNALIST), world.person("editor", Role.EDITOR)
    return world.check(made.claims[0], author, publisher=editor), world.check(made.claims[1], author), made


def numbers(page: str) -> set[str]:
    """The numbers by which the world's three sentences are told apart."""
    return set(re.findall(r"\b410[0-2]\b", page))


def test_every_page_but_those_of_checks_leads_a_stranger_to_sign_in() -> None:
    let_in = set()
    for path, pattern in patterns(get_resolver()):
        if path.startswith("api/") or pattern.name not in PAGES:
            continue
        answer = Client().get(address(pattern))
        if answer.status_code != 405 and not answer.headers.get("Location", "").startswith("/sign-in/"):
            let_in.add(pattern.name)

    assert let_in <= OPEN_PAGES


def test_a_published_check_shows_its_words_and_no_others(checks) -> None:
    published, draft, made = checks

    page = Client().get(reverse("check", args=[published.public_id]))
    listed = Client().get(reverse("checks"))
    hidden = Client().get(reverse("check", args=[draft.public_id]))

    assert numbers(page.content.decode()) == numbers(listed.content.decode()) == {"4100"}
    assert made.documents[0].text not in page.content.decode()
    assert hidden.status_code == 404


def test_the_api_answers_401_to_all_but_published_checks(checks, api: Get) -> None:
    refused, answered = set(), set()
    for path, pattern in patterns(get_resolver()):
        name = path.removeprefix("api/v1/").lstrip("^").split("/")[0]
        if path.startswith("api/v1/") and getattr(pattern.callback, "actions", {}).get("get") == "list":
            (answered if api(f"{name}/").status_code == 200 else refused).add(name)

    assert answered == OPEN_RESOURCES & (answered | refused)
    assert {"documents", "sentences", "claims", "links", "figures", "quantities"} <= refused
    assert api("changes/").status_code == api("feeds/contradictions/").status_code == 401


def test_the_api_shows_the_words_of_published_checks_and_no_others(checks, api: Get) -> None:
    published, draft, _ = checks

    answers = [
        api("checks/", include="claim,evidence"),
        api("checks/", format="jsonl", include="claim"),
        api(f"checks/{published.public_id}/", include="claim"),
        api(f"checks/{published.public_id}/claim-review/"),
        api("feeds/checks/"),
    ]

    texts = [(one.getvalue() if one.streaming else one.content).decode() for one in answers]
    assert [one.status_code for one in answers] == [200] * 5
    assert [numbers(text) for text in texts] == [{"4100"}] * 5
    assert api(f"checks/{draft.public_id}/").status_code == 404
    for more in ("claim.document", "claim.sentence", "figure.readings"):
        assert api("checks/", include=more).status_code == 401, more


def test_a_reader_who_signs_in_sees_all(checks) -> None:
    *_, made = checks
    client = Client()
    client.force_login(world.person("a reader", Role.READER))

    page = client.get(reverse("document", args=[made.documents[2].public_id]))

    assert numbers(page.content.decode()) == {"4102"}
