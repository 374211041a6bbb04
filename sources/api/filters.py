"""What lists of publishers, documents, sentences and runs can be filtered by."""

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from oicsummit.analysis.types import BlockKind
from oicsummit.api import filters as f
from oicsummit.api import ids, search
from sources.models import DocumentState, RunDocument, RunKind, RunState, Sentence, StartedFrom


class Publishers(django_filters.FilterSet):
    q = f.text("name", "Words in the name.", "icontains")
    is_project = f.yes("is_project", "Whether it is this project itself.")


def _document_says(rows: QuerySet, name: str, words: str) -> QuerySet:
    saying = Sentence.objects.filter(document=OuterRef("pk"), search=search.query(words))
    return rows.filter(Q(title__icontains=words) | Exists(saying))


class Documents(django_filters.FilterSet):
    q = f.text(None, "Words in the title or the text.", method=_document_says)
    publisher = f.ids("publisher__slug", ids.SLUG, "Ids of publishers.")
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
    block = f.words("block", BlockKind, "What it is by the document's layout.")
    gone = f.yes(None, "Whether the last reading no longer found it.", method=f.still_found)


def _over(rows: QuerySet, name: str, documents: list[str]) -> QuerySet:
    return rows.filter(Exists(RunDocument.objects.filter(run=OuterRef("pk"), document__public_id__in=documents)))


class Runs(django_filters.FilterSet):
    kind = f.words("kind", RunKind, "What it does.")
    state = f.words("state", RunState, "How it stands.")
    started_from = f.words("started_from", StartedFrom, "From where it was asked for.")
    document = f.ids(None, ids.pattern("d"), "Runs over one of these documents.", method=_over)
    dry_run = f.yes("dry_run", "Whether it only reports.")
