"""The list of claims."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.forms import ClaimFilter
from claims.selectors import listing
from oicsummit import paging

PAGE_SIZE = 25


def claims(request: HttpRequest) -> HttpResponse:
    """Claims by words, by number, and by `?speaker= ?publisher= ?kind= ?unit= ?relation= ?document=`."""
    form = ClaimFilter(request.GET)
    wanted = form.wanted()
    found = listing.find(wanted)
    at_once = bool(wanted.q or wanted.relation)  # else the index of their order gives the first ones, without the rest
    pages = paging.of_rows(found.claims, PAGE_SIZE, listing.shown(listing.current()), at_once=at_once)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "form": form,
        "wanted": wanted,
        "found": found,
        "page": page,
        "rows": paging.fragment(page, "claims/_rows.html", listing.rows) if pages.count else "",
        "document": listing.documents().filter(public_id=wanted.document).first() if wanted.document else None,
        "is_filtered": wanted != listing.Wanted(),
    }
    template = "claims/_found.html" if request.htmx else "claims/claims.html"
    return render(request, template, context)
