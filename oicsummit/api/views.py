"""The base of every resource: a filtered list, page by page or streamed, and one object."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from oicsummit.api import pagination, parameters, search, selection
from oicsummit.api.errors import Invalid, TooLarge
from oicsummit.api.filters import Filters
from oicsummit.api.pagination import Keyset, Sort
from oicsummit.api.permissions import MayRead
from oicsummit.api.record import Record, Selection, columns
from oicsummit.api.renderers import LIST_RENDERERS, Json, RecordRenderer
from oicsummit.api.seen import seen
from oicsummit.api.sql import as_text
from oicsummit.api.streams import stream

ALWAYS = {"fields", "include", "format"}
OF_LISTS = {"sort", "cursor", "page_size"}


class Answering:
    """What all our views share: an ETag with 304, and what is left of the caller's share of requests."""

    @method_decorator(conditional_page)
    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return super().dispatch(*args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge
        if request.method in ("POST", "PATCH") and hasattr(self, request.method.lower()):
            parameters.read(request, [])  # a list's filters have no meaning here

    def get_throttles(self) -> list:
        self.throttles = super().get_throttles()
        return self.throttles

    def finalize_response(self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        for throttle in getattr(self, "throttles", []):
            for name, value in throttle.headers().items():
                answer[name] = value
        answer.headers.setdefault("Cache-Control", "private, no-cache")  # kept, and asked for again by its ETag
        return answer


class Resource(Answering, GenericViewSet):
    """Read by anyone who may read the pages.

    `queryset`: what there is, in no order; `sorts`: what `sort` may name, each a key that is never null;
    `searched`: the path of the tsvector that `q` asks, where there is one.
    """

    record: type[Record]
    may: Mapping[str, type] = {}  # action → what it takes beyond reading
    reading: type = MayRead
    renderers: Mapping[str, list[type]] = {"list": LIST_RENDERERS}  # action → its formats, where it is not JSON alone
    filterset_class: type
    sorts: Mapping[str, Combinable] = {}
    searched: str = ""
    filter_backends = [Filters]
    pagination_class = Keyset
    permission_classes = [MayRead]
    http_method_names = ["get", "head", "post"]
    lookup_field = "public_id"
    lookup_url_kwarg = "id"

    def get_queryset(self) -> QuerySet:
        return seen(super().get_queryset(), self.request.user)

    def get_serializer_class(self) -> type[Record]:
        return self.record

    def get_permissions(self) -> list:
        return [kind() for kind in (self.may.get(self.action), self.reading) if kind]

    def get_renderers(self) -> list:
        return [kind() for kind in self.renderers.get(self.action, [RecordRenderer])]

    def list(self, request: Request) -> HttpResponseBase:
        """The rows that the filters let through."""
        asked = parameters.read(request, ALWAYS | OF_LISTS | self._filters())
        wanted = selection.read(asked, self.record, whole=False)
        rows, sort = self.filter_queryset(self.get_queryset()), self._sort(asked)
        shown = self._columns(wanted, asked)
        if (format := request.accepted_renderer.format) != "json":
            return stream(format, pagination.in_order(rows, sort), shown, self.basename)
        place = pagination.place_of(asked["cursor"], sort) if "cursor" in asked else None
        size = pagination.size_of(asked.get("page_size", str(pagination.SIZE)))
        found = pagination.page(rows, as_text(shown), sort, place, size)
        return Response(Json(pagination.envelope(request, sort, found)))

    def retrieve(self, request: Request, id: str) -> HttpResponseBase:
        """One of them, whole."""
        asked = parameters.read(request, ALWAYS)
        return self.answer(id, selection.read(asked, self.record, whole=True))

    def answer(self, id: str, wanted: Selection | None = None, status: int = 200) -> Response:
        """Return one object as it now is; raises Http404."""
        wanted = wanted or selection.read({}, self.record, whole=True)
        rows = self.get_queryset().filter(**self.lookup(id))
        found = rows.values_list(as_text(columns(self.record, wanted)), flat=True).first()
        if found is None:
            raise Http404
        return Response(Json(found), status=status)

    def found(self, id: str) -> Any:
        """The row of one object; raises Http404."""
        return get_object_or_404(self.get_queryset(), **self.lookup(id))

    def lookup(self, id: str) -> dict[str, Any]:
        return {self.lookup_field: id}

    def _filters(self) -> set[str]:
        return set(self.filterset_class.base_filters)

    def _columns(self, wanted: Selection, asked: dict[str, str]) -> dict:
        shown = columns(self.record, wanted)
        if self.searched and "q" in asked:
            shown["marked"] = search.marked(asked["q"])
        return shown

    def _sort(self, asked: dict[str, str]) -> Sort:
        found = {"id": None, **self.sorts}
        if self.searched:  # without words all rows rank the same
            found["rank"] = search.rank(asked["q"], vector=self.searched) if "q" in asked else None
        name = asked.get("sort", "-rank" if found.get("rank") is not None else "id")
        if name.removeprefix("-") not in found:
            choices = ", ".join(sorted(found))
            raise Invalid("sort", f"Cannot sort by {name}. Choose of: {choices}; with - before it, descending.")
        return Sort(name, found[name.removeprefix("-")])
