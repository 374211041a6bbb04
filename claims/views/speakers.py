"""Speakers, and what each of them says."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from claims import apart
from claims.models import Speaker
from claims.selectors import alike, listing
from claims.selectors import speakers as selector
from oicsummit import access, paging

PAGE_SIZE = 50


def speakers(request: HttpRequest) -> HttpResponse:
    """Everyone who is heard in the documents, those with most claims first; `?q=` looks for a name."""
    q = request.GET.get("q", "").strip()[:300]
    page = Paginator(selector.listed(q), PAGE_SIZE).get_page(request.GET.get("page"))
    proposing = access.may_decide(request.user) and not q
    perhaps = alike.proposals(selector.listed(), apart.pairs()) if proposing else []
    return render(request, "claims/speakers.html", {"q": q, "page": page, "perhaps": perhaps})


def speaker(request: HttpRequest, public_id: str) -> HttpResponse:
    """What one speaker says, document by document; the address of one who was merged leads to the one that remains."""
    try:
        found = selector.speaker_of(public_id)
    except Speaker.DoesNotExist:
        raise Http404(f"There is no speaker {public_id}.") from None
    if found.merged_into:
        return redirect("speaker", found.merged_into.public_id)
    page = selector.page(found)
    pages = paging.of_rows(page.claims, PAGE_SIZE, listing.shown(listing.current()))
    claims = pages.get_page(request.GET.get("page"))
    context = {"speaker": found, "found": page, "page": claims, "rows": listing.rows(claims.object_list)}
    if access.may_decide(request.user):
        context["others"] = selector.listed().exclude(pk=found.pk).order_by("name")
    return render(request, "claims/speaker.html", context)
