"""One document taking the place of another."""

from sources import catalogue
from sources.models import CollectionDocument, Document, DocumentState


def supersede(*, document: Document, sha256: str, given: Document | None = None) -> None:
    """Let the new `document` take the place of the one `given`, or of the digest that stood for it.

    `sha256` is of the bytes that it was taken from. It comes into the collections of the earlier one. A digest that
    arrives after its document is set aside at once. Nothing is deleted.
    """
    if document.is_digest:
        _set_aside_late_digest(document)
        return
    entry = catalogue.find(sha256)
    digest = entry and Document.objects.filter(digest_of=entry.key, state=DocumentState.ACTIVE).first()
    for earlier in map(newest, filter(None, (given, digest))):
        if earlier.pk == document.pk:
            continue
        if document.supersedes_id is None:
            document.supersedes = earlier
            document.save(update_fields=["supersedes"])
        _set_aside(earlier)
        _place_where(earlier, document)


def newest(document: Document) -> Document:
    """Return the version of `document` that nothing supersedes."""
    while later := Document.objects.filter(supersedes=document).first():
        document = later
    return document


def _set_aside_late_digest(digest: Document) -> None:
    entry = catalogue.find_by_key(digest.digest_of)
    if Document.objects.filter(originals__sha256=entry.sha256, is_digest=False).exists():
        _set_aside(digest)


def _place_where(earlier: Document, document: Document) -> None:
    """Put `document` into every collection that `earlier` is in: what is limited to one goes on with it."""
    places = [
        CollectionDocument(collection_id=pk, document=document)
        for pk in earlier.places.order_by("pk").values_list("collection", flat=True)
    ]
    CollectionDocument.objects.bulk_create(places, ignore_conflicts=True)


def _set_aside(document: Document) -> None:
    document.state = DocumentState.SUPERSEDED
    document.save(update_fields=["state"])
