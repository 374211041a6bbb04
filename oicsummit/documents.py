"""Which documents `manage.py run` takes in."""

import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

SUFFIXES = {".txt", ".md"}


class CannotRead(Exception):
    """The folder or file is not there, not ours to read, or holds nothing to take in."""


@dataclass(frozen=True)
class Choice:
    """A file or folder, and how to name it to the person who waits."""

    path: Path
    words: str


NOTHING = Path("none")  # asked for where an evidence bundle is to come into an empty installation


def choose(given: Path | None) -> Choice | None:
    """What was asked for, None for "none"; else `documents/` if it has files; else the digests. Raises CannotRead."""
    if given == NOTHING:
        return None
    if given is not None:
        return Choice(_readable(given.expanduser().resolve()), str(given))
    own = settings.BASE_DIR / "documents"
    if own.is_dir() and _texts(own):
        return Choice(own, "documents/")
    digests = settings.BASE_DIR / "sources" / "digests"
    return Choice(digests, "the digests (put .txt or .md files into documents/, or say DOCUMENTS=path, for your own)")


def _readable(path: Path) -> Path:
    if not path.exists():
        raise CannotRead(f"There is no file or folder {path}")
    if not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
        raise CannotRead(f"Not allowed to read {path}")
    if path.is_dir() and not _texts(path):
        raise CannotRead(f"There is no .txt or .md file in {path}")
    return path


def _texts(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES)
