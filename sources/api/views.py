"""Publishers, documents, sentences and runs."""

from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Coalesce

from oicsummit.api import ids
from oicsummit.api.views import Resource
from sources.api import filters, records
from sources.models import Document, Publisher, Run, Sentence


class Publishers(Resource):
    """Who puts documents out."""

    queryset = Publisher.objects.all()
    record = records.Publisher
    filterset_class = filters.Publishers
    sorts = {"name": F("name")}
    lookup_field = "slug"
    lookup_value_regex = ids.SLUG


class Documents(Resource):
    """Texts as they were put out; they never change."""

    queryset = Document.objects.all()
    record = records.DocumentRecord
    filterset_class = filters.Documents
    sorts = {
        "title": F("title"),
        "published": Coalesce(F("published"), Value("0001-01-01"), output_field=Document._meta.get_field("published")),
        "created_at": F("created_at"),
    }
    lookup_value_regex = ids.pattern("d")


class Sentences(Resource):
    """The sentences of documents, by which each claim and quantity is found in its text."""

    queryset = Sentence.objects.all()
    record = records.SentenceRecord
    filterset_class = filters.Sentences
    searched = "search"
    lookup_value_regex = ids.SENTENCE

    def lookup(self, id: str) -> dict[str, Any]:
        document, _, span = id.partition(".")
        start, _, end = span.partition("-")
        return {"document__public_id": document, "start": start, "end": end}


class Runs(Resource):
    """Readings of documents, and what changed by them."""

    queryset = Run.objects.all()
    record = records.RunRecord
    filterset_class = filters.Runs
    sorts = {"created_at": F("created_at")}
    lookup_value_regex = ids.pattern("r")
