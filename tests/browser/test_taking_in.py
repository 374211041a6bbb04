"""A journalist adds a text, sees it being read, and reads it with its claims marked."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import BrowserContext, Page, expect

from oicsummit.access import Role
from sources import offers
from sources.ingest import Given
from sources.models import Document, Offer
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
    page.get_by_role("button", name="Look at it first").click()
    page.get_by_label("Title").fill("Ferry tickets")
    page.get_by_role("button", name="Take in this text").click()

    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    page.get_by_role("link", name="Ferry tickets").click()

    expect(page.locator("mark.claim").first).to_contain_text("4,100")
    expect(page.locator(".note").first).to_contain_text("Ann Bell")


DROP = """files => {
  const dropped = new DataTransfer();
  for (const [name, words] of files) dropped.items.add(new File([words], name));
  const place = document.getElementById("drop");
  for (const kind of ["dragover", "drop"]) {
    place.dispatchEvent(new DragEvent(kind, { dataTransfer: dropped, bubbles: true, cancelable: true }));
  }
}"""


def test_files_that_are_dropped_are_sent_at_once_and_each_says_what_became_of_it(site: str, page: Page):
    page.goto(f"{site}/documents/add/")
    page.evaluate(
        DROP, [["boats.txt", "Seven boats sailed."], ["none.txt", "\0"], ["gulls.txt", "Nine gulls screamed."]]
    )

    rows = page.locator("#sending > li")
    expect(page.locator("#sent")).to_contain_text("3 of 3 sent.")
    expect(rows).to_have_count(3)
    expect(page.get_by_text("none.txt: is not text")).to_be_visible()
    expect(page.locator("#sending")).to_contain_text("boats.txt 19 characters; waits for you to look at it")
    page.messages.clear()  # the browser notes that one answer was a 422
    page.get_by_role("link", name="Look at them and take them in").click()
    page.get_by_role("button", name="Take in all 2").click()

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert sorted(Document.objects.values_list("text", flat=True)) == ["Nine gulls screamed.", "Seven boats sailed."]


def test_a_file_that_is_chosen_is_sent_at_once_and_says_why_it_is_none(site: str, page: Page):
    page.goto(f"{site}/documents/add/")
    picture = {"name": "picture.txt", "mimeType": "text/plain", "buffer": b"\x89PNG\0\0\0"}
    page.get_by_label("Files", exact=True).set_input_files([picture])

    expect(page.get_by_text("picture.txt: is not text but a picture")).to_be_visible()
    assert not Offer.objects.exists()
    page.messages.clear()  # the browser notes that the answer was a 422


def test_adding_and_runs_have_no_fault_anywhere(site: str, page: Page):
    run = world.run(world.document(), world.document("Other words."), state="running")
    failed = world.run(world.document("Third words."), state="failed", error="1 of 1 documents failed")
    failed.parts.update(error="ValueError: no verb")
    owner = get_user_model().objects.get()
    offers.pasted(text=TEXT, owner=owner, given=Given(title="Tickets"))
    offers.pasted(text=world.TEXT, owner=owner, given=Given())
    addresses = [
        "/",
        "/documents/add/",
        "/documents/offers/",
        "/runs/",
        f"/runs/{run.public_id}/",
        f"/runs/{failed.public_id}/",
    ]

    assert [fault for address in addresses for fault in looks.everywhere(page, site + address)] == []
