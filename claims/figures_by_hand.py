"""What editors decide on figures: their name, their measure, that two are one, that readings belong apart.

Each can be undone.
"""

from collections.abc import Iterable

from django.db import models

from claims import decisions
from claims.models import Decision, DecisionKind
from figures import name as naming
from figures.models import Figure, Measure, Quantity
from sources import events


class NotTwoFigures(Exception):
    """A figure cannot be merged with itself, nor with one that has been merged already."""


class NotSome(Exception):
    """To split a figure, choose at least one of its readings and not all."""


class NameMissing(Exception):
    """A figure has a name."""


class NotAnotherMeasure(Exception):
    """A figure can be given an entry of the glossary that is in use, and not the one that it has already."""


def name(*, figure: Figure, by: models.Model, name: str, reason: str = "") -> Decision:
    """Call `figure` by `name`, which every later run keeps. Raises NameMissing."""
    fresh = " ".join(name.split())[:300]
    if not fresh:
        raise NameMissing("give a name")
    with events.acting(by=by, why=reason):
        row = _locked(figure)
        before = {"name": row.name, "name_by_hand": row.name_by_hand}
        row.name, row.name_by_hand = fresh, True
        row.save(update_fields=["name", "name_by_hand"])
        return _kept(DecisionKind.FIGURE_NAMED, row, by, before, {"name": fresh}, reason)


def measure(*, figure: Figure, measure: Measure | None, by: models.Model, reason: str = "") -> Decision:
    """Say that `figure` counts what this entry of the glossary defines, None for no entry; every later run keeps it.

    Raises NotAnotherMeasure.
    """
    with events.acting(by=by, why=reason):
        row = _locked(figure)
        if measure == row.measure:
            raise NotAnotherMeasure("choose another measure than it has")
        if measure and measure.retired:
            raise NotAnotherMeasure(f"{measure.name} is out of use in the glossary")
        before, row.measure = _measured(row), measure
        row.save(update_fields=["measure"])
        return _kept(DecisionKind.FIGURE_MEASURED, row, by, before, _measured(row), reason)


def merge(*, figure: Figure, into: Figure, by: models.Model, reason: str = "") -> Decision:
    """Let all readings of `figure` be readings of `into`, in every later run too; the address leads there.

    Raises NotTwoFigures.
    """
    with events.acting(by=by, why=reason):
        gone, kept = _locked(figure), _locked(into)
        if gone == kept or gone.merged_into or kept.merged_into:
            raise NotTwoFigures("choose two figures, neither of them merged")
        before = {"readings": _put(gone.readings.all(), kept)}
        gone.merged_into = kept
        gone.save(update_fields=["merged_into"])
        return _kept(DecisionKind.FIGURE_MERGED, gone, by, before, {"into": kept.public_id}, reason)


def split(*, figure: Figure, readings: Iterable[str], by: models.Model, reason: str = "") -> Decision:
    """Let the readings of these public ids be a figure of their own, in every later run too. Raises NotSome."""
    with events.acting(by=by, why=reason):
        row = _locked(figure)
        live = row.readings.filter(gone_in=None)
        chosen = live.filter(public_id__in=list(readings)).order_by("document", "start")
        if not 0 < chosen.count() < live.count():
            raise NotSome("choose at least one reading and not all")
        first = chosen[0]
        other = Figure.objects.create(name=naming.name(first), unit=first.unit, noun=first.noun or "")
        before = {"readings": _put(chosen, other)}
        return _kept(DecisionKind.FIGURE_SPLIT, row, by, before, {"into": other.public_id}, reason)


def undo(*, decision: Decision, by: models.Model, why: str = "") -> Decision:
    """Undo a decision on a figure. Raises DecidedSince where a later one on it stands, and AlreadyUndone."""
    with events.acting(by=by, why=why or "undone"):
        row = _locked(decision.figure)
        decisions.refuse_followed(decision, decisions.of(row))
        undone = decisions.undo(decision=decision, by=by, why=why)
        _set_back(row, decision)
    return undone


def _set_back(row: Figure, decision: Decision) -> None:
    """Let the figure be as it was before the decision; one that confirmed another has changed nothing."""
    before = decision.before
    if decision.kind == DecisionKind.CONFIRMED:
        return
    if decision.kind == DecisionKind.FIGURE_NAMED:
        row.name, row.name_by_hand = before["name"], before["name_by_hand"]
    elif decision.kind == DecisionKind.FIGURE_MEASURED:
        row.measure = Measure.objects.filter(public_id=before["measure"]).first()
    else:
        row.merged_into = None
        _take_back(row, before["readings"])
    row.save(update_fields=["name", "name_by_hand", "measure", "merged_into"])
    if decision.kind == DecisionKind.FIGURE_SPLIT:
        _lead(Figure.objects.get(public_id=decision.after["into"]), row)


def _measured(figure: Figure) -> dict[str, str | None]:
    """Return the figure's entry as a decision keeps it: by id, and by its name as it was then."""
    found = figure.measure
    return {"measure": found.public_id if found else None, "measure_name": found.name if found else None}


def _put(readings: models.QuerySet[Quantity], figure: Figure) -> list[list]:
    """Put readings into `figure` where later runs leave them; return (public id, whether it was put before)."""
    moved = []
    for row in readings.select_for_update(of=["self"]):
        moved.append([row.public_id, "figure" in row.corrected])
        row.figure, row.corrected = figure, sorted({*row.corrected, "figure"})
        row.save(update_fields=["figure", "corrected"])
    return moved


def _take_back(figure: Figure, moved: Iterable[list]) -> None:
    was_put = dict(moved)
    for row in Quantity.objects.filter(public_id__in=was_put).select_for_update(of=["self"]):
        row.figure = figure
        if not was_put[row.public_id]:
            row.corrected = [field for field in row.corrected if field != "figure"]
        row.save(update_fields=["figure", "corrected"])


def _lead(empty: Figure, figure: Figure) -> None:
    """Let the address of a figure that was split off and put back lead on."""
    if not empty.readings.filter(gone_in=None).exists():
        empty.merged_into = figure
        empty.save(update_fields=["merged_into"])


def _locked(figure: Figure) -> Figure:
    return Figure.objects.select_for_update().get(pk=figure.pk)


def _kept(kind: DecisionKind, on: Figure, by: models.Model, before: dict, after: dict, reason: str) -> Decision:
    return decisions.record(by=by, kind=kind, on=on, before=before, after=after, why=reason)
