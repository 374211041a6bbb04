"""Collections by API: the same steps as by page."""

from typing import Any

from django.db.models import F, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from oicsummit.api import ids
from oicsummit.api.bodies import Body, Text, Yes, read, refusing
from oicsummit.api.errors import Invalid
from oicsummit.api.permissions import MayCollect
from oicsummit.api.views import Resource
from sources import collections as steps
from sources.api import filters, records
from sources.models import Collection, Document


def _documents(help: str) -> serializers.ListField:
    one = serializers.RegexField(f"^{ids.pattern('d')}$")
    return serializers.ListField(child=one, required=False, max_length=10_000, help_text=help)


class CollectionText(Body):
    """A collection. What is not sent stays as it is."""

    name = Text(required=False, max_length=200, help_text="Its name.")
    description = Text(required=False, max_length=10_000, allow_blank=True, help_text="What belongs into it.")
    retired = Yes(required=False, help_text="Whether it is no longer offered.")


class NewCollection(CollectionText):
    """A new collection."""

    name = Text(max_length=200, help_text="Its name.")
    documents = _documents("The ids of the documents to begin with.")


class Placing(Body):
    """Which documents come into the collection, and which leave it."""

    add = _documents("The ids of those that come.")
    remove = _documents("The ids of those that leave.")


class Collections(Resource):
    """Documents that belong together, such as those of one event."""

    queryset = Collection.objects.all()
    record = records.CollectionRecord
    filterset_class = filters.Collections
    sorts = {"name": F("name"), "created_at": F("created_at")}
    lookup_value_regex = ids.pattern("g")
    http_method_names = ["get", "head", "post", "patch"]
    may = dict.fromkeys(("create", "partial_update", "documents"), MayCollect)

    @extend_schema(request=NewCollection, responses={201: records.CollectionRecord})
    def create(self, request: Request) -> Response:
        """Make a collection, with documents in it if you name them."""
        sent = read(NewCollection, request)
        documents = _found(sent.pop("documents", []), "documents")
        row = _write(sent, by=request.user)
        steps.add(collection=row, documents=documents, by=request.user)
        return self.answer(row.public_id, status=201)

    @extend_schema(request=CollectionText, responses=records.CollectionRecord)
    def partial_update(self, request: Request, id: str) -> Response:
        """Name it anew, describe it, take it out of use (`retired`), or put it back."""
        _write(read(CollectionText, request), by=request.user, collection=self.found(id))
        return self.answer(id)

    @extend_schema(request=Placing, responses=records.CollectionRecord)
    @action(detail=True, methods=["post"])
    def documents(self, request: Request, id: str) -> Response:
        """Put documents into it, and take documents out of it. Nothing else of a document changes."""
        sent, row = read(Placing, request), self.found(id)
        coming, leaving = (_found(sent.get(name, []), name) for name in ("add", "remove"))
        steps.add(collection=row, documents=coming, by=request.user)
        steps.remove(collection=row, documents=leaving, by=request.user)
        return self.answer(id)


def _write(sent: dict[str, Any], *, by: Any, collection: Collection | None = None) -> Collection:
    if collection is None or sent.keys() - {"retired"}:
        said = {name: sent.get(name, getattr(collection, name, "")) for name in ("name", "description")}
        with refusing((steps.NameTaken,), name=steps.NameMissing):
            collection = steps.write(by=by, collection=collection, **said)
    if "retired" in sent:
        steps.retire(collection=collection, by=by, retired=sent["retired"])
    return collection


def _found(wanted: list[str], field: str) -> QuerySet[Document]:
    documents = Document.objects.filter(public_id__in=wanted)
    missing = sorted(set(wanted) - set(documents.values_list("public_id", flat=True)))
    if missing:
        raise Invalid(field, f"There is no document {', '.join(missing[:5])}.")
    return documents
