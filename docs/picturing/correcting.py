"""Editors put right what the machine read, and say what is counted."""

from playwright.sync_api import Page

from docs.picturing.camera import take
from docs.picturing.reading import borne_out, document_of, figure_of

MEASURES = {
    "Returns": (
        "returns\nreturned",
        "All who leave after having no right to stay, whether made to or by their own decision.",
    ),
    "Enforced returns": ("enforced returns\ndeported", "Those whose departure the authorities carry out."),
}


def tell(page: Page) -> None:
    """Correct a claim, mark one, join speakers, see a figure's readings by hand, write the glossary, look back."""
    link = borne_out(page)
    page.goto(f"/claims/{link['b']}/correct/")
    take(page, "correct", height=900)
    page.goto(f"/documents/{document_of(page, link['b'])}/")
    take(page, "mark", at="#mark", height=420)
    joined(page)
    page.goto(f"/figures/{figure_of(page, link['a'])}/")
    for summary in page.locator(".byhand summary").all():
        summary.click()
    take(page, "figure-by-hand", at=".byhand", height=760)
    glossary(page)
    page.goto("/history/")
    take(page, "history", height=820)


def joined(page: Page) -> None:
    """What may be one speaker, and a speaker's page."""
    page.goto("/speakers/")
    take(page, "speakers", height=620)
    page.get_by_role("button", name="Merge").first.click()
    for summary in page.locator(".byhand summary").all():
        summary.click()
    take(page, "speaker", at="main", height=1240)


def glossary(page: Page) -> None:
    """Two entries, the second a part of the first."""
    for name, (words, definition) in MEASURES.items():
        page.goto("/measures/add/")
        page.locator("#id_name").fill(name)
        page.locator("#id_words").fill(words)
        page.locator("#id_definition").fill(definition)
        page.locator("#id_citation").fill("Statistics office, user guide, section 4")
        if name == list(MEASURES)[-1]:
            page.locator(".standsline select").first.select_option(index=1)
            take(page, "measure-edit", height=900)
        page.get_by_role("button", name="Keep").click()
    page.goto("/measures/")
    take(page, "glossary", height=520)
