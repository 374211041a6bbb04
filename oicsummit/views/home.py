"""The front page, and what the marks mean."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from oicsummit.selectors import home as selector
from sources.selectors import documents, runs

FIGURES, CONTRADICTIONS, DOCUMENTS, RUNS, DECISIONS = 5, 4, 6, 3, 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search first, then what is disputed and what is new."""
    context = {
        "tally": selector.tally(),
        "figures": selector.figures(FIGURES),
        "contradictions": selector.contradictions(CONTRADICTIONS),
        "rows": documents.rows(documents.listed()[:DOCUMENTS]),
        "running": _running(),
        "decisions": selector.decisions(DECISIONS),
    }
    return render(request, "home.html", context)


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
