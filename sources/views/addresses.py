"""Pages by their address: what was asked for, what came of it, and which are watched for changes."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from oicsummit import tasks
from oicsummit.access import may_add_document
from oicsummit.gate import needs
from sources import by_address, offers
from sources.ingest import Given
from sources.models import Fetch, FetchState

PAGE_SIZE = 25
WATCHES = [(1, "every hour"), (6, "every six hours"), (24, "every day"), (168, "every week")]


def ask(*, address: str, by: AbstractBaseUser, given: Given, preview: AbstractBaseUser | None) -> Fetch:
    """Ask for a page and send the fetch to a worker; `preview` is who looks at it first. Raises AddressRefused."""
    with transaction.atomic():
        row = by_address.ask(address=address, by=by, given=given, preview=preview)
        tasks.start_fetch(row=row)
    return row


@needs(may_add_document)
def addresses(request: HttpRequest) -> HttpResponse:
    """All that has been asked for, the newest first; asks for itself again while something is under way."""
    waiting = Exists(offers.of(request.user).filter(fetch=OuterRef("pk")))
    found = Fetch.objects.select_related("document__publisher").defer("document__text").annotate(waiting=waiting)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    is_busy = any(row.state == FetchState.QUEUED for row in page.object_list)
    context = {"page": page, "is_busy": is_busy, "watches": WATCHES}
    return render(request, "sources/_addresses.html" if request.htmx else "sources/addresses.html", context)


@require_POST
@needs(may_add_document)
def address_again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Fetch a page once more, now."""
    row = get_object_or_404(Fetch, public_id=public_id)
    with transaction.atomic():
        by_address.again(row=row, by=request.user)
        tasks.start_fetch(row=row)
    return redirect("addresses")


@require_POST
@needs(may_add_document)
def address_watch(request: HttpRequest, public_id: str) -> HttpResponse:
    """Watch a page for changes, or leave off."""
    row = get_object_or_404(Fetch, public_id=public_id)
    hours = {str(number): number for number, _ in WATCHES}.get(request.POST.get("every_hours", ""))
    by_address.watch(row=row, by=request.user, every_hours=hours)
    return redirect("addresses")
