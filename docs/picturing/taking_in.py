"""A journalist takes in a statement and a near copy of it with another number, and looks at both before they count."""

from playwright.sync_api import Page

from docs.picturing.camera import take

STATEMENT = "\n\n".join(
    (
        "Harbour Board carries more than ever",
        "12 May 2025",
        "The ferries of Langby carried 41,200 passengers in April, the harbour board said on Monday. "
        'Its chair, Ann Bell, told reporters: "People have come back to the sea."',
        "The board will spend £2.4 million on a second pier. Around 900 people have signed a letter against it.",
    )
)
# The agency has the number wrong: so there is a contradiction to show.
COPY = STATEMENT.replace("41,200", "38,700").replace(
    "the harbour board said on Monday", "according to the harbour board"
)
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\0"


def tell(page: Page) -> None:
    """Drop three files, one of which is no text; look at what could be read; see it being read."""
    page.goto("/documents/add/")
    page.locator("#id_files").set_input_files(
        [_file("agency-copy.txt", COPY), _file("harbour-board.txt", STATEMENT), _file("chart.txt", PICTURE)]
    )
    page.get_by_role("link", name="Look at them and take them in").wait_for()
    take(page, "take-in", height=640)

    page.get_by_role("link", name="Look at them and take them in").click()
    take(page, "preview", height=900)
    page.get_by_role("button", name="Take in all").click()
    page.get_by_role("heading", name="Done").wait_for()
    take(page, "run", height=560)


def _file(name: str, content: str | bytes) -> dict[str, str | bytes]:
    raw = content.encode() if isinstance(content, str) else content
    return {"name": name, "mimeType": "text/plain", "buffer": raw}
