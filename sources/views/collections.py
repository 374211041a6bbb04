"""Collections: which there are, what is in one, and choosing its documents."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from claims.selectors import history
from oicsummit.access import may_administer, may_collect
from oicsummit.gate import needs
from sources import collections as steps
from sources.forms import CollectionForm
from sources.models import Collection, Document
from sources.selectors import collections as selector
from sources.selectors import documents as documents_selector

PAGE_SIZE = 25
_FOUND = 25  # documents offered for adding at once


def collections(request: HttpRequest) -> HttpResponse:
    """All collections, those in use first."""
    return render(request, "sources/collections.html", {"collections": selector.listed()})


def collection(request: HttpRequest, public_id: str) -> HttpResponse:
    """One collection: its documents, and by `?add=` (words) those that could come into it."""
    row = get_object_or_404(Collection, public_id=public_id)
    shown = documents_selector.listed(collection=row.slug, state="all", with_withdrawn=may_administer(request.user))
    page = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page"))
    words = request.GET.get("add", "").strip()[:200] if may_collect(request.user) else ""
    context = {
        "collection": row,
        "page": page,
        "rows": documents_selector.rows(page.object_list),
        "words": words,
        "offered": selector.offered(row, words)[:_FOUND] if words or "add" in request.GET else None,
        "history": history.of([row.public_id], {row.public_id: "the collection"}),
    }
    return render(request, "sources/collection.html", context)


@needs(may_collect)
def collection_edit(request: HttpRequest, public_id: str = "") -> HttpResponse:
    """Name a collection anew, or make one."""
    row = get_object_or_404(Collection, public_id=public_id) if public_id else None
    form = CollectionForm(
        request.POST or None, initial={"name": row.name, "description": row.description} if row else {}
    )
    if request.method == "POST" and form.is_valid():
        try:
            kept = steps.write(by=request.user, collection=row, **form.cleaned_data)
        except (steps.NameTaken, steps.NameMissing) as refusal:
            form.add_error("name", f"{refusal}.".capitalize())
        else:
            return redirect("collection", kept.public_id)
    status = 422 if form.errors else 200
    return render(request, "sources/collection_edit.html", {"form": form, "collection": row}, status=status)


@require_POST
@needs(may_collect)
def collection_retire(request: HttpRequest, public_id: str) -> HttpResponse:
    """Offer a collection no longer, or again (`retired=0`)."""
    row = get_object_or_404(Collection, public_id=public_id)
    steps.retire(collection=row, by=request.user, retired=request.POST.get("retired", "1") == "1")
    return redirect("collection", public_id)


@require_POST
@needs(may_collect)
def collection_place(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put the chosen documents (`document`, their ids) into a collection, or with `do=remove` take them out."""
    row = get_object_or_404(Collection, public_id=public_id)
    chosen = Document.objects.filter(public_id__in=request.POST.getlist("document"))
    step, words = (steps.remove, "taken out of") if request.POST.get("do") == "remove" else (steps.add, "put into")
    number = step(collection=row, documents=chosen, by=request.user)
    messages.info(request, f"{_counted(number)} {words} {row.name}.")
    return redirect("collection", public_id)


@require_POST
@needs(may_collect)
def document_collect(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put one document into the collection chosen on its page (`collection`, a slug)."""
    document = get_object_or_404(Document, public_id=public_id)
    row = steps.named([request.POST.get("collection", "")]).first()
    if row is None:
        messages.error(request, "Choose a collection to put this document into.")
        return redirect("document", public_id)
    steps.add(collection=row, documents=[document], by=request.user)
    messages.info(request, f"Put into {row.name}.")
    return redirect("document", public_id)


def _counted(number: int) -> str:
    return "1 document" if number == 1 else f"{number} documents"
