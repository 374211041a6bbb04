"""The list of documents."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from oicsummit import paging
from oicsummit.access import may_administer
from sources.models import Publisher
from sources.selectors import collections
from sources.selectors import documents as selector

PAGE_SIZE = 25


def documents(request: HttpRequest) -> HttpResponse:
    """All documents, the newest first. `?q= ?publisher=` (a slug, or "none") `?collection= ?state=` choose."""
    chosen = {name: request.GET.get(name, "").strip()[:200] for name in selector.FILTERS}
    found = selector.listed(**chosen, with_withdrawn=may_administer(request.user))
    pages = paging.of_rows(found, PAGE_SIZE, found, at_once=False)
    page = pages.get_page(request.GET.get("page"))
    context = {
        **chosen,
        "page": page,
        "rows": paging.fragment(page, "sources/_documents_table.html", selector.rows) if pages.count else "",
        "publishers": Publisher.objects.filter(documents__isnull=False).distinct(),
        "collections": collections.choices(chosen["collection"]),
        "is_filtered": any(chosen.values()),
    }
    return render(request, "sources/documents.html", context)
