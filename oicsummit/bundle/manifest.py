"""What a bundle says of itself: its format, when and by what it was made, and each member's size and hash."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

NAME = "manifest.json"
FORMAT = "oicsummit evidence bundle"
VERSION = 1  # raised when an older program could no longer read what is written
ABOUT = (
    "One table a file, one row a line, as JSON. Rows refer to each other by the column `id`; `public_id` is what "
    "addresses name. `people.jsonl` says who the numbers of persons are."
)


class Refused(Exception):
    """A file is not taken in; the message says why, in one line."""


@dataclass(frozen=True)
class Member:
    """One file of a bundle; `rows` is how many lines it has."""

    sha256: str
    bytes: int
    rows: int
    columns: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Manifest:
    """`documents` are the ids of those that were asked for; empty where all were."""

    made_at: str
    made_by: str
    originals: bool
    documents: list[str]
    members: dict[str, Member]
    analysis_version: str = ""
    format: str = FORMAT
    version: int = VERSION
    about: str = ABOUT

    @property
    def rows(self) -> int:
        return sum(member.rows for member in self.members.values())

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def read(text: bytes) -> Manifest:
    """Return the manifest in `text`. Raises Refused for what is none, or is of a newer format."""
    try:
        said: dict[str, Any] = json.loads(text)
        if said["format"] != FORMAT:
            raise ValueError(said["format"])
        newer = said["version"] > VERSION
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refused("it is no evidence bundle: its manifest.json says nothing of the kind") from None
    if newer:
        raise Refused(f"it is of format {said['version']}, and this program reads up to {VERSION}: update it first")
    try:
        members = {name: Member(**member) for name, member in said.pop("members").items()}
        found = Manifest(members=members, **said)
    except (KeyError, TypeError, AttributeError):
        raise Refused("it is damaged: its manifest.json cannot be read") from None
    if not all(_is_sound(member) for member in members.values()):
        raise Refused("it is damaged: its manifest.json cannot be read")
    return found


def _is_sound(member: Member) -> bool:
    numbers = all(type(number) is int and number >= 0 for number in (member.bytes, member.rows))
    return numbers and isinstance(member.sha256, str) and isinstance(member.columns, list)
