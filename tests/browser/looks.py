"""Whether a page is right for everyone: in a wide window in light, on a phone in dark."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WINDOWS = [(1440, "light"), (390, "dark")]


def everywhere(page: Page, address: str) -> Iterator[str]:
    """Open `address` in each window and scheme; yield what is wrong there, one line for each fault."""
    for width, scheme in WINDOWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            yield f"{address} at {width}, {scheme}: wider than the window"
        for fault in Axe().run(page).response["violations"]:
            yield f"{address} at {width}, {scheme}: {fault['id']}: {fault['nodes'][0]['html'][:200]}"
