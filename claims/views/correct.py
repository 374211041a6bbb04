"""Correcting what the machine read of a claim, and marking a claim that it missed."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from claims import correct as steps
from claims import decisions
from claims import undo as undoing
from claims.models import Claim, Decision, DecisionState, Speaker
from oicsummit import tasks
from oicsummit.access import may_decide
from oicsummit.analysis.types import Change, Kind, Modifier
from oicsummit.gate import needs
from sources.models import Document, StartedFrom

REFUSALS = (
    steps.NotCorrectable, steps.NotInOneSentence, steps.MarkedAlready, decisions.DecidedSince, decisions.AlreadyUndone,
    undoing.NotUndoable,
)  # fmt: skip


class NotThere(Exception):
    """The words given do not stand in the text, or stand there more than once."""


@needs(may_decide)
def claim_correct(request: HttpRequest, public_id: str) -> HttpResponse:
    """The reading of one claim, field by field; a POST corrects one of them (`do`)."""
    rows = Claim.objects.select_related("document__publisher", "sentence", "speaker").prefetch_related("quantities")
    claim = get_object_or_404(rows, public_id=public_id)
    if request.method == "POST":
        return _correct(request, claim)
    made = Decision.objects.filter(claim=claim).exclude(state=DecisionState.UNDONE).exclude(kind="undone")
    context = {
        "claim": claim,
        "kinds": list(Kind),
        "modifiers": list(Modifier),
        "changes": list(Change),
        "speakers": Speaker.objects.filter(merged_into=None).order_by("name").values_list("name", flat=True)[:500],
        "decisions": made.select_related("who").order_by("-pk"),
    }
    return render(request, "claims/correct.html", context)


def _correct(request: HttpRequest, claim: Claim) -> HttpResponse:
    sent, given = request.POST, {"claim": claim, "by": request.user, "reason": request.POST.get("reason", "").strip()}
    step = {
        "speaker": lambda: steps.speaker(name=sent.get("name", ""), **given),
        "kind": lambda: steps.kind(kind=sent.get("kind", ""), **given),
        "span": lambda: _span(claim, sent.get("words", ""), given),
        "quantity": lambda: _quantity(claim, sent, given),
        "reject": lambda: steps.reject(**given),
    }.get(sent.get("do", ""))
    return _done(request, claim.document, step, "Corrected; no later reading changes it.", claim)


def _span(claim: Claim, words: str, given: dict) -> Decision:
    start, end = find(claim.sentence.text, words)
    return steps.span(start=claim.sentence.start + start, end=claim.sentence.start + end, **given)


def find(text: str, words: str) -> tuple[int, int]:
    """Return where `words` stand in `text`; raises NotThere unless it is one place."""
    places = _places(text, words)
    if len(places) != 1:
        raise NotThere("give words as they stand in the text, enough of them to be found in one place only")
    return places[0]


def _places(text: str, words: str) -> list[tuple[int, int]]:
    """Return where `words` stand in `text`, whatever white space is between them: a page sets it as it likes."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [found.span() for found in re.finditer(pattern, text)] if pattern else []


def _quantity(claim: Claim, sent: object, given: dict) -> Decision:
    row = get_object_or_404(claim.quantities, public_id=sent.get("quantity", ""))
    try:
        value = Decimal(sent["value"].replace(",", "")) if sent.get("value", "").strip() else None
    except InvalidOperation:
        raise steps.NotCorrectable(f"“{sent['value']}” is no number") from None
    fields = {
        "value": value,
        "unit": sent.get("unit", "").strip() or row.unit,
        "noun": sent.get("noun", "").strip() or None,
        "modifier": sent.get("modifier") if sent.get("modifier") in set(Modifier) else row.modifier,
        "change": sent.get("change") if sent.get("change") in set(Change) else None,
    }
    changed = {name: wanted for name, wanted in fields.items() if wanted != getattr(row, name)}
    if not changed:
        raise steps.NotCorrectable("nothing was changed")
    return steps.quantity(quantity=row, **changed, **given)


@require_POST
@needs(may_decide)
def claim_confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a correction stand though what it rested on has been read otherwise since."""
    decision = get_object_or_404(Decision.objects.exclude(claim=None), public_id=public_id)
    try:
        decisions.confirm(decision=decision, by=request.user)
    except decisions.AlreadyUndone as refused:
        messages.error(request, f"Not done: {refused}.")
    else:
        messages.success(request, "Confirmed.")
    return redirect("claim-correct", decision.claim.public_id)


@require_POST
@needs(may_decide)
def claim_undo(request: HttpRequest, public_id: str) -> HttpResponse:
    """Undo a correction."""
    decision = get_object_or_404(Decision.objects.exclude(claim=None).select_related("claim"), public_id=public_id)
    claim = decision.claim
    return _done(request, claim.document, lambda: undoing.undo(decision=decision, by=request.user), "Undone.", claim)


@require_POST
@needs(may_decide)
def claim_mark(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mark words of a document as a claim."""
    document = get_object_or_404(Document, public_id=public_id)
    return _done(request, document, lambda: _mark(request, document), "Marked; it is compared with the others now.")


def _mark(request: HttpRequest, document: Document) -> Decision:
    sent = request.POST
    start, end = find(document.text, sent.get("words", ""))
    return steps.mark(
        document=document, by=request.user, start=start, end=end, kind=sent.get("kind", Kind.STATISTIC),
        speaker=sent.get("speaker", "").strip(), reason=sent.get("reason", "").strip(),
    )  # fmt: skip


def _done(
    request: HttpRequest, document: Document, step: Callable[[], Decision] | None, said: str, claim: Claim | None = None
) -> HttpResponse:
    """Take the step, have the document's claims compared again, and lead to the claim."""
    try:
        if step is None:
            raise steps.NotCorrectable("that is nothing that can be corrected")
        with transaction.atomic():
            decision = step()
            tasks.relink(document=document, by=request.user, started_from=StartedFrom.PAGE)
    except (*REFUSALS, NotThere) as refused:
        messages.error(request, f"Not done: {refused}.")
        return redirect("claim-correct", claim.public_id) if claim else redirect("document", document.public_id)
    messages.success(request, said)
    return redirect("claim", decision.claim.public_id)
