"""What there is to read: documents, claims, links, figures; what is found by a number and beside a draft."""

from typing import Any

from playwright.sync_api import Page

from docs.picturing.camera import take

DRAFT = "Ministers say 24,000 people were returned since July, and that £150m will go to a new border force."


def tell(page: Page) -> None:
    """Take the pictures that every reader can see for themselves."""
    link = borne_out(page)
    page.goto(f"/claims/{link['a']}/")
    take(page, "claim", height=860)
    page.goto(f"/links/{link['id']}/")
    take(page, "link", height=760)
    page.goto("/figures/")
    take(page, "figures", height=760)
    page.goto(f"/figures/{figure_of(page, link['a'])}/")
    take(page, "figure", height=860)
    page.goto(f"/documents/{document_of(page, link['a'])}/")
    take(page, "document", at=".filter", height=820)
    found(page)


def found(page: Page) -> None:
    """Look for a number, and set a draft beside the documents."""
    page.goto("/claims/?q=£150m")
    take(page, "found-by-number", height=640)
    page.goto("/check-a-text/")
    page.locator("#id_text").fill(DRAFT)
    page.get_by_role("button", name="Check it").click()
    page.locator("#found").wait_for()
    take(page, "check-a-text", height=900)


def on_a_phone(page: Page) -> None:
    """The reader in a narrow window: notes follow the text, and each mark leads to its note."""
    page.goto(f"/documents/{document_of(page, borne_out(page)['a'])}/")
    take(page, "document-narrow", at=".reading")


def borne_out(page: Page) -> dict[str, Any]:
    """Of all links between two documents that bear each other out by a figure, one with most to say about how."""
    links = rows(page, "links/?relation=corroborates")
    by_figure = [link for link in links if any("the same figure" in reason for reason in link["reasons"])]
    return max(by_figure or links, key=lambda link: len(link["reasons"]))


def document_of(page: Page, claim: str) -> str:
    """The id of the document that a claim is in."""
    return page.request.get(f"/api/v1/claims/{claim}/").json()["document"]


def figure_of(page: Page, claim: str) -> str:
    """The id of the figure of which a claim has a reading."""
    quantity = page.request.get(f"/api/v1/claims/{claim}/").json()["quantities"][0]
    return page.request.get(f"/api/v1/quantities/{quantity}/").json()["figure"]


def rows(page: Page, path: str) -> list[dict[str, Any]]:
    """The first two hundred rows of a list of the API."""
    joined = "&" if "?" in path else "?"
    return page.request.get(f"/api/v1/{path}{joined}page_size=200").json()["results"]
