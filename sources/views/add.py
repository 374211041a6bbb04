"""Adding documents: what can be taken in is held for a look, and what cannot says why beside its name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from oicsummit.access import may_add_document
from oicsummit.gate import needs
from sources import ingest, offers
from sources.forms import AddForm
from sources.guard import AddressRefused
from sources.ingest import Batch, Taken
from sources.models import Document, Publisher
from sources.offers import Held
from sources.selectors.documents import opened
from sources.views import addresses, start
from sources.views.taken import lead_on

PASTED = "The pasted text"


@needs(may_add_document)
def document_add(request: HttpRequest) -> HttpResponse:
    """The form; sent, files and text are held to be looked at, or with `at_once` taken in and read."""
    if request.method != "POST":
        return _page(request, AddForm(initial={"supersedes": request.GET.get("supersedes", "")}))
    form = AddForm(request.POST, {"files": request.FILES.getlist("files")})
    if not form.is_valid():
        return _page(request, form, status=422)
    if form.is_address_alone:
        return _fetch(request, form)
    return _at_once(request, form) if "at_once" in request.POST else _hold(request, form)


def _fetch(request: HttpRequest, form: AddForm) -> HttpResponse:
    preview = None if "at_once" in request.POST else request.user
    try:
        addresses.ask(address=form.cleaned_data["address"], by=request.user, given=form.given, preview=preview)
    except AddressRefused as refused:
        form.add_error("address", str(refused))
        return _page(request, form, status=422)
    return redirect("addresses")


def _hold(request: HttpRequest, form: AddForm) -> HttpResponse:
    held = offers.files(files=form.offered, owner=request.user, given=form.given)
    if text := form.pasted:
        try:
            offer = offers.pasted(text=text, owner=request.user, given=form.given)
            held.append(Held(PASTED, offer))
        except ingest.Refused as refused:
            held.append(Held(PASTED, error=str(refused)))
    if any(one.error for one in held):
        return _page(request, form, status=422, held=held)
    return redirect("offers")


def _at_once(request: HttpRequest, form: AddForm) -> HttpResponse:
    batch = _take_in(request, form)
    run = start.take_in(documents=batch.new_documents, by=request.user)
    if batch.errors:
        return _page(request, form, status=422, batch=batch, run=run)
    return lead_on(request, batch.taken, run)


def _take_in(request: HttpRequest, form: AddForm) -> Batch:
    batch = ingest.files(files=form.offered, by=request.user, given=form.given)
    if not form.pasted:
        return batch
    try:
        document, created = ingest.pasted(text=form.pasted, by=request.user, given=form.given)
    except ingest.Refused as refused:
        return Batch([*batch.taken, Taken(PASTED, error=str(refused))])
    return Batch([*batch.taken, Taken(PASTED, document, created)])


def _page(request: HttpRequest, form: AddForm, status: int = 200, **became: object) -> HttpResponse:
    """`became`: what became of what was sent, as `batch` and `run`, or as `held`."""
    context = {
        "form": form,
        "earlier": opened(Document.objects.filter(public_id=form["supersedes"].value() or "")).first(),
        "offered": offers.of(request.user).count(),
        "publishers": Publisher.objects.filter(is_project=False),
        **became,
    }
    return render(request, "sources/add.html", context, status=status)
