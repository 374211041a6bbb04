"""How settings are read from the environment."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent

_YES = {"1", "true", "yes", "on"}
_NO = {"", "0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """Whether NAME says yes; ValueError where it says neither yes nor no."""
    value = os.environ.get(name, "1" if default else "").strip().lower()
    if value not in _YES | _NO:
        raise ValueError(f"{name} is {value!r}: use 1 or 0")
    return value in _YES


def number(name: str, default: int) -> int:
    """NAME as a whole number; ValueError, naming it, where it is none."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ValueError(f"{name} is {value!r}: use a whole number") from None


def words(name: str, default: str = "") -> list[str]:
    """NAME as a list, its parts separated by commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]
