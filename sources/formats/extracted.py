"""What a file gives, what it may cost, and how it is refused."""

from dataclasses import dataclass
from datetime import date

MEGABYTE = 1_000_000


class Refused(ValueError):
    """A file cannot be taken in; the message tells its sender why and what to do, without the file's name."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost; each is a setting (`INTAKE_…`)."""

    file_bytes: int = 20 * MEGABYTE
    characters: int = 2_000_000
    pages: int = 1_000
    members: int = 200  # files in one zip
    unpacked_bytes: int = 100 * MEGABYTE  # of all files in one zip, or of one .docx
    seconds: int = 30
    memory_bytes: int = 1_500 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file's text and what it says of itself; what it does not say is None.

    `pages` holds for each page of a paged file the offset in `text` (code points) where it begins.
    """

    text: str
    media_type: str
    encoding: str = ""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    pages: tuple[int, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """Return the page, counted from 1, on which the character at `offset` stands; None without pages."""
        return sum(start <= offset for start in self.pages) or None
