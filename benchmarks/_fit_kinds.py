"""Fit the weights of `oicsummit/analysis/assertions/kind_weights.py`: `python -m benchmarks._fit_kinds [GOLD CORPUS]`.

A softmax over the features of `kind_features` and the verdict of `kind_rules`, fitted to the annotated claims of the
tuning texts, to the single sentences of `kinds.txt` and, where their folders are given, to the real documents (these
`REAL` times); each annotated claim both in the annotator's span and, where it was found, in the reader's. The
checking half is never read. Prints the share told right, and that of texts left out of the fit in turn: only the
second says anything of texts not seen.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from oicsummit.analysis import claims, parse, quantities
from oicsummit.analysis.assertions import kind_features
from oicsummit.analysis.assertions.kind_rules import verdict
from oicsummit.analysis.assertions.kinds import is_record
from oicsummit.analysis.types import Kind, Quantity

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = [ROOT / "tests/examples" / name for name in ("tuning", "links/tuning-1", "links/tuning-2")]
ORDER = [kind.value for kind in Kind]
REAL = 5  # how often a claim of the real documents counts
PENALTY, ROUNDS, STEP, RARE = 14.0, 800, 0.5, 3
Row = tuple[frozenset[str], set[str], str]  # features, the right kinds, the text it stands in


def main(folders: list[str]) -> None:
    """Fit and write the table."""
    found = [row for folder in EXAMPLES for row in rows(folder, folder)] + list(sentences())
    if folders:
        found += REAL * list(rows(Path(folders[0]), Path(folders[1])))
    names, weights = fit(found)
    print(f"{len(found)} claims, {len(names)} features, told right: {share(found, names, weights):.3f}")
    print(f"texts left out in turn: {left_out(found):.3f}")
    write(names, weights)


def sentences() -> Iterator[Row]:
    """Yield the rows of `kinds.txt`: a kind and a sentence a line."""
    for line in (ROOT / "benchmarks" / "kinds.txt").read_text(encoding="utf-8").splitlines():
        kind, text = line.split("\t")
        parsed = parse.parse(text)
        features = _features(parsed, 0, len(text), quantities.read(parsed, None))
        if features:
            yield features, {kind}, text


def rows(references: Path, texts: Path) -> Iterator[Row]:
    """Yield the features of each annotated claim, in each of its two spans, with the kinds that count as right."""
    for path in sorted(references.glob("*.json")):
        reference = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(reference, dict):
            continue
        parsed = parse.parse((texts / f"{path.stem}.txt").read_bytes().decode("utf-8"))
        day = reference.get("published")
        figures = quantities.read(parsed, date.fromisoformat(day) if day else None)
        read = [(claim.span.start, claim.span.end) for claim in claims.read(parsed, figures)[0]]
        for claim in reference["claims"]:
            right = {claim["kind"], claim.get("or", {}).get("kind", claim["kind"])}
            for start, end in _spans(claim["start"], claim["end"], read):
                features = _features(parsed, start, end, figures)
                if features:
                    yield features, right, path.stem


def _spans(start: int, end: int, read: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the annotated span and the one read that shares most with it, at least 0.7 of the shorter of the two."""

    def shared(span: tuple[int, int]) -> float:
        common = min(end, span[1]) - max(start, span[0])
        long, short = max(end - start, span[1] - span[0]), min(end - start, span[1] - span[0])
        return common / long if common >= max(0.7 * short, 0.3 * long) else 0.0

    best = max(read, key=shared, default=None)
    return [(start, end), *([best] if best and shared(best) else [])]


def _features(parsed: parse.Parsed, start: int, end: int, figures: Sequence[Quantity]) -> frozenset[str] | None:
    inside = [q for q in figures if start <= q.span.start and q.span.end <= end]
    for block in parsed.blocks:
        held = [t.i for t in block.doc if start <= block.offsets[t.idx] and block.offsets[t.idx + len(t) - 1] < end]
        if held:
            record = is_record(block.doc[held[0] : held[-1] + 1].text, bool(inside))
            found = kind_features.features(block.doc, held[0], held[-1] + 1, inside, record=record)
            return found | {f"says:{verdict(found)}"}
    return None


def fit(found: list[Row]) -> tuple[list[str], np.ndarray]:
    counts = Counter(name for features, *_ in found for name in features)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    given = np.array([[name in features for name in names] for features, *_ in found], dtype=float)
    wanted = np.array([[(kind in right) / len(right) for kind in ORDER] for _, right, _ in found])
    weights = np.zeros((len(names), len(ORDER)))
    for _ in range(ROUNDS):
        odds = given @ weights
        chance = np.exp(odds - odds.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        weights -= STEP * (given.T @ (chance - wanted) + PENALTY * weights) / len(found)
    return names, weights


def share(found: list[Row], names: list[str], weights: np.ndarray) -> float:
    given = np.array([[name in features for name in names] for features, *_ in found], dtype=float)
    told = (given @ weights).argmax(axis=1)
    return float(np.mean([ORDER[index] in right for index, (_, right, _) in zip(told, found, strict=True)]))


def left_out(found: list[Row]) -> float:
    """Return the share told right when each text in turn is left out of the fit (sentences of their own are not)."""
    texts = {text for _, _, text in found if " " not in text}
    told = []
    for name in sorted(texts):
        rest, held = [row for row in found if row[2] != name], [row for row in found if row[2] == name]
        told += [share(held, *fit(rest))] * len(held)
    return float(np.mean(told))


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
    target = ROOT / "oicsummit" / "analysis" / "assertions" / "kind_weights.py"
    target.write_text("\n".join([*lines, "}"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
