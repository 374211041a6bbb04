"""Speakers, and what each of them says."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from claims import apart
from claims.models import Speaker
from claims.selectors import alike, listing
from claims.selectors import speakers as selector
from oicsummit import access, paging
from oicsummit.remembered import remembered

PAGE_SIZE = 50


def speakers(request: HttpRequest) -> HttpResponse:
    """Everyone who is heard in the documents, those with most claims first; `?q=` looks for a name."""
    q = request.GET.get("q", "").strip()[:300]
    listed = selector.listed(q)
    pages = paging.Pages(listed.values_list("pk"), PAGE_SIZE, lambda wanted: _counted(listed, wanted), at_once=False)
    page = pages.get_page(request.GET.get("page"))
    proposing = access.may_decide(request.user) and not q
    perhaps = alike.proposals(selector.heard(), apart.pairs()) if proposing else []
    return render(request, "claims/speakers.html", {"q": q, "page": page, "perhaps": perhaps})


def _counted(listed: QuerySet[Speaker], wanted: Sequence[int]) -> list[Speaker]:
    """Counting what those say who say most takes as long as counting all claims."""
    return remembered(f"speakers-{hash(tuple(wanted))}", lambda: list(listed.filter(pk__in=wanted).order_by()))


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
        context["others"] = selector.heard().exclude(pk=found.pk).order_by("name")
    return render(request, "claims/speaker.html", context)
