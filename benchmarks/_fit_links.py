"""Fit `oicsummit/analysis/comparing/likeness_weights.py`: `python -m benchmarks._fit_links [GOLD CORPUS]`.

Logistic rules, one for figures and one for words, fitted to the pairs of annotated claims that are compared: of the
linked tuning texts, where their folders are given of the real documents, and of texts that have nothing to do with
each other (never a link). What one annotator alone marked weighs less. The checking half is never read. Prints F1 as
fitted, and with every pair of documents left out of the fit in turn: only the second says anything of other texts
(`benchmarks._left_out` leaves out whole sets and links them, relations and all).
"""

import json
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np

from oicsummit.analysis import given, links, parse
from oicsummit.analysis.comparing import likeness
from oicsummit.analysis.comparing.glossary import EMPTY
from oicsummit.analysis.comparing.sides import Side, side
from oicsummit.analysis.types import Comparable

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "tests/examples"
TARGET = ROOT / "oicsummit/analysis/comparing/likeness_weights.py"
OPTIONAL, UNRELATED, PENALTY, ROUNDS, NEARLY = 0.4, 0.5, 3.0, 25, 0.01
SINGLE = "single"  # the name under which such texts stand beside the linked sets
THRESHOLDS = np.arange(0.15, 0.6, 0.01)


@dataclass(frozen=True)
class Row:
    """A pair: what the rule weighs, whether it is a link, how much it counts, and the documents that it joins."""

    terms: tuple[float, ...]
    linked: bool
    optional: bool
    weight: float
    joins: str
    met: bool = True  # whether the two are compared at all; a link of two that are not is missed whatever the rule

    @property
    def among(self) -> str:
        """The linked set that the pair is of."""
        return self.joins.split()[0]


def main(folders: list[str]) -> None:
    """Fit the rules, print how well they do, and write the table."""
    words, figures = rows_of(folders)
    write({"WORD_WEIGHTS": measured("words", words), "FIGURE_WEIGHTS": measured("figures", figures)})


def rows_of(folders: list[str]) -> tuple[list[Row], list[Row]]:
    """Return all pairs to be fitted to: those without and those with figures in one unit."""
    words, figures = [], []
    for row, has_figures in [*unrelated(), *linked_pairs(folders)]:
        (figures if has_figures else words).append(row)
    return words, figures


def measured(name: str, rows: list[Row]) -> np.ndarray:
    """Return the weights fitted to `rows`, as `moved`; print how well they do."""
    found = fit(rows)
    print(f"{name}: {len(rows)} pairs, F1 {best(rows, odds(rows, found))[0]:.3f}", flush=True)
    score, threshold = best(rows, left_out(rows))
    print(f"  left out in turn: F1 {score:.3f} at {threshold:.2f}", flush=True)
    return moved(found, threshold)


def moved(weights: np.ndarray, threshold: float) -> np.ndarray:
    """Return `weights` with the constant moved so that a chance of `threshold` becomes one of 0.5."""
    return np.array([weights[0] - np.log(threshold / (1 - threshold)), *weights[1:]])


def linked_sets(folders: list[str]) -> list[tuple[Path, Path]]:
    """Return where the annotations and the texts of each linked set lie."""
    sets = [(folder, folder) for folder in sorted((EXAMPLES / "links").glob("tuning-*"))]
    return [*sets, *([(Path(folders[0]), Path(folders[1]))] if folders else [])]


def linked_pairs(folders: list[str]) -> Iterator[tuple[Row, bool]]:
    """Yield every pair of claims of each linked set that would be compared, and those linked that would not."""
    for references, texts in linked_sets(folders):
        rows = json.loads((references / "links.json").read_text(encoding="utf-8"))
        gold = {frozenset((row["a"], row["b"])): bool(row.get("optional")) for row in rows}
        sides = [side(one) for one in claims(references, texts, "0*.json")]
        for a, b in pairs(sides):
            optional = gold.get(frozenset((a.comparable.key, b.comparable.key)))
            weight = OPTIONAL if optional else 1.0
            joins = f"{texts.name} {a.comparable.document} {b.comparable.document}"
            row, has_figures = row_of(a, b, optional is not None, bool(optional), weight, joins)
            met = links.meet(a.comparable, b.comparable)
            if met or row.linked:
                yield replace(row, met=met), has_figures


def unrelated() -> Iterator[tuple[Row, bool]]:
    """Yield the pairs of claims of different single texts that share a key; a text of a linked set is none."""
    found = list(unrelated_claims())
    sides = [side(one) for one in found]
    for i, j in links.candidates(found):
        a, b = sides[i], sides[j]
        if a.comparable.document != b.comparable.document:
            yield row_of(a, b, False, False, UNRELATED, SINGLE)


def unrelated_claims() -> Iterator[Comparable]:
    """Yield the claims of the single texts."""
    linked = {path.read_bytes() for path in (EXAMPLES / "links").glob("tuning-*/*.txt")}
    return claims(EXAMPLES / "tuning", EXAMPLES / "tuning", "*.json", linked)


def claims(references: Path, texts: Path, names: str, without: Collection[bytes] = ()) -> Iterator[Comparable]:
    """Yield the annotated claims of a folder, those of the texts `without` left out."""
    for path in sorted(references.glob(names)):
        if (texts / f"{path.stem}.txt").read_bytes() in without:
            continue
        reference = json.loads(path.read_text(encoding="utf-8"))
        text = (texts / f"{path.stem}.txt").read_bytes().decode("utf-8")
        published = date.fromisoformat(reference["published"]) if reference["published"] else None
        yield from given.comparables(path.stem.split("_")[0], reference, parse.parse(text), published)


def pairs(sides: list[Side]) -> Iterator[tuple[Side, Side]]:
    for a, b in combinations(sorted(sides, key=lambda one: one.comparable.key), 2):
        if not links._overlap(a, b):
            yield a, b


def row_of(a: Side, b: Side, linked: bool, optional: bool, weight: float, joins: str) -> tuple[Row, bool]:
    alignment, pair = links._align(a, b), links._closest(a, b, EMPTY)
    terms = likeness.figure_terms(a, b, pair, alignment) if pair else likeness.word_terms(a, b, alignment)
    return Row(tuple(map(float, terms)), linked, optional, weight, joins), pair is not None


def fit(rows: list[Row]) -> np.ndarray:
    """Return the constant and a weight a term, by Newton's method; the penalty is on terms of one spread."""
    rows = [row for row in rows if row.met]
    given_terms = np.array([row.terms for row in rows])
    middle, spread = given_terms.mean(axis=0), given_terms.std(axis=0) + 1e-9
    terms = np.hstack([np.ones((len(rows), 1)), (given_terms - middle) / spread])
    wanted, weights = np.array([row.linked for row in rows], dtype=float), np.array([row.weight for row in rows])
    penalty = np.array([1e-3] + [PENALTY] * given_terms.shape[1])
    found = np.zeros(terms.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(terms @ found, -30, 30)))
        slope = terms.T @ (weights * (chance - wanted)) + penalty * found
        bend = (terms * (weights * chance * (1 - chance) + 1e-9)[:, None]).T @ terms + np.diag(penalty)
        found -= np.linalg.solve(bend, slope)
    plain = found[1:] / spread
    return np.array([found[0] - float(plain @ middle), *plain])


def odds(rows: list[Row], weights: np.ndarray) -> np.ndarray:
    return np.array([row.terms for row in rows]) @ weights[1:] + weights[0]


def left_out(rows: list[Row]) -> np.ndarray:
    """Return the odds of each row, from a fit without the rows of the same two documents."""
    found = np.zeros(len(rows))
    for name in sorted({row.joins for row in rows}):
        held = [i for i, row in enumerate(rows) if row.joins == name]
        weights = fit([row for row in rows if row.joins != name or (not row.linked and name == SINGLE)])
        found[held] = odds([rows[i] for i in held], weights)
    return found


def best(rows: list[Row], odds_of: np.ndarray) -> tuple[float, float]:
    """Return the best F1, what one annotator alone marked left aside, and the chance from which on it links.

    Of all that do nearly as well it is the one that links least: a false link costs more trust than a missed one.
    """
    counted = np.array([not row.optional for row in rows])
    linked = np.array([row.linked for row in rows])[counted]
    met = np.array([row.met for row in rows])
    chance = (1 / (1 + np.exp(-odds_of)) * met)[counted]
    scores = [(2 * (linked & (chance >= t)).sum() / (linked.sum() + (chance >= t).sum()), t) for t in THRESHOLDS]
    most = max(score for score, _ in scores)
    return most, max(float(t) for score, t in scores if score >= most - NEARLY)


def write(found: dict[str, np.ndarray]) -> None:
    lines = [
        '"""How much each term of `likeness` speaks for a link: the constant first, then a weight a term.',
        "",
        "Fitted by `python -m benchmarks._fit_links`; not to be edited by hand.",
        '"""',
        "",
    ]
    for name, weights in found.items():
        lines += [f"{name} = (", *(f"    {one:.2f}," for one in weights), ")"]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
