"""Taking a picture, and making it small."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

FOLDER = Path(__file__).resolve().parent.parent / "pictures"
LARGEST = 150_000  # bytes; readers on trains open these guides too
COLOURS = (160, 96, 64, 32)  # the pages have few colours; the rest is the smoothing of letters


class TooLarge(Exception):
    """A picture is too large even with the fewest colours: show less of the page."""


def take(page: Page, name: str, *, at: str = "", height: int = 0) -> None:
    """Write the picture `name` of what the window shows, scrolled to the element `at`, `height` pixels high."""
    size = page.viewport_size
    if height:
        page.set_viewport_size({"width": size["width"], "height": height})
    if at:
        # Clear of the top edge, so that one sees where a section begins.
        page.locator(at).first.evaluate("one => window.scrollTo(0, one.getBoundingClientRect().top + scrollY - 24)")
    page.evaluate("document.fonts.ready")
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(small(page.screenshot(caret="hide", animations="disabled"), name))
    page.set_viewport_size(size)


def small(png: bytes, name: str) -> bytes:
    """The picture with as many colours as its size allows. Raises TooLarge."""
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in COLOURS:
        out = io.BytesIO()
        whole.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() < LARGEST:
            return out.getvalue()
    raise TooLarge(name)


def sizes() -> str:
    """How many pictures there are, and how large they are together."""
    files = sorted(FOLDER.glob("*.png"))
    return f"{len(files)} pictures, {sum(file.stat().st_size for file in files) / 1e6:.2f} MB"
