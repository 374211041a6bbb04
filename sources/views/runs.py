"""Runs: what is being read now, how it went, and having documents read again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from oicsummit.access import may_run
from oicsummit.gate import needs
from sources import readings
from sources import runs as steps
from sources.models import Document, Run, RunState
from sources.selectors import changes
from sources.selectors import documents as list_selector
from sources.selectors import runs as selector
from sources.views import start

PAGE_SIZE = 25


def runs(request: HttpRequest) -> HttpResponse:
    """All runs, the newest first; a POST has all documents read again."""
    if request.method == "POST":
        return _read_all_again(request)
    page = Paginator(selector.listed(), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = selector.progress(page.object_list)
    context = {"page": page, "rows": rows, "is_busy": any(not row.is_over for row in rows)}
    return render(request, "sources/_runs.html" if request.htmx else "sources/runs.html", context)


@needs(may_run)
def _read_all_again(request: HttpRequest) -> HttpResponse:
    """All active documents, or those that the filter of the list of documents leaves."""
    dry = request.POST.get("dry_run") == "1"
    chosen = {name: given for name in list_selector.FILTERS if (given := request.POST.get(name, "").strip())}
    documents = list_selector.listed(**chosen)
    run = start.read_again(documents=documents, by=request.user, dry_run=dry, chosen={"documents": chosen or "all"})
    return _lead_to(request, run)


@require_POST
@needs(may_run)
def document_read_again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Have one document read again."""
    documents = Document.objects.filter(public_id=public_id).exclude(state__in=list_selector.REMOVED)
    get_object_or_404(documents)
    run = start.read_again(documents=documents, by=request.user, chosen={"documents": [public_id]})
    return _lead_to(request, run)


def _lead_to(request: HttpRequest, run: Run | None) -> HttpResponse:
    if run is None:
        messages.info(request, "There is no document to read.")
        return redirect("runs")
    return redirect("run", run.public_id)


def run(request: HttpRequest, public_id: str) -> HttpResponse:
    """One run: how far it has come, document by document, and what it changed (`?what=claims.gone`)."""
    found = get_object_or_404(Run, public_id=public_id)
    progress = selector.progress([found])[0]
    parts = Paginator(selector.parts(found), PAGE_SIZE * 2).get_page(request.GET.get("page"))
    report = found.report or steps.summed(found)
    context = {
        "run": found,
        "row": progress,
        "is_busy": not progress.is_over,
        "page": parts,
        "changes": changes.of(found, report, request.GET.get("what", "")) if progress.is_over else None,
        "can_go_back": progress.is_over and not found.dry_run and bool(readings.has_earlier(found)),
        "is_resumable": progress.is_over and (found.state == RunState.STOPPED or progress.failed > 0),
    }
    # Once it is over the whole page is asked for, since what it changed is on it.
    name = "sources/_run.html" if request.htmx and not progress.is_over else "sources/run.html"
    response = render(request, name, context)
    if request.htmx and progress.is_over:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@needs(may_run)
def run_stop(request: HttpRequest, public_id: str) -> HttpResponse:
    """Stop what of a run has not begun."""
    found = get_object_or_404(Run, public_id=public_id)
    try:
        steps.stop(run=found, by=request.user)
    except steps.NotRunning as error:
        messages.error(request, f"Not stopped: {error}.")
    return redirect("run", public_id)


@require_POST
@needs(may_run)
def run_resume(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take up what of a run was stopped or has failed."""
    found = get_object_or_404(Run, public_id=public_id)
    try:
        start.resume(run=found, by=request.user)
    except steps.NotRunning as error:
        messages.error(request, f"Not taken up again: {error}.")
    return redirect("run", public_id)


@require_POST
@needs(may_run)
def run_go_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Go back to what was read before a run; what people decided is kept as by any other run."""
    found = get_object_or_404(Run, public_id=public_id)
    try:
        return redirect("run", start.go_back(run=found, by=request.user).public_id)
    except steps.NothingToDo:
        messages.error(request, "Nothing was read before this run.")
        return redirect("run", public_id)
