"""Collections as people keep them: making one, naming it anew, and what documents are in it."""

import re
from collections.abc import Iterable

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.text import slugify

from sources import events
from sources.models import Collection, CollectionDocument, Document
from sources.public_id import ALPHABET, LENGTH

_LIKE_AN_ID = re.compile(rf"g-[{ALPHABET}]{{{LENGTH}}}")


class NameMissing(Exception):
    """A collection has a name."""


class NameTaken(Exception):
    """There is a collection of this name already."""


def write(
    *, by: models.Model, collection: Collection | None = None, name: str, description: str = "", reason: str = ""
) -> Collection:
    """Make a collection, or write `collection` anew; its slug stays. Raises NameMissing, NameTaken."""
    row = collection or Collection()
    row.name, row.description = " ".join(name.split())[:200], description.strip()
    if not row.name:
        raise NameMissing("give the collection a name")
    with events.acting(by=by, why=reason):
        if Collection.objects.filter(name__iexact=row.name).exclude(pk=row.pk).exists():
            raise NameTaken(f"there is a collection {row.name} already")
        row.slug = row.slug or _free_slug(row.name)
        row.save()
    return row


def retire(*, collection: Collection, by: models.Model, retired: bool = True, reason: str = "") -> None:
    """Offer a collection no longer, or with `retired` false again; its page and its filters stay."""
    with events.acting(by=by, why=reason):
        Collection.objects.filter(pk=collection.pk).update(retired=retired)


def add(*, collection: Collection, documents: Iterable[Document], by: models.Model, reason: str = "") -> int:
    """Put documents into a collection; return how many of them were not in it yet."""
    with events.acting(by=by, why=reason):
        Collection.objects.select_for_update().get(pk=collection.pk)
        held = set(collection.places.values_list("document_id", flat=True))
        new = sorted({document.pk for document in documents} - held)
        CollectionDocument.objects.bulk_create(CollectionDocument(collection=collection, document_id=pk) for pk in new)
    return len(new)


def remove(*, collection: Collection, documents: Iterable[Document], by: models.Model, reason: str = "") -> int:
    """Take documents out of a collection; return how many of them were in it. Nothing is deleted but their place."""
    with events.acting(by=by, why=reason):
        places = collection.places.filter(document__in=[document.pk for document in documents])
        gone, _ = places.delete()
    return gone


def named(words: Iterable[str]) -> QuerySet[Collection]:
    """Return the collections that `words`, their slugs or ids, name."""
    words = list(words)
    return Collection.objects.filter(Q(slug__in=words) | Q(public_id__in=words))


def held(words: Iterable[str], *paths: str) -> Q:
    """Rows of which a document under one of `paths` ("", "document__", …) is in one of the collections named."""
    places = CollectionDocument.objects.filter(collection__in=named(words)).values("document")
    found = Q()
    for path in paths:
        found |= Q(**{f"{path}pk__in": places})
    return found


def _free_slug(name: str) -> str:
    base = slugify(name)[:70]
    if not base or _LIKE_AN_ID.fullmatch(base):
        base = f"collection-{base}".rstrip("-")
    taken = set(Collection.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)
