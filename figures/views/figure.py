"""The page of one figure, and its chart and readings as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from figures.charts import picture
from figures.models import Figure
from figures.selectors import measured
from figures.selectors import page as selector
from figures.views import spreadsheet
from oicsummit import access, wording


def figure(request: HttpRequest, public_id: str) -> HttpResponse:
    """All readings of a figure, who gives them, and what they come to; one that was merged leads to what remains."""
    found = _figure(public_id)
    if found.merged_into:
        return redirect("figure", found.merged_into.public_id)
    context = {"figure": found, "page": selector.page(found), "address": request.build_absolute_uri(request.path)}
    if access.may_decide(request.user):
        context["measures"] = measured.chosen_from(found)
    return render(request, "figures/figure.html", context)


def svg(request: HttpRequest, public_id: str) -> HttpResponse:
    """The chart as an SVG file that needs no stylesheet."""
    found = _figure(public_id)
    drawing = picture.svg(selector.page(found).chart, found.name, _credit(request, found))
    return _file(drawing, "image/svg+xml", f"{public_id}.svg")


def png(request: HttpRequest, public_id: str) -> HttpResponse:
    """The chart as a PNG file."""
    found = _figure(public_id)
    drawing = picture.png(selector.page(found).chart, found.name, _credit(request, found))
    return _file(drawing, "image/png", f"{public_id}.png")


def csv(request: HttpRequest, public_id: str) -> HttpResponse:
    """The readings as CSV: the rows of the page's table."""
    found = _figure(public_id)
    text = spreadsheet.csv(selector.page(found).rows, request.build_absolute_uri("/"))
    return _file(text, "text/csv; charset=utf-8", f"{public_id}.csv")


def _figure(public_id: str) -> Figure:
    try:
        return selector.figure_of(public_id)
    except Figure.DoesNotExist:
        raise Http404(f"There is no figure {public_id}.") from None


def _credit(request: HttpRequest, found: Figure) -> str:
    day = wording.day(timezone.localdate())
    return f"oicsummit, {request.build_absolute_uri(f'/figures/{found.public_id}/')}, as of {day}"


def _file(content: str | bytes, media_type: str, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="figure-{name}"'}
    return HttpResponse(content, content_type=media_type, headers=disposition)
