"""What somebody has sent, to look at and correct before it is taken in."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from oicsummit.access import may_add_document
from oicsummit.gate import needs
from sources import offers as step
from sources.forms import AddForm, OfferForm
from sources.models import Offer, Publisher
from sources.selectors.offers import previews
from sources.views import start
from sources.views.taken import lead_on

PAGE_SIZE = 25


@require_POST
@needs(may_add_document)
def offer_add(request: HttpRequest) -> HttpResponse:
    """Hold the files that a script sends one by one; answers with what became of each, as items of a list."""
    form = AddForm(request.POST, {"files": request.FILES.getlist("files")})
    if not form.is_valid():
        return render(request, "sources/_held.html", {"form": form}, status=422)
    held = step.files(files=form.offered, owner=request.user, given=form.given)
    refused = all(one.error for one in held)
    return render(request, "sources/_held.html", {"held": held}, status=422 if refused else 200)


@needs(may_add_document)
def offers(request: HttpRequest) -> HttpResponse:
    """All that waits for this person; sent, what they corrected is kept, and what they chose taken in or let go."""
    page = Paginator(step.of(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    if request.method != "POST":
        return _page(request, page, {offer.pk: _form(offer) for offer in page.object_list})
    if drop := request.POST.get("drop"):
        step.discard(offers=_chosen(request, drop))
        return redirect("offers")
    forms = {offer.pk: _form(offer, request) for offer in page.object_list if _was_shown(offer, request)}
    wrong = [offer for offer in page.object_list if not _corrected(offer, forms)]
    if wrong:
        return _page(request, page, {**{o.pk: _form(o) for o in page.object_list}, **forms}, status=422)
    if which := request.POST.get("take"):
        return _take_in(request, _chosen(request, which))
    messages.info(request, "What you corrected is kept.")
    return redirect("offers")


def _form(offer: Offer, request: HttpRequest | None = None) -> OfferForm:
    return OfferForm(request.POST if request else None, prefix=offer.public_id, initial=offer.given)


def _was_shown(offer: Offer, request: HttpRequest) -> bool:
    return f"{offer.public_id}-title" in request.POST


def _corrected(offer: Offer, forms: dict[int, OfferForm]) -> bool:
    form = forms.get(offer.pk)
    if form is None:  # it came while they looked at the others
        return True
    if form.is_valid():
        step.correct(offer=offer, given=form.cleaned_data)
    return form.is_valid()


def _chosen(request: HttpRequest, which: str) -> Sequence[Offer]:
    found = step.of(request.user)
    return list(found if which == "all" else found.filter(public_id=which))


def _take_in(request: HttpRequest, chosen: Sequence[Offer]) -> HttpResponse:
    taken = [step.take_in(offer=offer) for offer in chosen]
    for one in taken:
        if one.error:
            messages.error(request, one.error)
    new = {one.document.pk: one.document for one in taken if one.document and one.created}
    run = start.take_in(documents=new.values(), by=request.user)
    if not taken or (len(chosen) == 1 and step.of(request.user).exists()):
        return _on_to_the_rest(request, taken, run)
    return lead_on(request, taken, run)


def _on_to_the_rest(request: HttpRequest, taken: Sequence, run: object) -> HttpResponse:
    """One was confirmed of several: the others wait."""
    for one in taken:
        if one.document:
            said = "is taken in and being read" if run else "is held already"
            messages.info(request, f"{one.name} {said}.")
    return redirect("offers")


def _page(request: HttpRequest, page: object, forms: dict[int, OfferForm], status: int = 200) -> HttpResponse:
    rows = [(preview, forms[preview.offer.pk]) for preview in previews(page.object_list)]
    publishers = Publisher.objects.filter(is_project=False)
    context = {"page": page, "rows": rows, "publishers": publishers}
    return render(request, "sources/offers.html", context, status=status)
