"""Every address, asked as every role: who may not is sent to sign in, told so, or answered 401 or 403 by the API."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from oicsummit.access import Role
from tests.api import world
from tests.desk.test_people import signed_in

pytestmark = pytest.mark.django_db

J, E, A, ANYONE = Role.JOURNALIST, Role.EDITOR, Role.ADMINISTRATOR, None
# What each page asks for at least. A page that is not here fails the test: its author has to decide.
PAGES = {
    **dict.fromkeys(
        ["home", "running", "marks", "documents", "document", "document-original", "runs", "run", "figures", "figure",
         "figure-svg", "figure-png", "figure-csv", "measures", "measure", "claims", "claim", "link", "speakers",
         "speaker", "sign-in", "sign-out", "collections", "collection", "check-card", "check-file",
         "claim-card", "figure-card",
         "tour", "tour-step", "tour-leave", "forgotten", "verdicts", "check-text", "checks", "check", "set-password"],
        ANYONE,
    ),
    **dict.fromkeys(
        ["document-add", "offers", "offer-add", "addresses", "address-again", "address-watch", "waiting",
        "claim-check", "figure-check",
         "task-done", "collection-add", "collection-edit", "collection-retire", "collection-place",
         "document-collect"],
        J,
    ),
    **dict.fromkeys(
        ["document-read-again", "run-stop", "run-resume", "run-go-back",
         "measure-add", "measure-edit", "measure-retire",
         "compare-again", "speaker-name", "speaker-merge", "speaker-split", "figure-name", "figure-merge",
         "figure-split", "figure-measure", "speaker-apart",
         "decision-undo", "desk", "desk-undo", "desk-link", "desk-decide", "desk-several",
         "desk-give", "desk-confirm", "claim-confirm", "document-withdraw", "claim-correct", "claim-undo",
         "claim-mark", "history",
         "verdict-add", "verdict-edit", "verdict-retire"],
        E,
    ),
    **dict.fromkeys(
        ["people", "person-role", "person-active", "person-link", "document-bring-back", "document-erase", "metrics",
         "operations", "operations-retry", "operations-retry-all",
         "webhooks", "webhook", "webhook-switch", "webhook-test", "webhook-secret", "webhook-remove",
         "delivery-again"],
        A,
    ),
    **dict.fromkeys(["account", "change-password", "account-tokens", "token-revoke"], Role.READER),
}  # fmt: skip
POSTED = {
    "verdict-retire",
    "tour-leave",
    "offer-add", "address-again", "address-watch", "claim-check", "figure-check", "task-done",
    "document-read-again", "run-stop",
    "run-resume", "run-go-back",
    "measure-retire", "compare-again", "speaker-name", "speaker-merge", "speaker-split", "figure-name",
    "figure-merge", "figure-split", "figure-measure", "speaker-apart",
    "decision-undo", "desk-undo", "desk-decide", "desk-give", "desk-confirm",
    "claim-confirm", "claim-undo",
    "claim-mark", "document-withdraw", "document-bring-back", "document-erase",
    "collection-retire", "collection-place", "document-collect",
    "person-role", "person-active", "person-link", "sign-out", "token-revoke",
    "operations-retry", "operations-retry-all",
    "webhook-switch", "webhook-test", "webhook-secret", "webhook-remove", "delivery-again",
}  # fmt: skip
# Of the API what changes something, and who may.
WRITES = {
    "documents": J, "fetches": J, "runs": E, "claims": E, "links": E, "figures": E, "speakers": E,
    "measures": E, "decisions": E,
    "checks": J, "verdicts": E, "collections": J, "webhooks": A, "deliveries": A, "tasks": J,
}  # fmt: skip

PUBLISHING = {
    **dict.fromkeys(
        ["checks-publish", "checks-correct", "checks-send-back", "checks-withdraw", "documents-withdraw"], E
    ),
    **dict.fromkeys(["documents-bring-back", "documents-erase"], A),
}


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, prefix + str(pattern.pattern))
        else:
            yield prefix + str(pattern.pattern), pattern


def test_every_page_has_been_decided_on() -> None:
    names = {pattern.name for path, pattern in patterns(get_resolver()) if not path.startswith("api/")}

    assert names == set(PAGES)


def address(pattern: URLPattern) -> str:
    """Return an address of the page, of nothing that exists: permission comes before the row is looked for."""
    given = {"public_id": "x-2222222222", "number": 1, "pk": 1, "uidb64": "MQ", "token": "x-y", "slug": "some-slug"}
    return reverse(pattern.name, kwargs={name: given[name] for name in pattern.pattern.converters})


@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role or "stranger")
def test_each_role_gets_no_further_than_it_may(role: Role | None) -> None:
    client = signed_in(world.person("someone", role)) if role else Client()
    order = [None, *Role]
    wrong = []

    for path, pattern in patterns(get_resolver()):
        if path.startswith("api/") or pattern.name == "sign-out":
            continue
        answer = (client.post if pattern.name in POSTED else client.get)(address(pattern))
        let_in = answer.status_code != 403 and not answer.headers.get("Location", "").startswith("/sign-in/")
        if let_in != (order.index(role) >= order.index(PAGES[pattern.name])):
            wrong.append((pattern.name, answer.status_code))

    assert wrong == []


@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role or "stranger")
def test_the_api_answers_401_to_strangers_and_403_to_who_may_not(role: Role | None) -> None:
    headers = world.token(world.person("someone", role)) if role else {}
    order = [None, *Role]
    wrong = []

    for path, pattern in patterns(get_resolver()):
        resource = path.removeprefix("api/v1/").lstrip("^").split("/")[0]
        methods = getattr(pattern.callback, "actions", None) or {}
        if not path.startswith("api/") or resource not in WRITES:
            continue
        for method in set(methods) & {"post", "put", "patch", "delete"}:
            status = Client(headers=headers).generic(method.upper(), _api(path), "{}", "application/json").status_code
            may = order.index(role) >= order.index(PUBLISHING.get(pattern.name, WRITES[resource]))
            if (status in (401, 403)) == may or (not may and status != (403 if role else 401)):
                wrong.append((method, path, status))

    assert wrong == []


def _api(path: str) -> str:
    filled = re.sub(r"\(\?P<id>(\w)-[^)]*\)", r"\1-2222222222", path.replace("^", "").replace("$", ""))
    filled = re.sub(r"\(\?P<\w+>\[0-9\][^)]*\)", "1", filled)
    return "/" + re.sub(r"\(\?P<id>[^)]*\)", "some-thing", filled)
