"""Addresses that are told of changes, and what each was told: for administrators."""

from typing import Any

import django_filters
from django.db.models import F, OuterRef
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from oicsummit.api import columns as c
from oicsummit.api import filters as f
from oicsummit.api import ids
from oicsummit.api.bodies import Body, Text, Yes, read, refusing
from oicsummit.api.changes import KINDS
from oicsummit.api.permissions import MayAdminister
from oicsummit.api.record import One, Record
from oicsummit.api.sql import json_rows
from oicsummit.api.views import Resource
from oicsummit.webhooks import register
from oicsummit.webhooks.models import Attempt, Delivery, DeliveryKind, DeliveryState, Webhook
from sources.guard import AddressRefused


class WebhookRecord(Record):
    """An address that is told of changes."""

    id = c.text("public_id", "Its id, for good.")
    address = c.text("address", "Where changes are sent.")
    kinds = c.texts("kinds", "Of which kinds it is told.")
    is_on = c.boolean("is_on", "Whether it is told at present.")
    off_because = c.text("off_because", "Why it is not; empty where a person switched it off.")
    failures = c.integer("failures", "How many attempts have failed in a row.")
    made_by = c.text("made_by", "Who registered it.")
    made_at = c.moment("made_at", "When.")
    page = c.page("webhooks")


def _attempts(prefix: str) -> Any:
    rows = Attempt.objects.filter(delivery=OuterRef(prefix + "pk")).order_by("pk")
    return json_rows(rows, {name: F(name) for name in ("at", "status", "error", "seconds")})


class AttemptShape(serializers.Serializer):
    """One attempt to deliver."""

    at = serializers.DateTimeField(read_only=True, help_text="When it began.")
    status = serializers.IntegerField(read_only=True, allow_null=True, help_text="The HTTP status of the answer.")
    error = serializers.CharField(read_only=True, help_text="Why it failed; empty where it did not.")
    seconds = serializers.FloatField(read_only=True, allow_null=True, help_text="How long it took; null: not ended.")


class DeliveryRecord(Record):
    """What an address was told at once."""

    id = c.text("public_id", "Its id: the `Webhook-Id` under which it is sent, each time.")
    webhook = c.text("webhook__public_id", "The id of the webhook.")
    kind = c.word("kind", DeliveryKind, "Changes, or a test.")
    changes = c.integer("changes", "How many changes it told of.")
    state = c.word("state", DeliveryState, "Whether it has arrived.")
    made_at = c.moment("made_at", "When it was made.")
    due_at = c.moment("due_at", "When it is tried next.", null=True)
    delivered_at = c.moment("delivered_at", "When it first arrived.", null=True)
    attempts = c.shaped(AttemptShape(many=True, read_only=True, help_text="Each attempt, in order."), _attempts)

    includes = {"webhook": One(WebhookRecord, "webhook")}


class WebhookFilters(django_filters.FilterSet):
    is_on = f.yes("is_on", "Whether it is told at present.")


class DeliveryFilters(django_filters.FilterSet):
    webhook = f.ids("webhook__public_id", ids.pattern("w"), "Ids of webhooks.")
    state = f.words("state", DeliveryState, "Whether it has arrived.")
    kind = f.words("kind", DeliveryKind, "Changes, or tests.")


class WebhookText(Body):
    """An address and what it is told. What is not sent stays as it is."""

    address = Text(required=False, max_length=2000, help_text="Where changes are sent, https:// as a rule.")
    kinds = serializers.ListField(
        child=serializers.ChoiceField(list(KINDS)), required=False, min_length=1, max_length=len(KINDS),
        help_text="Of which kinds of change it is told.",
    )  # fmt: skip
    is_on = Yes(required=False, help_text="Whether it is told; switched on again it goes on where it was left.")


class NewWebhook(Body):
    """A new address, and what it is told from now on."""

    address = Text(max_length=2000, help_text="Where changes are sent, https:// as a rule.")
    kinds = serializers.ListField(
        child=serializers.ChoiceField(list(KINDS)), min_length=1, max_length=len(KINDS),
        help_text="Of which kinds of change it is told.",
    )  # fmt: skip


class Secret(serializers.Serializer):
    """The key by which deliveries are signed; it is shown this once."""

    webhook = serializers.CharField(help_text="The id of the webhook.")
    secret = serializers.CharField(help_text="The key, as standardwebhooks.com has it.")


class Webhooks(Resource):
    """Addresses that are told of changes as they happen; for administrators."""

    queryset = Webhook.objects.all()
    record = WebhookRecord
    filterset_class = WebhookFilters
    sorts = {"made_at": F("made_at")}
    lookup_value_regex = ids.pattern("w")
    http_method_names = ["get", "head", "post", "patch"]
    may = dict.fromkeys(
        ("list", "retrieve", "create", "partial_update", "test", "secret", "remove"), MayAdminister
    )  # fmt: skip

    @extend_schema(request=NewWebhook, responses={201: Secret})
    def create(self, request: Request) -> Response:
        """Register an address. The answer has the key by which you know that a delivery is ours."""
        sent = read(NewWebhook, request)
        with refusing((register.TooMany,), address=AddressRefused, kinds=register.KindsMissing):
            row = register.register(by=request.user, **sent)
        return Response({"webhook": row.public_id, "secret": row.secret}, status=201)

    @extend_schema(request=WebhookText, responses=WebhookRecord)
    def partial_update(self, request: Request, id: str) -> Response:
        """Change the address or the kinds, or switch it off or on."""
        sent, row = read(WebhookText, request), self.found(id)
        with refusing(address=AddressRefused, kinds=register.KindsMissing):
            if sent.keys() & {"address", "kinds"}:
                register.change(webhook=row, by=request.user, address=sent.get("address"), kinds=sent.get("kinds"))
            if "is_on" in sent:
                register.switch(webhook=row, by=request.user, on=sent["is_on"])
        return self.answer(id)

    @extend_schema(request=None, responses={202: DeliveryRecord})
    @action(detail=True, methods=["post"])
    def test(self, request: Request, id: str) -> Response:
        """Send something that tells of nothing, once; ask for the delivery to see what came of it."""
        return _delivery(self, register.send_test(webhook=self.found(id), by=request.user).public_id)

    @extend_schema(request=None, responses={200: Secret})
    @action(detail=True, methods=["post"])
    def secret(self, request: Request, id: str) -> Response:
        """Sign with a new key from now on."""
        secret = register.renew_secret(webhook=self.found(id), by=request.user)
        return Response({"webhook": id, "secret": secret})

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, id: str) -> Response:
        """Tell the address nothing more, and forget what it was told."""
        register.remove(webhook=self.found(id), by=request.user)
        return Response(status=204)


class Deliveries(Resource):
    """What registered addresses were told, with each attempt; for administrators."""

    queryset = Delivery.objects.all()
    record = DeliveryRecord
    filterset_class = DeliveryFilters
    sorts = {"made_at": F("made_at")}
    lookup_value_regex = ids.pattern("n")
    may = dict.fromkeys(("list", "retrieve", "again"), MayAdminister)

    @extend_schema(request=None, responses={202: DeliveryRecord})
    @action(detail=True, methods=["post"])
    def again(self, request: Request, id: str) -> Response:
        """Send it once more under its id, with the objects as they now are."""
        register.send_again(delivery=self.found(id), by=request.user)
        return self.answer(id, status=202)


def _delivery(view: Resource, id: str) -> Response:
    deliveries = Deliveries(request=view.request, format_kwarg=None, action="retrieve", kwargs={})
    return deliveries.answer(id, status=202)
