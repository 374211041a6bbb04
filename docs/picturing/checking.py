"""A check from its first word to its correction, and the card that shows it in an article."""

import re

from playwright.sync_api import Page

from docs.picturing.camera import take
from docs.picturing.reading import borne_out

NOTE = "The count is of all returns, most of them voluntary. It may be given, with that said."
COLLECTION = "The summit of March 2025"


def tell(nora: Page, ruth: Page) -> None:
    """Nora checks a figure, Ruth publishes it and corrects it later; both are shown with what it leads to."""
    check = written(nora)
    ruth.goto(check)
    take(ruth, "check-review", at="#ev", height=640)
    ruth.get_by_role("button", name="Publish").click()
    corrected(ruth)
    ruth.goto(check)
    take(ruth, "check-corrected", height=820)
    ruth.goto("/verdicts/")
    take(ruth, "verdicts", height=600)
    nora.goto("/waiting/")
    take(nora, "waiting", height=620)
    card(nora, check)
    collection(nora)


def written(page: Page) -> str:
    """Write a check on a figure, with evidence and an answer, and send it; returns its path."""
    page.goto(f"/claims/{borne_out(page)['b']}/")
    page.get_by_role("button", name="Check this claim").click()
    page.get_by_label("Address", exact=True).fill("https://example.org/statistics/returns")
    page.locator("#id_evidence_note").fill("Table 3, by month")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("radio", name=re.compile("needs context")).check()
    page.locator("#id_note").fill(NOTE)
    page.locator("#id_reply_asked_date").fill("2025-04-02")
    page.locator("#id_reply").fill("The department confirmed that both kinds are counted.")
    take(page, "check", at=".steps", height=1100)
    page.get_by_role("button", name="Send to review").click()
    return page.url


def corrected(page: Page) -> None:
    """Correct a published check in public."""
    page.get_by_text("Correct or withdraw").click()
    page.locator("#id_correction").fill("The note said that most returns were voluntary; the table does not say so.")
    page.locator("#id_note_now").fill("The count is of all returns. It may be given, with that said.")
    page.get_by_role("button", name="Correct in public").click()


def card(page: Page, check: str) -> None:
    """The card of a check, as an article shows it."""
    size = page.viewport_size
    page.set_viewport_size({"width": 720, "height": 300})
    page.goto(f"{check}card/")
    take(page, "card")
    page.set_viewport_size(size)


def collection(page: Page) -> None:
    """Make a collection of the digests."""
    page.goto("/collections/add/")
    page.locator("#id_name").fill(COLLECTION)
    page.locator("#id_description").fill("What five outlets said of it.")
    page.get_by_role("button", name="Keep").click()
    page.locator("#words").fill("digest")
    page.get_by_role("button", name="Look").click()
    for box in page.locator("#add fieldset input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Add those chosen").click()
    take(page, "collection", height=760)
