"""Fit the weights of `oicsummit/analysis/kind_weights.py`: `python -m benchmarks._fit_kinds [GOLD CORPUS]`.

A softmax over the features of `kind_features`, fitted to the annotated claims of the tuning texts and, where their
folders are given, of the real documents (these twice). The checking half is never read. Prints the share told right.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

from oicsummit.analysis import kind_features, parse, quantities
from oicsummit.analysis.kinds import is_record
from oicsummit.analysis.types import Kind

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = [ROOT / "tests/examples" / name for name in ("tuning", "links/tuning-1", "links/tuning-2")]
ORDER = [kind.value for kind in Kind]
PENALTY, ROUNDS, STEP, RARE = 1.5, 1500, 0.5, 3
Row = tuple[frozenset[str], set[str]]


def main(folders: list[str]) -> None:
    """Fit and write the table."""
    found = [row for folder in EXAMPLES for row in rows(folder, folder)]
    if folders:
        found += 2 * list(rows(Path(folders[0]), Path(folders[1])))
    names, weights = fit(found)
    print(f"{len(found)} claims, {len(names)} features, told right: {share(found, names, weights):.3f}")
    write(names, weights)


def rows(references: Path, texts: Path) -> Iterator[Row]:
    """Yield the features of each annotated claim with the kinds that count as right."""
    for path in sorted(references.glob("*.json")):
        reference = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(reference, dict):
            continue
        parsed = parse.parse((texts / f"{path.stem}.txt").read_bytes().decode("utf-8"))
        day = reference.get("published")
        figures = quantities.read(parsed, date.fromisoformat(day) if day else None)
        for claim in reference["claims"]:
            inside = [q for q in figures if claim["start"] <= q.span.start and q.span.end <= claim["end"]]
            features = _features(parsed, claim["start"], claim["end"], inside)
            if features:
                yield features, {claim["kind"], claim.get("or", {}).get("kind", claim["kind"])}


def _features(parsed: parse.Parsed, start: int, end: int, inside: list) -> frozenset[str] | None:
    for block in parsed.blocks:
        held = [t.i for t in block.doc if start <= block.offsets[t.idx] and block.offsets[t.idx + len(t) - 1] < end]
        if held:
            record = is_record(block.doc[held[0] : held[-1] + 1].text, bool(inside))
            return kind_features.features(block.doc, held[0], held[-1] + 1, inside, record=record)
    return None


def fit(found: list[Row]) -> tuple[list[str], np.ndarray]:
    counts = Counter(name for features, _ in found for name in features)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    given = np.array([[name in features for name in names] for features, _ in found], dtype=float)
    wanted = np.array([[(kind in right) / len(right) for kind in ORDER] for _, right in found])
    weights = np.zeros((len(names), len(ORDER)))
    for _ in range(ROUNDS):
        odds = given @ weights
        chance = np.exp(odds - odds.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        weights -= STEP * (given.T @ (chance - wanted) + PENALTY * weights) / len(found)
    return names, weights


def share(found: list[Row], names: list[str], weights: np.ndarray) -> float:
    given = np.array([[name in features for name in names] for features, _ in found], dtype=float)
    told = (given @ weights).argmax(axis=1)
    return float(np.mean([ORDER[index] in right for index, (_, right) in zip(told, found, strict=True)]))


def write(names: list[str], weights: np.ndarray) -> None:
    lines = [
        '"""How much each feature of `kind_features` speaks for each kind, in hundredths.',
        "",
        "Fitted by `python -m benchmarks._fit_kinds`; not to be edited by hand.",
        '"""',
        "",
        f"ORDER = {tuple(ORDER)!r}".replace("'", '"'),
        "WEIGHTS: dict[str, tuple[int, ...]] = {",
    ]
    for name, row in zip(names, weights, strict=True):
        lines.append(f'    "{name}": {tuple(round(100 * value) for value in row)!r},')
    target = ROOT / "oicsummit" / "analysis" / "kind_weights.py"
    target.write_text("\n".join([*lines, "}"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
