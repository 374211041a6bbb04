"""How well claims of sets that were not fitted to are linked: `python -m benchmarks._left_out GOLD CORPUS`.

Each linked set in turn is left out of the fit of both rules (`benchmarks._fit_links`) and of the choice of the chance
from which on is linked; its annotated claims are then linked as the program does it. Prints F1 of any link and of links
with the right relation, precision and recall, and how many links there are between texts that have nothing to do with
each other. What it was developed on is not unseen, whatever is left out: only the checking half is.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import _fit_links
from benchmarks._fit_links import Row
from oicsummit.analysis import links
from oicsummit.analysis.comparing import likeness
from oicsummit.analysis.types import Comparable, Link


@dataclass(frozen=True)
class Tally:
    """Links that are right, with the right relation too, that were drawn, and that were wanted."""

    hits: int
    same: int
    drawn: int
    wanted: int

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.hits + other.hits, self.same + other.same, self.drawn + other.drawn, self.wanted + other.wanted
        )

    def __str__(self) -> str:
        any_, same = (2 * count / (self.drawn + self.wanted) for count in (self.hits, self.same))
        right, found = self.hits / max(1, self.drawn), self.hits / max(1, self.wanted)
        return f"any {any_:.3f} relation {same:.3f} precision {right:.3f} recall {found:.3f}"


def main(folders: list[str]) -> None:
    """Print how well each set is linked as fitted and left out, and all of them."""
    rows = _fit_links.rows_of(folders)
    sums = {"fitted": Tally(0, 0, 0, 0), "left out": Tally(0, 0, 0, 0)}
    for references, texts in _fit_links.linked_sets(folders):
        claims = list(_fit_links.claims(references, texts, "0*.json"))
        found = {"fitted": tally(references, links.link(claims)[0])}
        with fitted_without(texts.name, *rows):
            found["left out"] = tally(references, links.link(claims)[0])
        for way, score in found.items():
            sums[way] += score
            print(f"{texts.name:10} {way:8} {score}", flush=True)
    for way, score in sums.items():
        print(f"{'all':10} {way:8} {score}")
    print(f"links between unrelated texts: {astray()}")


@contextmanager
def fitted_without(name: str, words: list[Row], figures: list[Row]) -> Iterator[None]:
    """Compare with rules fitted to all but one set."""
    kept = likeness.WORD_WEIGHTS, likeness.FIGURE_WEIGHTS
    likeness.WORD_WEIGHTS, likeness.FIGURE_WEIGHTS = _weights(words, name), _weights(figures, name)
    try:
        yield
    finally:
        likeness.WORD_WEIGHTS, likeness.FIGURE_WEIGHTS = kept


def _weights(rows: list[Row], name: str) -> tuple[float, ...]:
    others = [row for row in rows if row.among != name]
    _, threshold = _fit_links.best(others, _fit_links.left_out(others))
    return tuple(map(float, _fit_links.moved(_fit_links.fit(others), threshold)))


def tally(references: Path, found: list[Link]) -> Tally:
    """Compare links with a folder's reference. What one annotator alone marked counts neither way."""
    rows = json.loads((references / "links.json").read_text(encoding="utf-8"))
    wanted = {frozenset((row["a"], row["b"])): row for row in rows}
    optional = {pair for pair, row in wanted.items() if row.get("optional")}
    drawn = {frozenset((link.a, link.b)): link.relation.value for link in found}
    counted = {pair: relation for pair, relation in drawn.items() if pair not in optional}
    hits = {pair: relation for pair, relation in counted.items() if pair in wanted}
    same = [pair for pair, relation in hits.items() if relation in _accepted(wanted[pair])]
    return Tally(len(hits), len(same), len(counted), len(wanted) - len(optional))


def _accepted(row: dict) -> set[str]:
    return {row["relation"], row.get("or", {}).get("relation", row["relation"])}


def astray() -> int:
    """Return how many links are drawn between texts that have nothing to do with each other."""
    found: list[Comparable] = list(_fit_links.unrelated_claims())
    documents = {claim.key: claim.document for claim in found}
    return sum(documents[link.a] != documents[link.b] for link in links.link(found)[0])


if __name__ == "__main__":
    main(sys.argv[1:])
