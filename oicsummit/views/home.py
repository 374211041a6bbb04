"""The front page, and what the marks mean."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from figures.selectors import listing as figures
from oicsummit.selectors import home as selector
from sources.selectors import documents, runs

# Of figures that nothing disputes, what they come to, in the order of interest.
AGREEMENT = ["disputed", "tension", "related", "agreed", "single"]
LOOKED_THROUGH = 15
DISPUTED, CONTRADICTIONS, DOCUMENTS, RUNS, DECISIONS = 5, 4, 6, 3, 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search first, then what is disputed and what is new."""
    context = {
        "tally": selector.tally(),
        **_figures(),
        "contradictions": selector.contradictions(CONTRADICTIONS),
        "rows": documents.rows(documents.listed()[:DOCUMENTS]),
        "running": _running(),
        "decisions": selector.decisions(DECISIONS),
    }
    return render(request, "home.html", context)


def _figures() -> dict:
    """The disputed figures; where they are few, also some that stand in several documents, the least agreed first."""
    disputed = list(figures.listed(state="disputed")[:DISPUTED])
    others = figures.listed(state="several").exclude(pk__in=[figure.pk for figure in disputed])[:LOOKED_THROUGH]
    rows = figures.rows([*disputed, *others])
    several = sorted(rows[len(disputed) :], key=_agreement)
    return {"disputed": rows[: len(disputed)], "several": several[: DISPUTED - len(disputed)]}


def _agreement(row: figures.Row) -> tuple[int, bool]:
    return AGREEMENT.index(row.verdict.state), "related" not in dict(row.relations)


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
