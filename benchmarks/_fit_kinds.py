"""Fit `oicsummit/analysis/assertions/kind_weights.npz`: `python -m benchmarks._fit_kinds [GOLD CORPUS]`.

Fitted to the annotated claims of the tuning texts, to the single sentences of `kinds*.txt` and, where their folders
are given, to the real documents (these `REAL` times); each annotated claim both in the annotator's span and, where it
was found, in the reader's. The checking half is never read. Prints the share told right, and that of texts left out
of the fit in turn: only the second says anything of texts not seen.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from oicsummit.analysis import claims, parse, quantities, similarity
from oicsummit.analysis.assertions import kind_wording
from oicsummit.analysis.assertions.kinds import MEANING, ORDER, WEIGHTS, WORDING, is_record, told_by
from oicsummit.analysis.types import Quantity

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "tests" / "examples"
FOLDERS = [EXAMPLES / "tuning", *sorted((EXAMPLES / "links").glob("tuning-*"))]
REAL = 2  # how often a claim of the real documents counts
PENALTY, ROUNDS, STEP, PARTS = 10.0, 400, 0.2, 4


@dataclass(frozen=True)
class Row:
    """A claim: what its kind is told by, how much each kind is right (adding to 1), and the text that it stands in."""

    rows: np.ndarray
    meaning: np.ndarray
    right: list[float]
    text: str


def main(folders: list[str]) -> None:
    """Fit and write the weights."""
    if not WEIGHTS.exists():  # the reader asks for them, whatever they say
        write(
            np.zeros((kind_wording.PLACES, len(ORDER))),
            np.zeros((kind_wording.ROLES * similarity.DIMENSIONS, len(ORDER))),
        )
    found = [row for folder in FOLDERS for row in claimed(folder, folder)] + list(sentences())
    if folders:
        found += REAL * list(claimed(Path(folders[0]), Path(folders[1])))
    names, meanings = fit(found)
    print(f"{len(found)} claims, told right: {share(found, names, meanings):.3f}")
    write(names, meanings)
    for folder in ("tuning", *folders[:1]):
        print(
            f"{Path(folder).name}, texts left out in turn: {left_out(found, Path(folder).name + '/'):.3f}", flush=True
        )


def sentences() -> Iterator[Row]:
    """Yield the rows of `kinds*.txt`: a kind and a sentence a line."""
    for path in sorted((ROOT / "benchmarks").glob("kinds*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, text = line.split("\t")
            parsed = parse.parse(text)
            told = _told(parsed, 0, len(text), quantities.read(parsed, None))
            if told:
                yield Row(told[0], kind_wording.meaning(told[1]), _right({kind}), path.name)


def claimed(references: Path, texts: Path) -> Iterator[Row]:
    """Yield each annotated claim, in each of its two spans, with the kinds that count as right."""
    for path in sorted(references.glob("*.json")):
        reference = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(reference, dict):
            continue
        parsed = parse.parse((texts / f"{path.stem}.txt").read_bytes().decode("utf-8"))
        day = reference.get("published")
        figures = quantities.read(parsed, date.fromisoformat(day) if day else None)
        read = [(claim.span.start, claim.span.end) for claim in claims.read(parsed, figures)[0]]
        for claim in reference["claims"]:
            right = _right({claim["kind"], claim.get("or", {}).get("kind", claim["kind"])})
            for start, end in _spans(claim["start"], claim["end"], read):
                told = _told(parsed, start, end, figures)
                if told:
                    yield Row(told[0], kind_wording.meaning(told[1]), right, f"{references.name}/{path.stem}")


def _right(kinds: set[str]) -> list[float]:
    return [(kind.value in kinds) / len(kinds) for kind in ORDER]


def _spans(start: int, end: int, read: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the annotated span and the one read that shares most with it, at least 0.7 of the shorter of the two."""

    def shared(span: tuple[int, int]) -> float:
        common = min(end, span[1]) - max(start, span[0])
        long, short = max(end - start, span[1] - span[0]), min(end - start, span[1] - span[0])
        return common / long if common >= max(0.7 * short, 0.3 * long) else 0.0

    best = max(read, key=shared, default=None)
    return [(start, end), *([best] if best and shared(best) else [])]


def _told(
    parsed: parse.Parsed, start: int, end: int, figures: Sequence[Quantity]
) -> tuple[np.ndarray, kind_wording.Meant] | None:
    inside = [q for q in figures if start <= q.span.start and q.span.end <= end]
    for block in parsed.blocks:
        held = [t.i for t in block.doc if start <= block.offsets[t.idx] and block.offsets[t.idx + len(t) - 1] < end]
        if held:
            first, last = held[0], held[-1] + 1
            record = is_record(block.doc[first:last].text, bool(inside))
            return told_by(block.doc, first, last, inside, record=record)
    return None


def fit(found: list[Row]) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights of names and of meanings: multinomial logistic regression, by descent with momentum."""
    claim = np.repeat(np.arange(len(found)), [len(row.rows) for row in found])
    place = np.concatenate([row.rows for row in found])
    by_place = np.argsort(place, kind="stable")
    used, first = np.unique(place[by_place], return_index=True)
    begins = np.flatnonzero(np.diff(claim, prepend=-1))
    meant, right = _meant(found), np.array([row.right for row in found], dtype=np.float32)
    names = np.zeros((kind_wording.PLACES, len(ORDER)), dtype=np.float32)
    meanings = np.zeros((kind_wording.ROLES * similarity.DIMENSIONS, len(ORDER)), dtype=np.float32)
    speeds = [np.zeros_like(names), np.zeros_like(meanings)]
    for _ in range(ROUNDS):
        wrong = _chances(WORDING * np.add.reduceat(names[place], begins) + meant @ meanings) - right
        slopes = [np.zeros_like(names), meant.T @ wrong]
        slopes[0][used] = WORDING * np.add.reduceat(wrong[claim[by_place]], first)
        for weights, speed, slope in zip((names, meanings), speeds, slopes, strict=True):
            speed *= 0.9
            speed -= STEP * (slope + PENALTY * weights) / len(found)
            weights += speed
    return names, meanings


def _chances(odds: np.ndarray) -> np.ndarray:
    chance = np.exp(odds - odds.max(axis=1, keepdims=True))
    return chance / chance.sum(axis=1, keepdims=True)


def write(names: np.ndarray, meanings: np.ndarray) -> None:
    """Write the weights, in half precision."""
    np.savez_compressed(WEIGHTS, names=names.astype(np.float16), meanings=meanings.astype(np.float16))


def _meant(found: list[Row]) -> np.ndarray:
    return MEANING * np.array([row.meaning for row in found], dtype=np.float32)


def share(found: list[Row], names: np.ndarray, meanings: np.ndarray) -> float:
    """Return the share told right; where annotators differ either kind is."""
    told = np.array([WORDING * names[row.rows].sum(axis=0) for row in found]) + _meant(found) @ meanings
    return float(np.mean([row.right[index] > 0 for index, row in zip(told.argmax(axis=1), found, strict=True)]))


def left_out(found: list[Row], prefix: str) -> float:
    """Return the share told right in the texts of a folder when a quarter of them in turn is left out of the fit."""
    texts = sorted({row.text for row in found if row.text.startswith(prefix)})
    told = []
    for part in (texts[i::PARTS] for i in range(PARTS)):
        held = [row for row in found if row.text in part]
        told += [share(held, *fit([row for row in found if row.text not in part]))] * len(held)
    return float(np.mean(told))


if __name__ == "__main__":
    main(sys.argv[1:])
