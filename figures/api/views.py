"""Quantities, figures, sums and measures."""

from django.db.models import DecimalField, F, Value
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api import bodies, writes
from claims.api.views import Deciding
from claims.api.work import DecisionRecord
from figures.api import filters, records, workbook
from figures.api.measures import MeasureText, NewMeasure, write_measure
from figures.models import Figure, Measure, Quantity, Sum
from oicsummit.api import ids, parameters
from oicsummit.api.bodies import read
from oicsummit.api.permissions import MayDecide
from oicsummit.api.renderers import LIST_RENDERERS, Excel
from oicsummit.api.views import Resource


class Quantities(Resource):
    """The numbers in documents, each with the values that its wording allows."""

    queryset = Quantity.objects.all()
    record = records.QuantityRecord
    filterset_class = filters.Quantities
    sorts = {
        # Vague ones have no value; they stand before all others.
        "value": Coalesce(F("value"), Value("-Infinity"), output_field=DecimalField()),
    }
    lookup_value_regex = ids.pattern("q")


class Figures(Deciding):
    """What is measured: the quantities that measure the same thing, in one document or many."""

    queryset = Figure.objects.all()
    record = records.FigureRecord
    filterset_class = filters.Figures
    sorts = {"name": F("name")}
    lookup_value_regex = ids.pattern("f")
    renderers = {"list": LIST_RENDERERS, "workbook": [Excel]}
    http_method_names = ["get", "head", "post", "patch"]
    may = dict.fromkeys(("decisions", "partial_update"), MayDecide)

    @extend_schema(request=bodies.FigureChange, responses=records.FigureRecord)
    def partial_update(self, request: Request, id: str) -> Response:
        """Set or clear its measure: a decision like the others, kept by every later run, which can be undone."""
        writes.on_figure(figure=self.found(id), sent=read(bodies.FigureChange, request), by=request.user)
        return self.answer(id)

    @extend_schema(responses={(200, Excel.media_type): bytes})
    @action(detail=True)
    def workbook(self, request: Request, id: str) -> HttpResponse:
        """Its readings as an Excel workbook, with who says each and where."""
        parameters.read(request, ["format"])
        file = workbook.of(self.found(id), request.build_absolute_uri("/").rstrip("/"))
        headers = {"Content-Disposition": f'attachment; filename="{id}.xlsx"'}
        return HttpResponse(file, content_type=Excel.media_type, headers=headers)

    @extend_schema(request=bodies.FigureDecision, responses={201: DecisionRecord})
    @action(detail=True, methods=["post"])
    def decisions(self, request: Request, id: str) -> Response:
        """Name it, set its measure, merge it into another, or split off some of its readings.

        Every later run keeps to it.
        """
        sent = read(bodies.FigureDecision, request)
        return self.decided(writes.on_figure(figure=self.found(id), sent=sent, by=request.user))


class Sums(Resource):
    """Wholes, their parts and what is left."""

    queryset = Sum.objects.all()
    record = records.SumRecord
    filterset_class = filters.Sums
    lookup_value_regex = ids.pattern("t")


class Measures(Resource):
    """The newsroom's glossary: what is counted, and who defines it so."""

    queryset = Measure.objects.all()
    record = records.MeasureRecord
    filterset_class = filters.Measures
    sorts = {"name": F("name")}
    lookup_value_regex = ids.pattern("m")
    http_method_names = ["get", "head", "post", "patch"]
    may = dict.fromkeys(("create", "partial_update"), MayDecide)

    @extend_schema(request=NewMeasure, responses={201: records.MeasureRecord})
    def create(self, request: Request) -> Response:
        """Write a new entry. Links are compared with it when documents are next compared."""
        return self.answer(write_measure(read(NewMeasure, request), by=request.user).public_id, status=201)

    @extend_schema(request=MeasureText, responses=records.MeasureRecord)
    def partial_update(self, request: Request, id: str) -> Response:
        """Write an entry anew, take it out of use (`retired`), or put it back."""
        write_measure(read(MeasureText, request), by=request.user, measure=self.found(id))
        return self.answer(id)
