"""The reader: a document's text with its claims marked, and a note for each in the margin."""

from dataclasses import dataclass

import structlog
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header

from oicsummit.access import may_administer, may_collect
from sources import near, originals
from sources.models import Document
from sources.selectors import collections, reader
from sources.selectors.documents import REMOVED
from sources.selectors.standing import RELATIONS
from sources.views import reading

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Choice:
    """A filter as a link: the address's parameter and value, how it reads, how many claims it leaves."""

    name: str
    value: str
    count: int
    is_current: bool


def document(request: HttpRequest, public_id: str) -> HttpResponse:
    """The reader. `?relation=`, `?speaker=` (an id, or "own") and `?figures=1` choose which claims are marked."""
    found = get_object_or_404(Document.objects.select_related("publisher", "supersedes"), public_id=public_id)
    if is_hidden(found, request):
        return render(request, "sources/withdrawn.html", status=410)
    page = reader.page(found)
    found.opening = page.opening
    shown = _shown(request, page)
    context = {
        "document": found,
        "later": Document.objects.filter(supersedes=found).first(),
        "page": page,
        "near": near.of_one_origin(found),
        "within": list(found.collections.all()),
        "collections": collections.choices() if may_collect(request.user) else [],
        "shown": len(shown),
        "is_filtered": any(request.GET.get(name) for name in ("relation", "speaker", "figures")),
        "relations": _relations(request, page),
        "grids": reading.grids(page, shown),
    }
    return render(request, "sources/document.html", context)


def is_hidden(document: Document, request: HttpRequest) -> bool:
    """Tell whether the document has been withdrawn from this reader, or is gone for good."""
    return document.state in REMOVED and (not document.text or not may_administer(request.user))


def original(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """A file as it was received, always as a download: what others made is not opened as a page of ours."""
    found = get_object_or_404(Document, public_id=public_id)
    files = list(found.originals.order_by("pk")[number - 1 : number]) if number else []
    if not files or is_hidden(found, request):
        raise Http404
    name = files[0].filename or f"{public_id}.txt"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    try:
        content = originals.content(files[0])
    except (originals.Away, originals.NoBucket) as error:
        log.warning("a file cannot be had", document=public_id, error=str(error))
        return render(request, "503.html", status=503)
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


def _shown(request: HttpRequest, page: reader.Page) -> set[int]:
    """Return the numbers of the claims that the filter leaves."""
    relation, speaker, figures = (request.GET.get(name, "") for name in ("relation", "speaker", "figures"))
    return {
        note.number
        for note in page.notes
        if (not relation or relation in note.relations)
        and (not speaker or speaker == note.voice)
        and (not figures or note.quantities)
    }


def _relations(request: HttpRequest, page: reader.Page) -> list[Choice]:
    counts = page.counts
    current = request.GET.get("relation", "")
    return [
        Choice("relation", name, counts[name], name == current) for name in RELATIONS if counts[name] or name == current
    ]
