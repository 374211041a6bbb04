"""The front page, and what the marks mean."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from oicsummit.remembered import fragment
from oicsummit.selectors import home as selector
from sources.selectors import documents, runs

FIGURES, CONTRADICTIONS, DOCUMENTS, RUNS, DECISIONS = 5, 4, 6, 3, 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search first, then what is disputed and what is new."""
    tally = selector.tally()
    context = {
        "tally": tally,
        # Which figures and contradictions these are is told of all there are, and may be older than that.
        "found": fragment("home-found", "_home_found.html", lambda: _found(tally), seconds=10),
        "table": fragment("home-documents", "_home_documents.html", _documents),
        "more": tally.documents > DOCUMENTS,
        "running": _running(),
        "decided": fragment("home-decided", "_home_decided.html", _decided),
    }
    return render(request, "home.html", context)


def _found(tally: selector.Tally) -> dict:
    return {
        "tally": tally,
        "figures": selector.figures(FIGURES),
        "contradictions": selector.contradictions(CONTRADICTIONS),
    }


def _documents() -> dict:
    return {"rows": documents.rows(documents.listed()[:DOCUMENTS])}


def _decided() -> dict:
    return {"decisions": selector.decisions(DECISIONS)}


@require_safe
def running(request: HttpRequest) -> HttpResponse:
    """The front page's part on runs, which asks for itself again while one is under way."""
    if not request.htmx:
        return redirect("runs")
    return render(request, "_running.html", {"running": _running()})


def _running() -> dict:
    rows = runs.progress(runs.latest(RUNS))
    return {"rows": rows, "is_busy": any(not row.is_over for row in rows)}


@require_safe
def marks(request: HttpRequest) -> HttpResponse:
    """What each mark of the pages means."""
    return render(request, "marks.html")
