"""Every page, opened by every role that may see it: it answers, fits a narrow window, and the console stays empty."""

import pytest
from django.urls import URLPattern, get_resolver, reverse
from playwright.sync_api import Page

from claims.models import Claim, Link, Speaker
from figures import measures
from figures.models import Figure
from oicsummit.access import Role
from sources import collections
from sources.models import Document, Run
from tests.api import world
from tests.browser.test_desk import sign_in
from tests.browser.test_stories import read  # noqa: F401 (a fixture)
from tests.desk.test_walk import PAGES, POSTED, patterns

# Files and numbers, which a browser takes down or shows as they are; and what only a link in a letter leads to.
NO_PAGES = {"metrics", "document-original", "figure-csv", "figure-png", "figure-svg", "check-file", "set-password"}
ORDER = [None, *Role]


@pytest.fixture
def objects(read: list[Document]) -> dict[str, dict[str, object]]:  # noqa: F811
    """One of everything that has a page, by the first word of the page's name."""
    editor = world.person("eve", Role.EDITOR)
    claim, link = Claim.objects.exclude(links_as_a=None).first(), Link.objects.filter(gone_in=None).first()
    figure = Figure.objects.exclude(readings=None).first()
    check = world.check(claim, world.person("nora", Role.JOURNALIST), publisher=editor)
    rows = {
        "document": read[0],
        "collection": collections.write(by=editor, name="Five", description="All of them."),
        "run": Run.objects.first(),
        "figure": figure,
        "measure": measures.write(
            by=editor, name="Returns", words=[], definition="Who went back.", citation="A handbook", relations={}
        ),
        "claim": claim,
        "link": link,
        "desk": link,
        "speaker": Speaker.objects.exclude(name="").first(),
        "check": check,
    }
    return {name: {"public_id": row.public_id} for name, row in rows.items()} | {
        "tour": {"number": 2},
        "verdict": {"slug": check.verdict.slug},
    }


def address(pattern: URLPattern, objects: dict[str, dict[str, object]]) -> str | None:
    """The address of a page of something that is there; None where the site has nothing of the kind."""
    wanted = set(pattern.pattern.converters)
    given = objects.get(pattern.name.split("-")[0], {}) if wanted else {}
    return reverse(pattern.name, kwargs=given) if set(given) == wanted else None


@pytest.mark.parametrize("role", ORDER, ids=lambda role: role or "stranger")
def test_every_page_a_role_may_see_opens_without_a_message(
    page: Page, site: str, objects: dict[str, dict[str, object]], role: Role | None
) -> None:
    if role:
        sign_in(page, site, "someone", role)
    page.set_viewport_size({"width": 390, "height": 900})
    opened, wrong = set(), []
    for path, pattern in patterns(get_resolver()):
        name = pattern.name
        if path.startswith("api/") or name in NO_PAGES | POSTED or ORDER.index(role) < ORDER.index(PAGES[name]):
            continue
        if (found := address(pattern, objects)) is None:
            continue
        answer = page.goto(site + found)
        opened.add(name)
        if answer is None or answer.status != 200 or page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append((name, answer.status if answer else None, page.url))

    assert wrong == []
    assert {"home", "document", "claim", "link", "figure", "check", "speaker", "collection"} <= opened
