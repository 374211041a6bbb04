"""The rows of a figure's table: each reading, and what it is to the first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.models import Claim
from figures.models import Quantity
from figures.selectors import readings, verdict
from oicsummit import wording
from oicsummit.analysis.types import Outcome

_VALUES = {
    Outcome.SAME: "the same values",
    Outcome.COMPATIBLE: "compatible values",
    Outcome.IN_TENSION: "in tension",
    Outcome.DIFFERS: "no value in common",
}


@dataclass(frozen=True)
class Row:
    """One reading with its claim and the claim's words; `relation` is what a link says it is to the first reading."""

    quantity: Quantity
    claim: Claim | None
    words: str
    other: bool
    relation: str
    against: str


def rows(main: Sequence[Quantity], others: Sequence[Quantity], joined: Iterable[verdict.Join]) -> list[Row]:
    """Return a row for each reading, those for other periods last."""
    first = (main or others)[0] if main or others else None
    linked = {frozenset((join.a.pk, join.b.pk)): join.link.relation for join in joined}
    return [_row(one, first, linked, other=False) for one in main] + [
        _row(one, first, linked, other=True) for one in others
    ]


def _row(quantity: Quantity, first: Quantity, linked: dict[frozenset[int], str], *, other: bool) -> Row:
    claim = next(iter(readings.claims_of(quantity)), None)
    relation = linked.get(frozenset((quantity.pk, first.pk)), "")
    return Row(
        quantity=quantity,
        claim=claim,
        words=" ".join((claim.text if claim else quantity.sentence.text).split()),
        other=other,
        relation=relation,
        against="" if quantity is first else ("another period" if other else _against(quantity, first)),
    )


def _against(quantity: Quantity, first: Quantity) -> str:
    if quantity.unit != first.unit:
        return "another unit"
    outcome, _ = verdict.compared(first, quantity)
    ends = readings.apart(first, quantity)
    apart = (
        f", {wording.difference(ends[1] - ends[0], first.unit)} apart" if ends and outcome == Outcome.DIFFERS else ""
    )
    return _VALUES[outcome] + apart
