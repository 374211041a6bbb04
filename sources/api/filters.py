"""What lists of publishers, documents, sentences and runs can be filtered by."""

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from oicsummit.analysis.types import BlockKind
from oicsummit.api import filters as f
from oicsummit.api import ids, search
from sources import collections
from sources.models import CollectionDocument, DocumentState, RunDocument, RunKind, RunState, Sentence, StartedFrom


def in_collections(*paths: str) -> f.Parameter:
    """Rows of which a document under one of `paths` is in one of the collections named."""
    help = "In documents of these collections, each by its id or slug."
    return f.ids(None, ids.SLUG, help, method=lambda rows, name, value: rows.filter(collections.held(value, *paths)))


class Publishers(django_filters.FilterSet):
    q = f.text("name", "Words in the name.", "icontains")
    is_project = f.yes("is_project", "Whether it is this project itself.")


def _document_says(rows: QuerySet, name: str, words: str) -> QuerySet:
    saying = Sentence.objects.filter(document=OuterRef("pk"), search=search.query(words))
    return rows.filter(Q(title__icontains=words) | Exists(saying))


class Documents(django_filters.FilterSet):
    q = f.text(None, "Words in the title or the text.", method=_document_says)
    publisher = f.ids("publisher__slug", ids.SLUG, "Ids of publishers.")
    collection = in_collections("")
    author = f.text("author", "Words in the author's name.", "icontains")
    published_from = f.day("published", "Put out on this day or later.", "gte")
    published_to = f.day("published", "Put out on this day or earlier.", "lte")
    state = f.words("state", DocumentState, "Whether it counts.")
    is_digest = f.yes("is_digest", "Whether it is a digest.")
    origin = f.text("origin_key", "Documents of this origin.", "exact")
    sha256 = f.text("sha256", "The document whose text has this SHA-256.")


class Sentences(django_filters.FilterSet):
    q = f.text("search", "Words in the sentence.", method=lambda rows, name, words: search.matching(rows, words))
    document = f.ids("document__public_id", ids.pattern("d"), "Ids of documents.")
    publisher = f.ids("document__publisher__slug", ids.SLUG, "Ids of publishers.")
    collection = in_collections("document__")
    block = f.words("block", BlockKind, "What it is by the document's layout.")
    gone = f.yes(None, "Whether the last reading no longer found it.", method=f.still_found)


def _over(rows: QuerySet, name: str, documents: list[str]) -> QuerySet:
    return rows.filter(Exists(RunDocument.objects.filter(run=OuterRef("pk"), document__public_id__in=documents)))


def _over_collections(rows: QuerySet, name: str, named: list[str]) -> QuerySet:
    parts = RunDocument.objects.filter(collections.held(named, "document__"), run=OuterRef("pk"))
    return rows.filter(Exists(parts))


class Runs(django_filters.FilterSet):
    kind = f.words("kind", RunKind, "What it does.")
    state = f.words("state", RunState, "How it stands.")
    started_from = f.words("started_from", StartedFrom, "From where it was asked for.")
    document = f.ids(None, ids.pattern("d"), "Runs over one of these documents.", method=_over)
    collection = f.ids(None, ids.SLUG, "Runs over a document of one of these collections.", method=_over_collections)
    dry_run = f.yes("dry_run", "Whether it only reports.")


class Collections(django_filters.FilterSet):
    q = f.text("name", "Words in the name.", "icontains")
    slug = f.text("slug", "The collection of this slug.", "exact")
    document = f.ids(
        None,
        ids.pattern("d"),
        "Those that hold one of these documents.",
        method=lambda rows, name, value: rows.filter(
            Exists(CollectionDocument.objects.filter(collection=OuterRef("pk"), document__public_id__in=value))
        ),
    )
    retired = f.yes("retired", "Whether it is no longer offered.")
