"""The real documents and their annotations: beside the checkout, or where SHARED says; never in the repository."""

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("SHARED", "") or Path(__file__).resolve().parent.parent.parent / "shared")


def folder(name: str) -> Path:
    """`shared/<name>`; the test is skipped, plainly, where there is none."""
    path = FOLDER / name
    if not path.is_dir():
        pytest.skip(f"corpus: the real documents are not here (no {name} in ../shared; set SHARED to where they are)")
    return path
