"""What the site refuses is said on the page that asked for it, also where a script asked."""

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from claims.models import Decision
from oicsummit.access import Role
from tests.browser import looks
from tests.browser.test_desk import current, sign_in
from tests.browser.test_desk import small as small  # a fixture

pytestmark = pytest.mark.usefixtures("small")


def test_a_decision_too_many_is_said_and_the_link_stays(page: Page, site: str, settings) -> None:
    cache.clear()
    sign_in(page, site, "ruth", Role.EDITOR)
    page.goto(f"{site}/desk/")
    link = current(page)
    settings.FORM_RATE_USER = "0/minute"

    page.keyboard.press("a")

    expect(page.get_by_role("alert")).to_contain_text("That was too many forms at once")
    assert current(page) == link
    assert not Decision.objects.exists()
    page.messages.clear()  # the browser reports the 429 that is expected here


def test_operations_is_whole_for_an_administrator_and_asks_for_itself(page: Page, site: str) -> None:
    sign_in(page, site, "root", Role.ADMINISTRATOR)
    page.goto(f"{site}/operations/")

    expect(page.get_by_role("heading", name="Processes")).to_be_visible()
    with page.expect_response("**/operations/"):
        page.evaluate("htmx.ajax('GET', '/operations/', {target: '#now', swap: 'outerHTML'})")
    expect(page.locator("#now")).to_have_count(1)
    assert list(looks.everywhere(page, f"{site}/operations/")) == []
