"""Pages taken in by their address: asked for here, fetched by a worker, asked after until they are there."""

from typing import Any

import django_filters
from django.db import transaction
from django.db.models import F
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from oicsummit import tasks
from oicsummit.api import columns as c
from oicsummit.api import filters as f
from oicsummit.api import ids
from oicsummit.api.bodies import Body, Text, Whole, read, refusing
from oicsummit.api.permissions import MayAddDocument
from oicsummit.api.record import One, Record
from oicsummit.api.views import Resource
from sources import by_address
from sources.api.records import DocumentRecord
from sources.guard import AddressRefused
from sources.ingest import Given
from sources.models import Fetch, FetchState, StartedFrom

YEAR = 366 * 24  # hours


class FetchRecord(Record):
    """A page asked for by its address, and what came of it."""

    id = c.text("public_id", "Its id, for good.")
    address = c.text("address", "The address that was asked for.")
    state = c.word("state", FetchState, "queued: a worker will fetch it; fetched; failed: `error` says why.")
    error = c.text("error", "Why it failed; empty where it did not.")
    document = c.text("document__public_id", "The id of the document that it became.", null=True)
    final_address = c.text("final_address", "Where the page was found, after redirects.")
    fetched_at = c.moment("fetched_at", "When it was fetched last.", null=True)
    sha256 = c.text("sha256", "The SHA-256 of the bytes that were fetched last.")
    every_hours = c.integer("every_hours", "It is fetched again every so many hours; null: once.", null=True)
    next_at = c.moment("next_at", "When it is fetched next.", null=True)
    asked_by = c.text("asked_by", "Who asked for it.")
    asked_at = c.moment("asked_at", "When it was asked for.")

    includes = {"document": One(DocumentRecord, "document", null=True)}


class NewFetch(Body):
    """A page's address, with what is known of it; what is not stays empty."""

    address = serializers.URLField(max_length=2000, help_text="Where it is: http or https, on the public internet.")
    publisher = Text(required=False, max_length=200, allow_blank=True, help_text="The publisher's name.")
    title = Text(required=False, max_length=500, allow_blank=True, help_text="Its title.")
    author = Text(required=False, max_length=300, allow_blank=True, help_text="Who wrote it.")
    published = serializers.DateField(required=False, allow_null=True, help_text="The day it was put out.")
    every_hours = Whole(
        required=False, allow_null=True, min_value=1, max_value=YEAR,
        help_text="Fetch it again every so many hours; changed text becomes a new version.",
    )  # fmt: skip


class Watch(Body):
    """How often a page is fetched again."""

    every_hours = Whole(
        allow_null=True, min_value=1, max_value=YEAR,
        help_text="Fetch it again every so many hours; changed text becomes a new version. Null: no more.",
    )  # fmt: skip


class Filters(django_filters.FilterSet):
    state = f.words("state", FetchState, "What came of it.")
    document = f.ids("document__public_id", ids.pattern("d"), "Ids of the documents that they became.")
    address = f.text("address", "The address that was asked for.", "exact")


def ask(*, sent: dict[str, Any], by: object) -> Fetch:
    """Ask for a page and send the fetch to a worker. Raises Invalid for an address that is refused."""
    known = {name: sent[name] for name in ("publisher", "title", "author", "published") if sent.get(name)}
    with transaction.atomic(), refusing(address=AddressRefused):
        row = by_address.ask(
            address=sent["address"], by=by, given=Given(**known), every_hours=sent.get("every_hours"),
            asked_from=StartedFrom.API,
        )  # fmt: skip
        tasks.start_fetch(row=row)
    return row


class Fetches(Resource):
    """Pages asked for by their address."""

    queryset = Fetch.objects.all()
    record = FetchRecord
    filterset_class = Filters
    sorts = {"asked_at": F("asked_at")}
    lookup_value_regex = ids.pattern("a")
    may = dict.fromkeys(["list", "retrieve", "create", "partial_update", "again"], MayAddDocument)
    http_method_names = ["get", "head", "post", "patch"]

    @extend_schema(request=NewFetch, responses={202: FetchRecord})
    def create(self, request: Request) -> Response:
        """Have a page fetched and taken in; ask for it again by its id to see what came of it.

        An address inside the server's own networks is refused: at once where its words show it, else when it has been
        looked up, and then `error` says so.
        """
        row = ask(sent=read(NewFetch, request), by=request.user)
        return self.answer(row.public_id, status=202)

    @extend_schema(request=Watch, responses=FetchRecord)
    def partial_update(self, request: Request, id: str) -> Response:
        """Have it watched, or watched no more."""
        by_address.watch(row=self.found(id), by=request.user, **read(Watch, request))
        return self.answer(id)

    @extend_schema(request=None, responses={202: FetchRecord})
    @action(detail=True, methods=["post"])
    def again(self, request: Request, id: str) -> Response:
        """Fetch it once more, now."""
        row = self.found(id)
        with transaction.atomic():
            by_address.again(row=row, by=request.user)
            tasks.start_fetch(row=row)
        return self.answer(id, status=202)
