"""Undoing what people decided, on whatever they decided it."""

from collections.abc import Callable

from django.db import models

from claims import claim_rows, decisions, figures_by_hand, review, speakers, speakers_by_hand
from claims.models import Claim, ClaimState, Decision, DecisionKind
from figures.models import Quantity
from sources import events


class NotUndoable(Exception):
    """Decisions of this kind cannot be undone."""


def undo(*, decision: Decision, by: models.Model, why: str = "") -> Decision:
    """Undo `decision`: its target is again as it was before, or as the machine reads it now.

    Raises AlreadyUndone; DecidedSince where a later decision on the same thing stands; NotUndoable.
    """
    if decision.link:
        return review.undo(decision=decision, by=by, why=why)
    if decision.figure:
        return figures_by_hand.undo(decision=decision, by=by, why=why)
    if decision.speaker:
        return speakers_by_hand.undo(decision=decision, by=by, why=why)
    if decision.kind not in _SET_BACK and decision.kind != DecisionKind.CONFIRMED:
        raise NotUndoable(f"a decision of the kind {decision.kind} cannot be undone")
    with events.acting(by=by, why=why or "undone"):
        claim = claim_rows.locked(decision.claim)
        decisions.refuse_followed(decision, decisions.of(claim).filter(kind=decision.kind))
        undone = decisions.undo(decision=decision, by=by, why=why)
        if decision.kind != DecisionKind.CONFIRMED:
            _SET_BACK[decision.kind](claim, decision.before)
            _settle(claim)
    return undone


def _settle(claim: Claim) -> None:
    """Let the claim's state say what still holds of it."""
    kinds = set(decisions.of(claim).values_list("kind", flat=True)) - {DecisionKind.CONFIRMED}
    if DecisionKind.CLAIM_REJECTED in kinds or (claim.by_hand and DecisionKind.CLAIM_MARKED not in kinds):
        claim.state = ClaimState.REJECTED
    else:
        claim.state = ClaimState.CORRECTED if kinds - {DecisionKind.CLAIM_MARKED} else ClaimState.SUGGESTED
    claim_rows.save(claim)


def _speaker(claim: Claim, before: dict) -> None:
    _release(claim, "speaker", before)
    name = before["speaker"] if before["was_corrected"] else claim.read.get("speaker", before["speaker"])
    claim.speaker = speakers.find_or_make(names=[name]).get(name) if name else None


def _kind(claim: Claim, before: dict) -> None:
    _release(claim, "kind", before)
    claim.kind = before["kind"] if before["was_corrected"] else claim.read.get("kind", before["kind"])


def _span(claim: Claim, before: dict) -> None:
    _release(claim, "span", before)
    place = before if before["was_corrected"] or not claim.read else claim.read
    claim_rows.place(claim, place["start"], place["end"])


def _quantity(claim: Claim, before: dict) -> None:
    row = Quantity.objects.select_for_update().get(public_id=before["quantity"])
    claim_rows.set_quantity(row, {name: before[name] for name in before.keys() & claim_rows.QUANTITY_FIELDS})
    row.corrected = before["corrected"]
    row.save(update_fields=["corrected"])


def _nothing(claim: Claim, before: dict) -> None:
    """The claim's state says it all."""


def _release(claim: Claim, field: str, before: dict) -> None:
    if not before["was_corrected"]:
        claim.corrected = [name for name in claim.corrected if name != field]


_SET_BACK: dict[str, Callable[[Claim, dict], None]] = {
    DecisionKind.CLAIM_SPEAKER: _speaker,
    DecisionKind.CLAIM_KIND: _kind,
    DecisionKind.CLAIM_SPAN: _span,
    DecisionKind.CLAIM_QUANTITY: _quantity,
    DecisionKind.CLAIM_REJECTED: _nothing,
    DecisionKind.CLAIM_MARKED: _nothing,
}
