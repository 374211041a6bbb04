"""Pages in a real browser. `make test` runs this folder in a process of its own (tests/__main__.py)."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from oicsummit import fonts
from tests.browser import chromium

PATIENCE = 60_000  # milliseconds; no test depends on how fast a machine is
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    path = chromium.find()
    if path is None:
        pytest.skip("browser: no Chromium on this machine; install the package chromium (or set CHROMIUM to its path)")
    return {**browser_type_launch_args, "executable_path": path, "args": chromium.ARGUMENTS}


@pytest.fixture(scope="session")
def _typefaces() -> None:
    """The static files as they are served: a missing typeface would be a message on the console."""
    fonts.build(settings.BASE_DIR / "static" / "fonts")


@pytest.fixture
def context(context: BrowserContext, _typefaces: None) -> BrowserContext:
    """A window of its own for each test, patient where the machine is slow."""
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page on which the console must stay empty: a refused script or style is reported there."""
    messages: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            messages.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    page.on("console", note)
    page.on("pageerror", lambda error: messages.append(f"error: {error}"))
    page.messages = messages  # a test that expects a message (a refused sign-in) empties this list
    yield page
    assert messages == []


@pytest.fixture
def site(live_server) -> str:
    """The address of the site, served to the browser from the test database."""
    return live_server.url
