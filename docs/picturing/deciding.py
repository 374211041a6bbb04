"""The editors' desk: a morning's decisions, a second reading, and two who differ."""

from playwright.sync_api import Page

from docs.picturing.camera import take
from docs.picturing.reading import rows

DECIDED = 5  # links approved before the second readings are shown


def tell(ruth: Page, imran: Page, third: Page) -> None:
    """Ruth decides, Imran reads some of it again unseen and objects, and a third person is shown both."""
    kept = differing(ruth)
    ruth.goto(f"/desk/{kept}/")
    take(ruth, "desk", height=940)
    ruth.keyboard.press("r")
    ruth.locator("details.opens[open]").first.wait_for()
    take(ruth, "desk-reject", height=940)
    alike(ruth)
    reject_others(ruth, kept)
    ruth.goto("/desk/?relation=corroborates")
    for _ in range(DECIDED):
        press(ruth, "a")
    take(ruth, "desk-undo", height=940)
    disagreed(imran, third)


def differing(page: Page) -> str:
    """The contradiction whose two values differ most plainly: the one of the statement and its copy."""
    links = rows(page, "links/?relation=contradicts")
    by_value = [link for link in links if any("differ by" in reason for reason in link["reasons"])]
    return (by_value or links)[-1]["id"]


def reject_others(page: Page, kept: str) -> None:
    """Reject the contradictions that are none, as editors do all day."""
    for link in rows(page, "links/?relation=contradicts"):
        if link["id"] != kept:
            page.goto(f"/desk/{link['id']}/")
            page.locator("summary[data-key=r]").click()
            page.locator("details.opens[open] button").first.click()
            page.locator(".toast").wait_for()


def alike(page: Page) -> None:
    """The link with the most others whose slots came out as its own, and these to be decided with it."""
    most, ids = 0, [link["id"] for link in rows(page, "links/?state=proposed")]
    for link in ids:
        page.goto(f"/desk/{link}/several/")
        number = page.locator("tbody tr").count()
        if number > most:
            most = number
            take(page, "desk-several", height=560)


def disagreed(second: Page, third: Page) -> None:
    """The queue of second readings, an objection, and the queue of those that await a third person."""
    second.goto("/desk/?queue=second")
    take(second, "desk-second", height=940)
    second.locator("summary[data-key=r]").click()
    second.locator("details.opens[open] button").nth(2).click()
    second.locator(".toast").wait_for()
    third.goto("/desk/?queue=disagreement")
    take(third, "desk-disagreement", height=940)


def press(page: Page, key: str) -> None:
    """Press a key, and wait until another link is shown."""
    before = page.locator("#decide").get_attribute("action")
    page.keyboard.press(key)
    page.wait_for_function("was => document.querySelector('#decide')?.getAttribute('action') !== was", arg=before)
