"""What the API has decided on links and claims: the same steps as by page."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from claims import correct, decisions, figures_by_hand, review, speakers_by_hand
from claims import undo as undoing
from claims.models import Claim, Decision, Link, Speaker
from figures.models import Figure, Measure
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


def decide_several(*, links: Iterable[Link], sent: dict[str, Any], by: Any) -> dict[str, list[str]]:
    """Decide on each by itself; where another's decision stands the link is left alone, and named."""
    made, left = [], []
    given = {"state": sent["state"], "reason": sent["why"], "reason_code": sent["reason_code"]}
    for one in links:
        try:
            with refusing(state=review.NotADecision):
                made.append(review.decide(link=one, by=by, **given).public_id)
        except review.DecidedMeanwhile:
            left.append(one.public_id)
    return {"decided": made, "left": left}


def link(*, sent: dict[str, Any], by: Any) -> Decision:
    a, b = (_row(Claim, sent[side], side) for side in ("a", "b"))
    with refusing((review.DecidedMeanwhile,), relation=review.NotADecision):
        return review.make(a=a, b=b, by=by, relation=sent["relation"], reason=sent["why"])


def mark(*, sent: dict[str, Any], by: Any) -> Decision:
    document = _row(Document, sent["document"], "document")
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


def on_figure(*, figure: Figure, sent: dict[str, Any], by: Any) -> Decision:
    """Name, merge or split a figure, or set its measure."""
    given = {"figure": figure, "by": by, "reason": sent["why"]}
    refused = {
        "name": figures_by_hand.NameMissing, "into": figures_by_hand.NotTwoFigures,
        "readings": figures_by_hand.NotSome, "measure": figures_by_hand.NotAnotherMeasure,
    }  # fmt: skip
    with refusing(**refused):
        if "measure" in sent:
            measure = _row(Measure, sent["measure"], "measure") if sent["measure"] else None
            return figures_by_hand.measure(measure=measure, **given)
        if "name" in sent:
            return figures_by_hand.name(name=sent["name"], **given)
        if "into" in sent:
            return figures_by_hand.merge(into=_row(Figure, sent["into"], "into"), **given)
        return figures_by_hand.split(readings=sent["readings"], **given)


def on_speaker(*, speaker: Speaker, sent: dict[str, Any], by: Any) -> Decision:
    """Name, merge or split a speaker, or keep it apart from another. Raises Conflict where two are kept apart."""
    given = {"speaker": speaker, "by": by, "reason": sent["why"]}
    other = "apart_from" if "apart_from" in sent else "into"
    refused = {
        "name": speakers_by_hand.NameMissing, "split": speakers_by_hand.NotAnotherName,
        other: speakers_by_hand.NotTwoSpeakers,
    }  # fmt: skip
    with refusing((speakers_by_hand.KeptApart,), **refused):
        if "name" in sent:
            return speakers_by_hand.name(name=sent["name"], **given)
        if "into" in sent:
            return speakers_by_hand.merge(into=_row(Speaker, sent["into"], "into"), **given)
        if "apart_from" in sent:
            return speakers_by_hand.keep_apart(other=_row(Speaker, sent["apart_from"], "apart_from"), **given)
        return speakers_by_hand.split(name=sent["split"], **given)


def undo(*, decision: Decision, why: str, by: Any) -> Decision:
    with refusing((*_FOLLOWED, undoing.NotUndoable)):
        undone = undoing.undo(decision=decision, by=by, why=why)
    return _linked_again(undone, by) if undone.claim else undone


def confirm(*, decision: Decision, why: str, by: Any) -> Decision:
    with refusing(_FOLLOWED):
        return decisions.confirm(decision=decision, by=by, why=why)


def _row(model: type[Model], id: str, field: str) -> Any:
    found = model.objects.filter(public_id=id).first()
    if found is None:
        raise Invalid(field, f"There is no {model._meta.verbose_name} {id}.")
    return found
