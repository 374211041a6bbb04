"""Collections as pages list and offer them."""

from django.db.models import Count, Q, QuerySet

from sources.models import Collection, Document
from sources.selectors.documents import REMOVED
from sources.selectors.documents import listed as documents_listed


def listed() -> QuerySet[Collection]:
    """Return all collections with the number of their documents, `size`; those in use first."""
    shown = Count("places", filter=~Q(places__document__state__in=REMOVED))
    return Collection.objects.annotate(size=shown).order_by("retired", "name")


def choices(chosen: str = "") -> list[Collection]:
    """Return the collections in use, and the one `chosen` by its slug or id though it no longer is."""
    return list(Collection.objects.filter(Q(retired=False) | Q(slug=chosen) | Q(public_id=chosen)).order_by("name"))


def offered(collection: Collection, words: str) -> QuerySet[Document]:
    """Return the documents with `words` that are not in the collection yet, the newest first."""
    return documents_listed(q=words).exclude(collections=collection)
