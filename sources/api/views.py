"""Publishers, documents, sentences and runs."""

from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Coalesce
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api import annotations
from claims.api.annotations import AnnotationPage
from oicsummit.api import ids, parameters
from oicsummit.api.bodies import read
from oicsummit.api.permissions import MayAddDocument, MayAdminister, MayRun
from oicsummit.api.renderers import LIST_RENDERERS, JsonLd, Plain, RecordRenderer
from oicsummit.api.views import Resource
from sources.api import bodies, filters, records, writes
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
    parser_classes = [JSONParser, MultiPartParser]
    may = {
        "create": MayAddDocument,
        "withdraw": MayRun,
        "bring_back": MayAdminister,
        "erase": MayAdminister,
    }
    renderers = {"list": LIST_RENDERERS, "text": [Plain], "annotations": [JsonLd, RecordRenderer]}

    @extend_schema(responses={(200, "text/plain"): str})
    @action(detail=True)
    def text(self, request: Request, id: str) -> Response:
        """Its text alone, as it is stored: what offsets count the code points of."""
        parameters.read(request, ["format"])
        return Response(self.found(id).text)

    @extend_schema(responses=AnnotationPage)
    @action(detail=True)
    def annotations(self, request: Request, id: str) -> Response:
        """Its claims as W3C Web Annotations, those that the last reading found and nobody rejected."""
        parameters.read(request, ["format"])
        return Response(annotations.of_document(self.found(id), request))

    @extend_schema(
        request={"application/json": bodies.NewText, "multipart/form-data": bodies.NewFile},
        responses={201: bodies.TakenIn, 200: bodies.TakenIn},
    )
    def create(self, request: Request) -> Response:
        """Take in a file or a text.

        201: something is new, and `run` reads it. 200: all of it was held already. A zip's files are each taken in
        by itself; those that cannot be have their error beside their name.
        """
        is_json = request.content_type.startswith("application/json")
        body = bodies.NewText if is_json else bodies.NewFile
        batch, run = writes.take_in(sent=read(body, request), by=request.user)
        taken = [
            {
                "name": one.name,
                "document": one.document and one.document.public_id,
                "created": one.created,
                "error": one.error,
            }
            for one in batch.taken
        ]
        return Response({"taken": taken, "run": run and run.public_id}, status=201 if run else 200)

    @extend_schema(request=bodies.Withdrawal, responses={204: None})
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, id: str) -> Response:
        """Hide it with its claims and links; an administrator can bring it back."""
        writes.hide(document=self.found(id), why=read(bodies.Withdrawal, request)["why"], by=request.user)
        return Response(status=204)

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"], url_path="bring-back")
    def bring_back(self, request: Request, id: str) -> Response:
        """Show it again once it was withdrawn; it is compared with what has come since."""
        writes.bring_back(document=self.found(id), by=request.user)
        return Response(status=204)

    @extend_schema(request=bodies.Erasure, responses={204: None})
    @action(detail=True, methods=["post"])
    def erase(self, request: Request, id: str) -> Response:
        """Let its text and every word quoted from it go for good. There is no way back."""
        writes.erase(document=self.found(id), sent=read(bodies.Erasure, request), by=request.user)
        return Response(status=204)


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
    may = dict.fromkeys(("create", "stop", "resume", "go_back"), MayRun)

    @extend_schema(request=bodies.NewRun, responses={202: records.RunRecord})
    def create(self, request: Request) -> Response:
        """Have documents read again, one, several or all; ask for the run again to see how far it has come."""
        run = writes.read_again(sent=read(bodies.NewRun, request), by=request.user)
        return self.answer(run.public_id, status=202)

    @extend_schema(request=None, responses={200: records.RunRecord})
    @action(detail=True, methods=["post"])
    def stop(self, request: Request, id: str) -> Response:
        """Stop what of it has not begun; what is under way is finished."""
        writes.stop(run=self.found(id), by=request.user)
        return self.answer(id)

    @extend_schema(request=None, responses={202: records.RunRecord})
    @action(detail=True, methods=["post"])
    def resume(self, request: Request, id: str) -> Response:
        """Take up what of it was stopped or has failed."""
        writes.resume(run=self.found(id), by=request.user)
        return self.answer(id, status=202)

    @extend_schema(request=None, responses={202: records.RunRecord})
    @action(detail=True, methods=["post"], url_path="go-back")
    def go_back(self, request: Request, id: str) -> Response:
        """Go back to what was read before it; the answer is the run that does. 409: nothing was read before."""
        return self.answer(writes.go_back(run=self.found(id), by=request.user).public_id, status=202)
