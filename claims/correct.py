"""Correcting what the machine read: each correction is a decision, outlives every run, and can be undone."""

from decimal import Decimal

from django.db import models

from claims import claim_rows, decisions, speakers
from claims.claim_rows import MarkedAlready, NotInOneSentence
from claims.models import Claim, ClaimState, Decision, DecisionKind
from figures.models import Quantity
from oicsummit.analysis.types import Attribution, Kind, Tense
from sources import events
from sources.models import Document

__all__ = [
    "MarkedAlready",
    "NotCorrectable",
    "NotInOneSentence",
    "kind",
    "mark",
    "quantity",
    "reject",
    "span",
    "speaker",
]


class NotCorrectable(Exception):
    """What was given is no value of that field."""


def speaker(*, claim: Claim, by: models.Model, name: str, reason: str = "") -> Decision:
    """Attribute `claim` to `name`, or with an empty name to the document itself."""
    with events.acting(by=by, why=reason):
        claim = claim_rows.locked(claim)
        row = speakers.find_or_make(names=[name]).get(name) if name.strip() else None
        before = {"speaker": claim.speaker.name if claim.speaker else ""}
        claim.speaker = row
        return _corrected(claim, "speaker", before, {"speaker": row.name if row else ""}, by, reason)


def kind(*, claim: Claim, by: models.Model, kind: str, reason: str = "") -> Decision:
    """Say what sort of assertion `claim` is. Raises NotCorrectable for a word that is no Kind."""
    if kind not in {word.value for word in Kind}:
        raise NotCorrectable(f"{kind} is no kind of claim")
    with events.acting(by=by, why=reason):
        claim = claim_rows.locked(claim)
        before, claim.kind = {"kind": claim.kind}, kind
        return _corrected(claim, "kind", before, {"kind": kind}, by, reason)


def span(*, claim: Claim, by: models.Model, start: int, end: int, reason: str = "") -> Decision:
    """Let `claim` be the words `[start, end)` of its document. Raises NotInOneSentence or MarkedAlready."""
    with events.acting(by=by, why=reason):
        claim = claim_rows.locked(claim)
        before = {"start": claim.start, "end": claim.end, "text": claim.text}
        claim_rows.place(claim, start, end)
        after = {"start": claim.start, "end": claim.end, "text": claim.text}
        return _corrected(claim, "span", before, after, by, reason)


def quantity(*, claim: Claim, quantity: Quantity, by: models.Model, reason: str = "", **fields: object) -> Decision:
    """Set `fields` (value, unit, noun, modifier, change) of a quantity that `claim` holds. Raises NotCorrectable."""
    if not fields or fields.keys() - claim_rows.QUANTITY_FIELDS:
        raise NotCorrectable(f"of a quantity {', '.join(sorted(claim_rows.QUANTITY_FIELDS))} can be corrected")
    with events.acting(by=by, why=reason):
        claim = claim_rows.locked(claim)
        row = claim.quantities.select_for_update().get(pk=quantity.pk)
        before = {
            "quantity": row.public_id,
            "corrected": row.corrected,
            **{name: _plain(getattr(row, name)) for name in fields},
        }
        claim_rows.set_quantity(row, fields)
        after = {"quantity": row.public_id, **{name: _plain(value) for name, value in fields.items()}}
        return _corrected(claim, "", before, after, by, reason, kind=DecisionKind.CLAIM_QUANTITY)


def reject(*, claim: Claim, by: models.Model, reason: str = "") -> Decision:
    """Say that this is no claim: it is linked to nothing and shown no more, and no run brings it back."""
    with events.acting(by=by, why=reason):
        claim = claim_rows.locked(claim)
        before = {"state": claim.state}
        claim.state = ClaimState.REJECTED
        claim.save(update_fields=["state"])
        after = {"state": claim.state}
        return decisions.record(
            by=by, kind=DecisionKind.CLAIM_REJECTED, on=claim, before=before, after=after, why=reason
        )


def mark(
    *,
    document: Document,
    by: models.Model,
    start: int,
    end: int,
    kind: str = Kind.STATISTIC,
    speaker: str = "",
    reason: str = "",
) -> Decision:
    """Mark the words `[start, end)` of `document` as a claim that the machine has missed.

    Raises NotInOneSentence, MarkedAlready or NotCorrectable.
    """
    if kind not in {word.value for word in Kind}:
        raise NotCorrectable(f"{kind} is no kind of claim")
    with events.acting(by=by, why=reason):
        row = speakers.find_or_make(names=[speaker]).get(speaker) if speaker.strip() else None
        claim = Claim(document=document, by_hand=True, kind=kind, speaker=row, tense=Tense.DELIVERED.value)
        claim.attribution = (Attribution.INDIRECT if row else Attribution.OWN_VOICE).value
        claim.speaker_as_read = row.name if row else ""
        claim.chain, claim.worth, claim.worth_reasons = [row.name] if row else [], 1.0, ["a person marked it"]
        claim_rows.place(claim, start, end)
        claim_rows.save(claim)
        after = {"start": claim.start, "end": claim.end, "text": claim.text, "kind": claim.kind, "speaker": speaker}
        return decisions.record(by=by, kind=DecisionKind.CLAIM_MARKED, on=claim, before={}, after=after, why=reason)


def _corrected(
    claim: Claim,
    field: str,
    before: dict,
    after: dict,
    by: models.Model,
    reason: str,
    kind: DecisionKind | None = None,
) -> Decision:
    """Save the correction of `field` and keep it as a decision; `before` says whether it was corrected earlier."""
    kind = kind or DecisionKind(f"claim_{field}")
    before = {**before, "state": claim.state, **({"was_corrected": field in claim.corrected} if field else {})}
    # Grounds are the machine's reading, which a correction leaves as it is.
    if field and field not in claim.corrected:
        claim.corrected = sorted([*claim.corrected, field])
    claim.state = ClaimState.CORRECTED
    claim_rows.save(claim)
    return decisions.record(by=by, kind=kind, on=claim, before=before, after=after, why=reason)


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Decimal) else value
