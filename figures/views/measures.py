"""The newsroom's glossary of measures."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from claims.selectors import history
from figures import measures as steps
from figures.forms import MeasureForm
from figures.models import Measure
from figures.selectors import measured
from oicsummit import access
from oicsummit.gate import needs
from sources.models import Document
from sources.views import start


def measures(request: HttpRequest) -> HttpResponse:
    """All entries, those in use first."""
    return render(request, "figures/measures.html", {"measures": Measure.objects.order_by("retired", "name")})


def measure(request: HttpRequest, public_id: str) -> HttpResponse:
    """One entry: its definition, the words for it, how it stands to the others, and the figures it was given to."""
    row = get_object_or_404(Measure, public_id=public_id)
    figures, more = measured.figures_of(row)
    context = {
        "measure": row,
        "stands": measured.stands(row),
        "figures": figures,
        "more": more,
        "history": history.of([row.public_id], {row.public_id: "the entry"}),
    }
    return render(request, "figures/measure.html", context)


@needs(access.may_decide)
def measure_edit(request: HttpRequest, public_id: str = "") -> HttpResponse:
    """Write an entry anew, or a new one."""
    row = get_object_or_404(Measure, public_id=public_id) if public_id else None
    form = MeasureForm(request.POST or None, row)
    if request.method == "POST" and form.is_valid():
        try:
            kept = steps.write(by=request.user, measure=row, **form.given())
        except (steps.Incomplete, steps.NameTaken) as refusal:
            form.add_error("name", str(refusal).capitalize() + ".")
        else:
            messages.success(request, "Kept. Links are compared with it when documents are next compared.")
            return redirect("measure", kept.public_id)
    return render(request, "figures/measure_edit.html", {"form": form, "measure": row})


@require_POST
@needs(access.may_decide)
def measure_retire(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take an entry out of use, or put it back (`retired=0`)."""
    row = get_object_or_404(Measure, public_id=public_id)
    steps.retire(measure=row, by=request.user, retired=request.POST.get("retired", "1") == "1")
    return redirect("measure", public_id)


@require_POST
@needs(access.may_run)
def compare_again(request: HttpRequest) -> HttpResponse:
    """Have all documents compared again with the glossary as it stands, without reading them again."""
    run = start.compare_again(documents=Document.objects.filter(state="active"), by=request.user)
    if run is None:
        messages.info(request, "There is no document to compare.")
        return redirect("measures")
    return redirect("run", run.public_id)
