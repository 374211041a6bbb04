"""The permanent address of a link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from claims.models import Link
from claims.selectors import drift
from claims.selectors import link as selector
from sources.views.document import is_hidden


def link(request: HttpRequest, public_id: str) -> HttpResponse:
    """Two claims side by side, what the one is to the other, and why; also where it has been rejected or is gone."""
    try:
        found = selector.page(public_id)
    except Link.DoesNotExist:
        raise Http404(f"There is no link {public_id}.") from None
    if any(is_hidden(claim.document, request) for claim in (found.left, found.right)):
        return render(request, "sources/withdrawn.html", status=410)
    context = {
        "page": found,
        "link": found.link,
        "drift": drift.words_apart(found.left.text, found.right.text) if found.pair.has_drift else None,
        "address": request.build_absolute_uri(request.path),
    }
    return render(request, "claims/link.html", context)
