"""What the API has decided on links and claims: the same steps as by page."""

from typing import Any

from claims import correct, decisions, review
from claims import undo as undoing
from claims.models import Claim, Decision, Link
from oicsummit import tasks
from oicsummit.api.bodies import refusing
from oicsummit.api.errors import Invalid
from sources.models import Document, StartedFrom

_FOLLOWED = (decisions.AlreadyUndone, decisions.DecidedSince)


def decide(*, link: Link, sent: dict[str, Any], by: Any) -> Decision:
    """Raises Conflict where another's decision stands that has not been seen."""
    with refusing((review.DecidedMeanwhile,), state=review.NotADecision):
        return review.decide(
            link=link,
            by=by,
            state=sent["state"],
            relation=sent.get("relation"),
            reason=sent["why"],
            reason_code=sent["reason_code"],
            seen=sent.get("seen"),
        )


def link(*, sent: dict[str, Any], by: Any) -> Decision:
    a, b = (_claim(sent[side], side) for side in ("a", "b"))
    with refusing((review.DecidedMeanwhile,), relation=review.NotADecision):
        return review.make(a=a, b=b, by=by, relation=sent["relation"], reason=sent["why"])


def mark(*, sent: dict[str, Any], by: Any) -> Decision:
    document = Document.objects.filter(public_id=sent["document"]).first()
    if document is None:
        raise Invalid("document", "There is no such document.")
    with refusing((correct.MarkedAlready,), end=correct.NotInOneSentence, kind=correct.NotCorrectable):
        made = correct.mark(
            document=document,
            by=by,
            start=sent["start"],
            end=sent["end"],
            kind=sent["kind"],
            speaker=sent["speaker"],
            reason=sent["why"],
        )
    return _linked_again(made, by)


def set_right(*, claim: Claim, sent: dict[str, Any], by: Any) -> Decision:
    """Correct the one thing that was sent."""
    (field,) = sent.keys() - {"why"}
    with refusing((correct.MarkedAlready,), span=correct.NotInOneSentence, quantity=correct.NotCorrectable):
        made = _CORRECTIONS[field](claim, sent[field], {"by": by, "reason": sent["why"]})
    return _linked_again(made, by)


def _linked_again(made: Decision, by: Any) -> Decision:
    """A claim that says something else now is to be compared again."""
    tasks.relink(document=made.claim.document, by=by, started_from=StartedFrom.API)
    return made


def _quantity(claim: Claim, sent: dict[str, Any], given: dict[str, Any]) -> Decision:
    quantity = claim.quantities.filter(public_id=sent["id"]).first()
    if quantity is None:
        raise Invalid("quantity.id", "The claim holds no such quantity.")
    fields = {name: value for name, value in sent.items() if name != "id"}
    return correct.quantity(claim=claim, quantity=quantity, **given, **fields)


_CORRECTIONS = {
    "speaker": lambda claim, name, given: correct.speaker(claim=claim, name=name, **given),
    "kind": lambda claim, kind, given: correct.kind(claim=claim, kind=kind, **given),
    "span": lambda claim, span, given: correct.span(claim=claim, **span, **given),
    "rejected": lambda claim, _, given: correct.reject(claim=claim, **given),
    "quantity": _quantity,
}


def undo(*, decision: Decision, why: str, by: Any) -> Decision:
    with refusing((*_FOLLOWED, undoing.NotUndoable)):
        undone = undoing.undo(decision=decision, by=by, why=why)
    return _linked_again(undone, by) if undone.claim else undone


def confirm(*, decision: Decision, why: str, by: Any) -> Decision:
    with refusing(_FOLLOWED):
        return decisions.confirm(decision=decision, by=by, why=why)


def _claim(id: str, field: str) -> Claim:
    found = Claim.objects.filter(public_id=id).first()
    if found is None:
        raise Invalid(field, "There is no such claim.")
    return found
