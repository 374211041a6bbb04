"""`python docs/pictures.py ADDRESS`: take the documentation's pictures from a running site that holds the digests.

Only digests: the documents themselves belong to their publishers, and no picture of them may lie in the repository.
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser import chromium

FOLDER = Path(__file__).resolve().parent / "pictures"


def main(address: str) -> None:
    """Write each picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        for name, path in places(page, address).items():
            page.goto(address + path)
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


def places(page: Page, address: str) -> dict[str, str]:
    """The pages to show, by name: of all claims one that is borne out with most to say about how."""
    page.goto(f"{address}/documents/")
    if page.locator("main").inner_text().count("igest") < 1:
        sys.exit("Take these pictures from a site that holds the digests alone.")
    links = page.request.get(f"{address}/api/v1/links/?relation=corroborates").json()["results"]
    with_figures = [link for link in links if any("the same figure" in reason for reason in link["reasons"])]
    most = max(with_figures, key=lambda link: len(link["reasons"]))
    return {"figures": "/figures/", "claim": f"/claims/{most['a']}/"}


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
