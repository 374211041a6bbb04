"""Decisions as rows: one for each thing that a person decides, kept for ever; undoing one is another."""

from django.db import models
from django.utils import timezone

from claims import standing
from claims.models import Claim, Decision, DecisionKind, DecisionState, Link
from figures.models import Figure
from sources import events


class AlreadyUndone(Exception):
    """The decision has been undone before."""


class DecidedSince(Exception):
    """A later decision rests on this one, and has to be undone first."""


def record(
    *,
    by: models.Model,
    kind: DecisionKind,
    on: models.Model,
    before: dict,
    after: dict,
    why: str = "",
    reason_code: str = "",
    earlier: Decision | None = None,
    rests_on: dict | None = None,
) -> Decision:
    """Keep what `by` decided `on` a claim, link, figure or speaker, with what it rests on just now."""
    return Decision.objects.create(
        who=by,
        when=timezone.now(),
        kind=kind,
        before=before,
        after=after,
        why=why,
        reason_code=reason_code,
        earlier=earlier,
        rests_on=grounds(on, kind, after) if rests_on is None else rests_on,
        **{_field(on): on},
    )


def grounds(on: models.Model, kind: str, after: dict) -> dict:
    """Return what a decision of `kind` that leads to `after` rests on now."""
    if isinstance(on, Claim):
        return standing.grounds_of_claim(on, kind)
    return standing.grounds_of_link(on, kind, after) if isinstance(on, Link) else {}


def _field(on: models.Model) -> str:
    return {Claim: "claim", Link: "link", Figure: "figure"}.get(type(on), "speaker")


def of(target: models.Model) -> models.QuerySet[Decision]:
    """Return the decisions on `target` that have not been undone, oldest first."""
    made = Decision.objects.filter(**{_field(target): target}).exclude(state=DecisionState.UNDONE)
    return made.exclude(kind=DecisionKind.UNDONE).order_by("pk")


def confirm(*, decision: Decision, by: models.Model, why: str = "") -> Decision:
    """Let `decision` stand although what it rested on has changed; it now rests on what there is."""
    with events.acting(by=by, why=why):
        decision = Decision.objects.select_for_update().get(pk=decision.pk)
        _refuse_undone(decision)
        first = standing.made(decision)
        confirmed = record(
            by=by,
            kind=DecisionKind.CONFIRMED,
            on=decision.target,
            before={},
            after=first.after,
            why=why,
            earlier=decision,
            rests_on=grounds(decision.target, first.kind, first.after),
        )
        _mark(decision, DecisionState.CONFIRMED)
    return confirmed


def undo(*, decision: Decision, by: models.Model, why: str = "") -> Decision:
    """Note that `decision` no longer holds; `review.undo` and `correct.undo` also set its target back."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _refuse_undone(decision)
    undone = record(
        by=by,
        kind=DecisionKind.UNDONE,
        on=decision.target,
        before=decision.after,
        after=decision.before,
        why=why,
        earlier=decision,
        rests_on={},
    )
    _mark(decision, DecisionState.UNDONE)
    if decision.kind == DecisionKind.CONFIRMED:
        _mark(decision.earlier, DecisionState.NEEDS_CONFIRMATION)
    return undone


def refuse_followed(decision: Decision, later: models.QuerySet[Decision]) -> None:
    """Raise DecidedSince where one of `later` came after `decision`."""
    after = later.filter(pk__gt=decision.pk).exclude(earlier=decision)
    if after.exists():
        raise DecidedSince("something was decided on this since; undo that first")


def _refuse_undone(decision: Decision) -> None:
    if decision.state == DecisionState.UNDONE or decision.kind == DecisionKind.UNDONE:
        raise AlreadyUndone("this decision has been undone already")


def _mark(decision: Decision, state: DecisionState) -> None:
    decision.state = state
    decision.save(update_fields=["state"])
