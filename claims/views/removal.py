"""Taking a document away: hiding it, bringing it back, erasing it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from claims import erase
from oicsummit import tasks
from oicsummit.access import may_administer, may_run
from oicsummit.gate import needs
from sources import withdraw
from sources.models import Document, StartedFrom

REFUSALS = (withdraw.NotActive, withdraw.NotWithdrawn, withdraw.ReasonMissing, erase.ErasedAlready)


@require_POST
@needs(may_run)
def document_withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hide a document with its claims and links."""
    document = get_object_or_404(Document, public_id=public_id)
    try:
        withdraw.withdraw(document=document, by=request.user, why=request.POST.get("why", ""))
    except REFUSALS as refused:
        messages.error(request, f"Not done: {refused}.")
        return redirect("document", public_id)
    messages.success(request, "Withdrawn. An administrator can bring it back.")
    return redirect("documents")


@require_POST
@needs(may_administer)
def document_bring_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a withdrawn document again, compared with what has come since."""
    document = get_object_or_404(Document, public_id=public_id)
    try:
        with transaction.atomic():
            document = withdraw.bring_back(document=document, by=request.user)
            tasks.relink(document=document, by=request.user, started_from=StartedFrom.PAGE)
    except REFUSALS as refused:
        messages.error(request, f"Not done: {refused}.")
    return redirect("document", public_id)


@require_POST
@needs(may_administer)
def document_erase(request: HttpRequest, public_id: str) -> HttpResponse:
    """Erase a document for good; asked for twice, since there is no way back."""
    document = get_object_or_404(Document, public_id=public_id)
    try:
        if request.POST.get("sure") != public_id:
            raise withdraw.ReasonMissing(f"type {public_id} to say that you are sure")
        erase.erase(document=document, by=request.user, why=request.POST.get("why", ""))
    except REFUSALS as refused:
        messages.error(request, f"Not done: {refused}.")
        return redirect("document", public_id)
    messages.success(request, "Erased: its text and every word quoted from it are gone.")
    return redirect("documents")
