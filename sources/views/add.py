"""Adding documents: what can be taken in is, and what cannot says why beside its name."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html

from oicsummit.access import may_add_document
from oicsummit.gate import needs
from sources import ingest
from sources.forms import AddForm
from sources.guard import AddressRefused
from sources.ingest import Batch, Taken
from sources.models import Document, Publisher, Run
from sources.selectors.documents import opened
from sources.views import addresses, start

PASTED = "The pasted text"


@needs(may_add_document)
def document_add(request: HttpRequest) -> HttpResponse:
    """The form; sent, it takes in the files and the pasted text, starts a run over what is new and leads to it."""
    if request.method != "POST":
        return _page(request, AddForm(initial={"supersedes": request.GET.get("supersedes", "")}))
    form = AddForm(request.POST, {"files": request.FILES.getlist("files")})
    if not form.is_valid():
        return _page(request, form, status=422)
    if form.is_address_alone:
        return _fetch(request, form)
    batch = _take_in(request, form)
    run = start.take_in(documents=batch.new_documents, by=request.user)
    if batch.errors:
        return _page(request, form, status=422, batch=batch, run=run)
    return _lead_on(request, batch, run)


def _fetch(request: HttpRequest, form: AddForm) -> HttpResponse:
    try:
        addresses.ask(address=form.cleaned_data["address"], by=request.user, given=form.given, every_hours=None)
    except AddressRefused as refused:
        form.add_error("address", str(refused))
        return _page(request, form, status=422)
    return redirect("addresses")


def _take_in(request: HttpRequest, form: AddForm) -> Batch:
    batch = ingest.files(files=form.offered, by=request.user, given=form.given)
    text = form.cleaned_data["text"]
    if not text.strip():
        return batch
    try:
        document, created = ingest.pasted(text=text, by=request.user, given=form.given)
    except ingest.Refused as refused:
        return Batch([*batch.taken, Taken(PASTED, error=str(refused))])
    return Batch([*batch.taken, Taken(PASTED, document, created)])


def _lead_on(request: HttpRequest, batch: Batch, run: Run | None) -> HttpResponse:
    for taken in batch.taken:
        if not taken.created:
            address = reverse("document", args=[taken.document.public_id])
            messages.info(request, format_html('{} is <a href="{}">held already</a>.', taken.name, address))
    if run:
        return redirect("run", run.public_id)
    return redirect("document", batch.taken[0].document.public_id)


def _page(
    request: HttpRequest, form: AddForm, status: int = 200, batch: Batch | None = None, run: Run | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "earlier": opened(Document.objects.filter(public_id=form["supersedes"].value() or "")).first(),
        "batch": batch,
        "run": run,
        "publishers": Publisher.objects.filter(is_project=False),
    }
    return render(request, "sources/add.html", context, status=status)
