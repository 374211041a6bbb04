"""How well quantities are read: scored on the development texts, and on the real documents where they are here.

Matching is that of the reference's own scorer: one to one on spans that overlap by half; where two annotators
differ either reading counts, and what only one of them marked counts neither way.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from oicsummit.analysis import parse, quantities
from oicsummit.analysis.types import Bounds, Quantity

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
Row = dict[str, Any]

# Lowest figures that stand: what is read worse is a fault, what is read better raises them.
FLOORS = {
    "tuning": {"detected": 0.97, "figure": 0.96, "noun": 0.92, "change": 0.97, "period": 0.93, "interval": 0.98},
    "checking": {"detected": 0.95, "figure": 0.93, "noun": 0.89, "change": 0.97, "period": 0.89, "interval": 0.97},
}
DATES = {"tuning": 0.95, "checking": 0.92}
VAGUE = {"tuning": 0.93, "checking": 0.85}


def test_the_halves_read_as_well_as_they_did() -> None:
    for half, floors in FLOORS.items():
        figures = measured(EXAMPLES / half, EXAMPLES / half)

        assert {name: (half, figures[name]) for name, floor in floors.items() if figures[name] < floor} == {}


@pytest.mark.parametrize("half", ["tuning", "checking"])
def test_a_period_that_is_found_is_resolved_to_its_days(half: str) -> None:
    assert measured(EXAMPLES / half, EXAMPLES / half)["dates"] >= DATES[half]


@pytest.mark.parametrize("half", ["tuning", "checking"])
def test_vague_numbers_are_found_with_their_intervals(half: str) -> None:
    assert measured(EXAMPLES / half, EXAMPLES / half)["vague"] >= VAGUE[half]


@pytest.mark.corpus
def test_the_real_documents_read_as_well_as_two_careful_people(corpus: Path, gold: Path) -> None:
    figures = measured(gold, corpus)

    assert figures["detected"] >= 0.97
    assert figures["figure"] >= 0.95
    assert figures["noun"] >= 0.90
    assert figures["change"] >= 0.95
    assert figures["period"] >= 0.90


@cache
def measured(annotations: Path, texts: Path) -> dict[str, float]:
    """Return the figures over a folder: F1 of detection and of whole figures, and each field's share of right ones."""
    count: Counter[str] = Counter()
    for gold, text in documents(annotations, texts):
        published = date.fromisoformat(gold["published"]) if gold.get("published") else None
        score(quantities.read(parse.parse(text), published), gold, count)
    both = count["predicted"] + count["wanted"]
    fields = {name: count[name] / count["hit"] for name in ("noun", "change", "period")}
    return {
        "detected": 2 * count["hit"] / both,
        "figure": 2 * count["figure"] / both,
        **fields,
        **{name: count[name] / (count["of_" + name] or 1) for name in ("interval", "dates", "vague")},
    }


def documents(annotations: Path, texts: Path) -> Iterator[tuple[Row, str]]:
    for path in sorted(annotations.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(gold, dict) and "quantities" in gold:
            yield gold, (texts / gold["file"]).read_bytes().decode("utf-8")


def score(found: tuple[Quantity, ...], gold: Row, count: Counter[str]) -> None:
    plain = [quantity for quantity in found if not quantity.vague]
    pairs = paired(plain, gold["quantities"])
    count["predicted"] += len(plain) - sum(bool(row.get("optional")) for _, row in pairs)
    count["wanted"] += sum(not row.get("optional") for row in gold["quantities"])
    for quantity, row in pairs:
        if not row.get("optional"):
            score_fields(quantity, row, count)
    vague = [quantity for quantity in found if quantity.vague]
    wanted = gold.get("vague_quantities", [])
    matched = paired(vague, wanted)
    count["of_vague"] += len(vague) + len(wanted) - len(matched)
    count["vague"] += sum(same_bounds(quantity.interval.hard, row["interval"]) for quantity, row in matched)


def score_fields(quantity: Quantity, row: Row, count: Counter[str]) -> None:
    readings = [row, {**row, **row.get("or", {})}]
    count["hit"] += 1
    count["figure"] += any(same_figure(quantity, one) for one in readings)
    count["noun"] += any(same_noun(quantity, one) for one in readings)
    count["change"] += any(quantity.change == one.get("change") for one in readings)
    is_right = any(same_period(quantity, one) for one in readings)
    count["period"] += is_right
    if row.get("interval"):
        count["of_interval"] += 1
        count["interval"] += same_bounds(quantity.interval.hard, row["interval"])
    if is_right and quantity.period and row.get("dates"):
        count["of_dates"] += 1
        count["dates"] += same_days(quantity, row["dates"])


def paired(found: list[Quantity], rows: list[Row]) -> list[tuple[Quantity, Row]]:
    """Match one to one, the best overlap first."""
    ranked = sorted(
        ((overlap(q, row), i, j) for i, q in enumerate(found) for j, row in enumerate(rows) if overlap(q, row) >= 0.5),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    left, right, pairs = set(), set(), []
    for _, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((found[i], rows[j]))
    return pairs


def overlap(quantity: Quantity, row: Row) -> float:
    shared = min(quantity.span.end, row["end"]) - max(quantity.span.start, row["start"])
    union = max(quantity.span.end, row["end"]) - min(quantity.span.start, row["start"])
    return max(0, shared) / union


def same_figure(quantity: Quantity, row: Row) -> bool:
    value = float(quantity.value) if quantity.value is not None else None
    near = value is not None and abs(value - row["value"]) <= 1e-6 * max(1.0, abs(row["value"]))
    return near and quantity.unit == row["unit"] and quantity.modifier == (row.get("modifier") or "exact")


def same_noun(quantity: Quantity, row: Row) -> bool:
    a, b = quantity.noun or "", (row.get("noun") or "").casefold()
    return a == b or (bool(a and b) and a.split()[-1] == b.split()[-1])


def same_period(quantity: Quantity, row: Row) -> bool:
    a = (quantity.period.text if quantity.period else "").casefold().split()
    b = (row.get("period") or "").casefold().split()
    short, long = sorted((a, b), key=len)
    return a == b or (bool(short) and 2 * len(short) >= len(long) and set(short) <= set(long))


def same_bounds(bounds: Bounds, wanted: Row) -> bool:
    sides = ((bounds.low, wanted["low"]), (bounds.high, wanted["high"]))
    return all(
        (a is None) == (b is None) and (a is None or abs(float(a) - b) <= 1e-6 * max(1, abs(b))) for a, b in sides
    )


def same_days(quantity: Quantity, wanted: Row) -> bool:
    period = quantity.period
    days = (period.start, period.end) if period else (None, None)
    return [day and day.isoformat() for day in days] == [wanted["start"], wanted["end"]]
