"""`make pictures`: start a site of its own, tell each story on it, and write docs/pictures/ anew.

`python -m docs.picturing ADDRESS PASSWORD` takes them from a site that runs already, as its administrator.
"""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from docs.picturing import camera, people, stories
from tests.browser import chromium
from tests.platform.site import ROOT, Site

# Every approval is read by a second editor, so that there is one to show.
SETTINGS = {"SECOND_READING_PERCENT": "100", "FORM_RATE_USER": "6000/minute"}
DIGESTS = ROOT / "sources" / "digests"


def main(arguments: list[str]) -> None:
    """Write each picture anew, and say how large they are."""
    path = chromium.find()
    if path is None:
        sys.exit("No Chromium on this machine: install the package chromium, or set CHROMIUM to its path.")
    with given(arguments) as (address, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        stories.tell(people.Door(browser, address.rstrip("/"), password))
        browser.close()
    print(camera.sizes())


@contextmanager
def given(arguments: list[str]) -> Iterator[tuple[str, str]]:
    """The address of the site and the administrator's password: those named, or of a site that ends afterwards."""
    if arguments:
        address, password = arguments
        yield address, password
        return
    os.environ.update(SETTINGS)
    with tempfile.TemporaryDirectory() as name:
        site = Site(Path(name), DIGESTS)
        try:
            site.wait_until_up()
            yield f"http://127.0.0.1:{site.port}", site.sign_in()
        finally:
            site.end(signal.SIGINT)


if __name__ == "__main__":
    main(sys.argv[1:])
