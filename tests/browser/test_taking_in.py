"""A journalist adds a text, sees it being read, and reads it with its claims marked."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from oicsummit.access import Role
from sources.models import Document
from tests.browser import looks
from tests.pages import world

TEXT = """The ferry company sold 4,100 tickets in March, its director Ann Bell said on Monday.

"We have never sold more than 3,900 in a month before," Bell told reporters."""


def enter(context: BrowserContext, site: str, role: Role) -> None:
    """Sign in as the sign-in page would."""
    cookie = world.signed_in(role).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])


@pytest.fixture
def page(page: Page, context: BrowserContext, site: str, transactional_db) -> Page:
    enter(context, site, Role.EDITOR)
    return page


def test_a_pasted_text_is_read_while_one_watches(site: str, page: Page, worker):
    page.goto(f"{site}/documents/add/")
    page.get_by_label("Or paste a text").fill(TEXT)
    page.get_by_label("Publisher").fill("Harbour News")
    page.get_by_role("button", name="Take it in").click()

    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    page.get_by_role("link", name="The ferry company sold").click()

    expect(page.locator("mark.claim").first).to_contain_text("4,100")
    expect(page.locator(".note").first).to_contain_text("Ann Bell")


def test_a_file_that_is_none_says_why(site: str, page: Page):
    page.goto(f"{site}/documents/add/")
    picture = {"name": "picture.txt", "mimeType": "text/plain", "buffer": b"\x89PNG\0\0\0"}
    page.get_by_label("Files").set_input_files([picture])
    page.get_by_role("button", name="Take it in").click()

    expect(page.get_by_text("picture.txt:")).to_be_visible()
    assert not Document.objects.exists()
    page.messages.clear()  # the browser notes that the answer was a 422


def test_adding_and_runs_have_no_fault_anywhere(site: str, page: Page):
    run = world.run(world.document(), world.document("Other words."), state="running")
    failed = world.run(world.document("Third words."), state="failed", error="1 of 1 documents failed")
    failed.parts.update(error="ValueError: no verb")
    addresses = ["/", "/documents/add/", "/runs/", f"/runs/{run.public_id}/", f"/runs/{failed.public_id}/"]

    assert [fault for address in addresses for fault in looks.everywhere(page, site + address)] == []
