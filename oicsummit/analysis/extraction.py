"""Many files → what the core reads in them and how it links them, as JSON values in the form of the annotations.

Nothing here needs a server. Many documents use all cores: each worker reads whole documents and hands back small
records, never a parse.
"""

import json
import multiprocessing
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from oicsummit.analysis.types import Bounds, Claim, Comparable, Link, Period, Quantity, Reading

Row = dict[str, Any]


class Unreadable(Exception):
    """A file that cannot be taken as text; says which and why in one line."""


@dataclass(frozen=True)
class Task:
    """One document to read: its file, its key in links, its day, and the reference to take claims from, if any."""

    path: Path
    key: str
    published: date | None
    reference: Path | None


@dataclass(frozen=True)
class Found:
    """What was found in one document: its row of the output and its claims ready to be compared."""

    row: Row
    comparables: tuple[Comparable, ...]


def extract(
    paths: Sequence[Path], published: date | None = None, references: Path | None = None, processes: int | None = None
) -> Row:
    """Return `{"documents": […], "links": […]}` for the files, in the order given.

    `published` is the day relative dates count from, else the reference's or the text's own; `references` is a
    folder of annotations whose quantities and claims are taken as given. Raises Unreadable for a bad file.
    """
    from oicsummit.analysis import links  # here: loads spaCy

    tasks = [_task(path, key, published, references) for path, key in zip(paths, keys(paths), strict=True)]
    found = list(_run(tasks, processes))
    comparables = [comparable for one in found for comparable in one.comparables]
    linked, sums = links.link(comparables)
    return {
        "documents": [one.row for one in found],
        "links": [_link_row(link) for link in linked],
        "sums": [_sum_row(total) for total in sums],
    }


def keys(paths: Sequence[Path]) -> list[str]:
    """Return each document's key in a link: its name before the first "_" where that is unique, else the whole stem."""
    heads = Counter(path.stem.split("_")[0] for path in paths)
    return [head if heads[head := path.stem.split("_")[0]] == 1 else path.stem for path in paths]


def _task(path: Path, key: str, published: date | None, references: Path | None) -> Task:
    reference = _reference(path, references) if references is not None else None
    stated = json.loads(reference.read_text(encoding="utf-8")).get("published") if reference else None
    return Task(path, key, published or (date.fromisoformat(stated) if stated else None), reference)


def _reference(path: Path, folder: Path) -> Path:
    reference = folder / f"{path.stem}.json"
    if not reference.is_file():
        raise Unreadable(f"{reference}: no reference for {path.name}")
    return reference


def _run(tasks: Sequence[Task], processes: int | None) -> Iterator[Found]:
    count = min(processes or os.cpu_count() or 1, len(tasks))
    if count <= 1:
        yield from map(_read, tasks)
        return
    with multiprocessing.get_context("spawn").Pool(count) as pool:
        yield from pool.imap(_read, tasks)


def _read(task: Task) -> Found:
    text = _text(task.path)
    return _given(task, text) if task.reference else _own(task, text)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path}: {error}") from None


def _own(task: Task, text: str) -> Found:
    from oicsummit.analysis import reading  # here: loads spaCy, in the worker that needs it

    read = reading.read(text, task.published)
    published = task.published or read.metadata.published
    names = _quantity_ids(read.quantities)
    claims = [_claim_row(f"c{i}", claim, names) for i, claim in enumerate(read.claims, 1)]
    comparables = tuple(
        Comparable(f"{task.key}:c{i}", task.key, claim, tuple(read.quantities[q] for q in claim.quantities), published)
        for i, claim in enumerate(read.claims, 1)
    )
    return Found(_document_row(task, read, names, claims), comparables)


def _given(task: Task, text: str) -> Found:
    from oicsummit.analysis import given, parse  # here, as above

    if task.reference is None:
        raise ValueError(task)
    reference = json.loads(task.reference.read_text(encoding="utf-8"))
    with parse.memory():
        comparables = tuple(given.comparables(task.key, reference, parse.parse(text), task.published))
    row = {"file": task.path.name, "quantities": reference["quantities"], "claims": reference["claims"]}
    return Found(row, comparables)


def _document_row(task: Task, read: Reading, names: Mapping[int, str], claims: list[Row]) -> Row:
    rows = [(quantity, _quantity_row(names[i], quantity)) for i, quantity in enumerate(read.quantities)]
    about = read.metadata
    return {
        "file": task.path.name,
        "publisher": about.publisher,
        "title": about.title,
        "published": about.published.isoformat() if about.published else None,
        "author": about.author,
        "quantities": [row for quantity, row in rows if not quantity.vague],
        "vague_quantities": [row for quantity, row in rows if quantity.vague],
        "claims": claims,
    }


def _quantity_ids(quantities: Sequence[Quantity]) -> dict[int, str]:
    counts = {False: 0, True: 0}
    names = {}
    for i, quantity in enumerate(quantities):
        counts[quantity.vague] += 1
        names[i] = f"{'v' if quantity.vague else 'q'}{counts[quantity.vague]}"
    return names


def _quantity_row(name: str, quantity: Quantity) -> Row:
    return {
        "id": name,
        "start": quantity.span.start,
        "end": quantity.span.end,
        "text": quantity.text,
        "value": _number(quantity.value),
        "unit": quantity.unit,
        "noun": quantity.noun,
        "modifier": quantity.modifier.value,
        "change": quantity.change.value if quantity.change else None,
        "period": quantity.period.text if quantity.period else None,
        "interval": _bounds(quantity.interval.hard),
        "dates": _dates(quantity.period),
    }


def _number(value: Any) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _bounds(bounds: Bounds) -> Row:
    low_open = bounds.low is None or bounds.low_open
    high_open = bounds.high is None or bounds.high_open
    marks = f"{'(' if low_open else '['}{')' if high_open else ']'}"
    return {"low": _number(bounds.low), "high": _number(bounds.high), "bounds": marks}


def _dates(period: Period | None) -> Row | None:
    if period is None or (period.start is None and period.end is None):
        return None
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
    }


def _claim_row(name: str, claim: Claim, names: Mapping[int, str]) -> Row:
    return {
        "id": name,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "kind": claim.kind.value,
        "speaker": claim.speaker,
        "attribution": claim.attribution.value,
        "tense": claim.tense.value,
        "chain": list(claim.chain),
        "quantities": [names[i] for i in claim.quantities],
        "worth": claim.worth.score,
        "worth_reasons": list(claim.worth.reasons),
    }


def _link_row(link: Link) -> Row:
    return {
        "a": link.a,
        "b": link.b,
        "relation": link.relation.value,
        "reasons": list(link.reasons),
        "findings": [finding.value for finding in link.findings],
        "score": link.score,
    }


def _sum_row(total: Any) -> Row:
    return {
        "whole": list(total.whole),
        "parts": [list(part) for part in total.parts],
        "remainder": _number(total.remainder),
        "reasons": list(total.reasons),
    }
