"""The list of figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.forms import unit_choices
from figures.selectors import listing
from oicsummit import paging
from sources.selectors import collections

PAGE_SIZE = 20
STATES = {"disputed": "disputed", "several": "in several documents", "single": "in one document"}


def figures(request: HttpRequest) -> HttpResponse:
    """Figures, the disputed ones first. `?q=` takes words or a number, `?unit= ?state= ?collection=` choose."""
    chosen = {name: request.GET.get(name, "").strip()[:200] for name in ("q", "unit", "state", "collection")}
    page = listing.page(request.GET.get("page"), PAGE_SIZE, **chosen)
    context = {
        **chosen,
        "page": page,
        "rows": paging.fragment(page, "figures/_rows.html", listing.rows) if page.paginator.count else "",
        "units": unit_choices(),
        "collections": collections.choices(chosen["collection"]),
        "states": STATES.items(),
        "is_filtered": any(chosen.values()),
    }
    return render(request, "figures/figures.html", context)
