"""Small texts read and linked, and linked examples scored, for the tests of links and sums."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from oicsummit.analysis import given, links, parse, reading
from oicsummit.analysis.types import Comparable, Link, Sum

DAY = date(2026, 6, 15)


def comparables(*texts: str, published: date | None = DAY) -> list[Comparable]:
    """Return the claims of `texts` ("0", "1" …) as they are compared."""
    found = []
    for name, text in enumerate(texts):
        read = reading.read(text, published)
        for number, claim in enumerate(read.claims, 1):
            held = tuple(read.quantities[index] for index in claim.quantities)
            found.append(Comparable(f"{name}:c{number}", str(name), claim, held, published))
    return found


def linked(*texts: str, published: date | None = DAY) -> list[Link]:
    """Return the links among the claims of `texts`."""
    return links.link(comparables(*texts, published=published))[0]


def relations(*texts: str, published: date | None = DAY) -> list[str]:
    """Return the relations among the claims of different texts, in the order of the links."""
    return [link.relation.value for link in linked(*texts, published=published) if link.a[0] != link.b[0]]


@cache
def given_claims(annotations: Path, texts: Path) -> tuple[Comparable, ...]:
    """Return the claims of a folder of annotations as they are compared; the texts lie in `texts`."""
    found: list[Comparable] = []
    for path in sorted(annotations.glob("0*.json")):
        reference = json.loads(path.read_text(encoding="utf-8"))
        text = (texts / Path(reference["file"]).name).read_bytes().decode("utf-8")
        published = date.fromisoformat(reference["published"]) if reference["published"] else None
        with parse.memory():
            found += given.comparables(path.stem.split("_")[0], reference, parse.parse(text), published)
    return tuple(found)


@dataclass(frozen=True)
class Score:
    """How well pairs were linked, and with the same relation: F1 each; and the contradictions that are none."""

    any: float
    relation: float
    false_contradictions: int


def score(annotations: Path, found: Iterable[Link]) -> Score:
    """Compare links with a folder's reference. What one annotator alone marked counts neither way."""
    rows = json.loads((annotations / "links.json").read_text(encoding="utf-8"))
    wanted = {frozenset((row["a"], row["b"])): row for row in rows}
    optional = {pair for pair, row in wanted.items() if row.get("optional")}
    counted = [link for link in found if frozenset((link.a, link.b)) not in optional]
    hits = [link for link in counted if frozenset((link.a, link.b)) in wanted]
    same = [link for link in hits if link.relation.value in _accepted(wanted[frozenset((link.a, link.b))])]
    total = len(counted) + len(wanted) - len(optional)
    false = [link for link in counted if link.relation.value == "contradicts" and link not in same]
    return Score(2 * len(hits) / total, 2 * len(same) / total, len(false))


def _accepted(row: dict) -> set[str]:
    return {row["relation"], row.get("or", {}).get("relation", row["relation"])}


def sums(*texts: str) -> list[Sum]:
    """Return the sums found in `texts`."""
    return links.link(comparables(*texts))[1]
