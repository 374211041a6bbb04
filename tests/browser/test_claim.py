"""Claims, figures, links and speakers in a real browser."""

import re

import pytest
from django.db.backends.postgresql.psycopg_any import NumericRange
from playwright.sync_api import Browser, Page, expect

from tests.browser import looks
from tests.pages import world
from tests.pages_claims.story import change, slot


@pytest.fixture
def contradiction(transactional_db):
    """Two accounts that contradict each other, their numbers read as one figure."""
    a, b, link = world.two_accounts()
    first, second = a.quantities.get(), b.quantities.get()
    change(first, hard=NumericRange(4050, 4150, "[)"), expected=NumericRange(4050, 4150, "[)"))
    change(second, figure=first.figure)
    spans = {"a_span": {"start": first.start, "end": first.end}, "b_span": {"start": second.start, "end": second.end}}
    change(
        link,
        slots=[slot("value", "differs", "around 4,100", "3,000", **spans), slot("period", "only_a", "in March", "")],
        reasons=["the values have nothing in common"],
        findings=["quote_drift"],
    )
    return a, b, link


def test_from_a_search_by_number_to_the_words_in_their_place(site: str, page: Page, contradiction):
    a, _, _ = contradiction
    page.goto(f"{site}/claims/")

    page.get_by_label("Words, a name or a number").fill("around 4,100")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".claimrow")).to_have_count(1)
    expect(page.locator(".htmx-request")).to_have_count(0)  # a list that is being replaced loses a click
    page.locator("#found").get_by_role("link", name="The ferry carried").click()
    expect(page).to_have_url(f"{site}/claims/{a.public_id}/")
    page.get_by_role("link", name="paragraph 3, in place").click()

    expect(page.locator(f"#{a.public_id}")).to_be_in_viewport()


def test_words_that_are_typed_are_searched_for_once(site: str, page: Page, contradiction):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/claims/")

    page.get_by_label("Words, a name or a number").fill("around 4,100")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".claimrow")).to_have_count(1)

    assert len([url for url in asked if "q=around" in url]) == 1


def test_choosing_a_filter_changes_the_list_and_the_address(site: str, page: Page, contradiction):
    a, _, _ = contradiction
    page.goto(f"{site}/claims/")

    page.get_by_label("Speaker").select_option(label="the operator")

    expect(page.locator(".claimrow")).to_have_count(1)
    expect(page).to_have_url(re.compile(f"speaker={a.speaker.public_id}"))
    page.get_by_label("Without this speaker").click()
    expect(page.locator(".claimrow")).to_have_count(2)


def test_the_list_works_without_a_script(site: str, browser: Browser, contradiction):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/claims/")

    page.get_by_label("Speaker").select_option(label="the operator")
    page.get_by_role("button", name="Show").click()

    expect(page.locator(".claimrow")).to_have_count(1)
    page.context.close()


def test_the_chart_sets_labels_beside_the_plot_in_a_wide_window_and_above_marks_on_a_phone(
    site: str, page: Page, contradiction
):
    figure = contradiction[0].quantities.get().figure
    mark, label = page.locator(".plot path.pt"), page.locator(".labels text.lab1").last

    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{site}/figures/{figure.public_id}/")
    wide = mark.bounding_box(), label.bounding_box()
    page.set_viewport_size({"width": 390, "height": 900})
    narrow = mark.bounding_box(), label.bounding_box()

    assert wide[1]["x"] + wide[1]["width"] < wide[0]["x"]
    assert abs(wide[1]["y"] - wide[0]["y"]) < 30
    assert narrow[1]["y"] + narrow[1]["height"] < narrow[0]["y"]


def test_a_citation_is_copied(site: str, page: Page, contradiction):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/claims/{contradiction[1].public_id}/")

    page.get_by_role("button", name="Copy citation").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "Island Post" in page.evaluate("navigator.clipboard.readText()")


def test_the_pages_of_claims_have_no_fault_anywhere(site: str, page: Page, contradiction):
    a, b, link = contradiction
    addresses = [
        "/claims/", "/claims/?q=zebra", f"/claims/{a.public_id}/", f"/claims/{b.public_id}/",
        f"/links/{link.public_id}/", "/figures/", f"/figures/{a.quantities.get().figure.public_id}/", "/speakers/",
        f"/speakers/{a.speaker.public_id}/", "/sign-in/?next=/runs/", "/measures/",
    ]  # fmt: skip

    assert [fault for address in addresses for fault in looks.everywhere(page, site + address)] == []
