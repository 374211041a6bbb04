"""What editors decide on speakers and figures: names, merging, splitting, undoing."""

import re
from collections.abc import Callable

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from claims import decisions, figures_by_hand, speakers_by_hand
from claims import undo as steps
from claims.models import Decision, Speaker
from figures.models import Figure, Measure
from oicsummit import access
from oicsummit.gate import needs

# What a step refuses, in words for the person who asked for it.
REFUSALS = (
    speakers_by_hand.NameMissing, speakers_by_hand.NotTwoSpeakers, speakers_by_hand.NotAnotherName,
    speakers_by_hand.KeptApart,
    figures_by_hand.NameMissing, figures_by_hand.NotTwoFigures, figures_by_hand.NotSome,
    figures_by_hand.NotAnotherMeasure,
    decisions.DecidedSince, decisions.AlreadyUndone, steps.NotUndoable,
)  # fmt: skip
_ID = re.compile(r"\b([sf]-[2-9a-z]{10})\b")


@require_POST
@needs(access.may_decide)
def speaker(request: HttpRequest, public_id: str, what: str) -> HttpResponse:
    """Name a speaker, merge it into another, say that it is not another, or split one of its names off."""
    row = get_object_or_404(Speaker, public_id=public_id)
    reason = request.POST.get("reason", "").strip()
    if what == "merge":
        into = _chosen(Speaker, request)
        return _done(
            request, row, lambda: speakers_by_hand.merge(speaker=row, into=into, by=request.user, reason=reason)
        )
    if what == "apart":
        return _kept_apart(request, row, reason)
    step = {"name": speakers_by_hand.name, "split": speakers_by_hand.split}[what]
    name = request.POST.get("name", "")
    return _done(request, row, lambda: step(speaker=row, by=request.user, name=name, reason=reason))


def _kept_apart(request: HttpRequest, row: Speaker, reason: str) -> HttpResponse:
    """Answer "not the same" to a proposal, and lead back to the others."""
    other = _chosen(Speaker, request)
    said = f"Kept: {row.name} and {other.name} are not proposed again. To undo that, open either one."
    _done(
        request,
        row,
        lambda: speakers_by_hand.keep_apart(speaker=row, other=other, by=request.user, reason=reason),
        said,
    )
    return redirect("speakers")


@require_POST
@needs(access.may_decide)
def figure(request: HttpRequest, public_id: str, what: str) -> HttpResponse:
    """Name a figure, set or clear its measure, merge it into another, or split readings off."""
    row = get_object_or_404(Figure, public_id=public_id)
    given = {"figure": row, "by": request.user, "reason": request.POST.get("reason", "").strip()}
    if what == "merge":
        into = _chosen(Figure, request)
        return _done(request, row, lambda: figures_by_hand.merge(into=into, **given))
    if what == "measure":
        key = request.POST.get("measure", "")
        measure = get_object_or_404(Measure, public_id=key) if key else None
        return _done(request, row, lambda: figures_by_hand.measure(measure=measure, **given))
    if what == "split":
        readings = request.POST.getlist("reading")
        return _done(request, row, lambda: figures_by_hand.split(readings=readings, **given))
    return _done(request, row, lambda: figures_by_hand.name(name=request.POST.get("name", ""), **given))


@require_POST
@needs(access.may_decide)
def undo(request: HttpRequest, public_id: str) -> HttpResponse:
    """Undo a decision on a speaker or a figure."""
    decision = get_object_or_404(Decision.objects.filter(claim=None, link=None), public_id=public_id)
    return _done(request, decision.target, lambda: steps.undo(decision=decision, by=request.user), "Undone.")


def _chosen(kind: type[Model], request: HttpRequest) -> Model:
    """Return the row whose public id, or whose page's address, was given."""
    found = _ID.search(request.POST.get("into", ""))
    return get_object_or_404(kind, public_id=found[1] if found else "")


def _done(request: HttpRequest, row: Model, step: Callable[[], Decision], said: str = "Kept.") -> HttpResponse:
    """Take the step and lead back to the page of `row`, with what was done or refused in words."""
    try:
        step()
    except REFUSALS as refusal:
        messages.error(request, f"Not done: {refusal}.")
    else:
        messages.success(request, said)
    return redirect("figure" if isinstance(row, Figure) else "speaker", row.public_id)
