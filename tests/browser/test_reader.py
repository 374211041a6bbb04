"""Reading a document in a real browser: text and notes side by side, and on a phone one after the other."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import looks
from tests.pages import world

TEXT = "\n\n".join(
    f"In part {i} the harbour says that {i}0 boats sailed, and none of them was late." for i in range(1, 30)
)


@pytest.fixture
def claims(transactional_db):
    document = world.document(TEXT)
    found = [world.claim(document, f"{i}0 boats sailed", "Ann Bell" if i % 2 else "") for i in (1, 2, 20)]
    world.quantity(found[0], "10", 10)
    world.link(
        found[0], world.claim(world.document("Ten boats never sailed."), "Ten boats never sailed"), "contradicts"
    )
    return found


def top(page: Page, selector: str) -> float:
    return page.locator(selector).bounding_box()["y"]


def test_a_note_stands_beside_its_claim_in_a_wide_window(site: str, page: Page, claims):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{site}/documents/{claims[0].document.public_id}/")

    for claim in claims:
        text, note = (page.locator(f"#{prefix}{claim.public_id}").bounding_box() for prefix in ("", "n-"))
        assert note["x"] > text["x"] + 300
        assert abs(note["y"] - text["y"]) < 40


def test_notes_follow_the_text_on_a_phone(site: str, page: Page, claims):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site}/documents/{claims[0].document.public_id}/")

    assert top(page, f"#n-{claims[0].public_id}") > top(page, f"#{claims[2].public_id}")
    expect(page.locator(f"#n-{claims[0].public_id} .words")).to_have_text("10 boats sailed")


def test_the_number_after_a_claim_leads_to_its_note_and_back(site: str, page: Page, claims):
    page.goto(f"{site}/documents/{claims[0].document.public_id}/")
    note, claim = page.locator(f"#n-{claims[2].public_id}"), page.locator(f"#{claims[2].public_id}")
    plain = claim.evaluate("element => getComputedStyle(element).backgroundColor")

    page.get_by_role("link", name="Claim 3", exact=True).click()
    expect(page).to_have_url(f"{site}/documents/{claims[0].document.public_id}/#n-{claims[2].public_id}")
    note.get_by_role("link", name="Back to claim 3 in the text").click()

    expect(claim).to_be_in_viewport()
    assert claim.evaluate("element => getComputedStyle(element).backgroundColor") != plain


def test_choosing_a_speaker_is_enough(site: str, page: Page, claims):
    page.goto(f"{site}/documents/{claims[0].document.public_id}/")

    page.get_by_label("Speaker").select_option(label="Ann Bell (1)")

    expect(page).to_have_url(f"{site}/documents/{claims[0].document.public_id}/?speaker={claims[0].speaker.public_id}")
    expect(page.locator(".note")).to_have_count(1)


def test_the_reader_works_without_a_script(site: str, browser: Browser, claims):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/documents/{claims[0].document.public_id}/")

    page.get_by_label("Speaker").select_option(label="Ann Bell (1)")
    page.get_by_role("button", name="Show").click()

    expect(page.locator(".note")).to_have_count(1)
    page.context.close()


def test_words_are_copied_as_they_are(site: str, page: Page, transactional_db):
    document = world.document("It was **around 40** boats, \\$5 each.\n\n- *Gulls* came.")
    page.goto(f"{site}/documents/{document.public_id}/")

    copied = page.evaluate(
        "getSelection().selectAllChildren(document.querySelector('article')) || getSelection().toString()"
    )

    assert "It was **around 40** boats, \\$5 each." in copied
    assert "- *Gulls* came." in copied


def test_a_word_without_end_does_not_widen_the_page(site: str, page: Page, transactional_db):
    endless = "https://example.org/" + "seven" * 60
    document = world.document(f"See {endless} for boats.\n\n- {endless}", title=endless[:300], author=endless[:200])
    world.claim(document, f"See {endless}")
    world.run(document)
    addresses = ["/", "/documents/", f"/documents/{document.public_id}/", "/runs/"]

    assert [fault for address in addresses for fault in looks.everywhere(page, site + address)] == []


def test_the_pages_of_documents_have_no_fault_anywhere(site: str, page: Page, claims):
    world.run(claims[0].document)
    addresses = [
        "/", "/documents/", "/documents/?q=nothing", f"/documents/{claims[0].document.public_id}/",
        f"/documents/{claims[0].document.public_id}/?relation=contradicts", "/runs/", "/marks/",
    ]  # fmt: skip

    assert [fault for address in addresses for fault in looks.everywhere(page, site + address)] == []
