"""What changed since a cursor: every change once, whoever else is writing meanwhile."""

import base64
import binascii
import json
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Model, Q, QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.api import records as claims
from claims.api import work
from claims.models import Check, CheckState, Claim, Decision, Link, Speaker, Verdict
from figures.api import records as figures
from figures.models import Figure, Measure, Quantity, Sum
from oicsummit import access, by_slug
from oicsummit.api import beginning, parameters
from oicsummit.api.errors import Invalid
from oicsummit.api.filters import words_in
from oicsummit.api.pagination import MOST, size_of
from oicsummit.api.permissions import MayRead
from oicsummit.api.record import Record, Selection, columns, without_derived
from oicsummit.api.renderers import Json
from oicsummit.api.seen import seen
from oicsummit.api.sql import as_text
from oicsummit.api.views import Answering
from sources.api import records as sources
from sources.models import Collection, Document, Event, Publisher, Run

KINDS: dict[str, tuple[type[Model], type[Record]]] = {
    "publisher": (Publisher, sources.Publisher),
    "collection": (Collection, sources.CollectionRecord),
    "document": (Document, sources.DocumentRecord),
    "quantity": (Quantity, figures.QuantityRecord),
    "figure": (Figure, figures.FigureRecord),
    "sum": (Sum, figures.SumRecord),
    "measure": (Measure, figures.MeasureRecord),
    "speaker": (Speaker, claims.SpeakerRecord),
    "claim": (Claim, claims.ClaimRecord),
    "link": (Link, claims.LinkRecord),
    "decision": (Decision, work.DecisionRecord),
    "verdict": (Verdict, work.VerdictRecord),
    "check": (Check, work.CheckRecord),
    "run": (Run, sources.RunRecord),
}

# The field that shows a column, where it is not of the column's name. None: what only the machine remembers by.
_FIELDS: dict[tuple[str, str], str | None] = {
    ("collection", "document"): "documents",  # one that comes or goes
    ("document", "origin_key"): "origin",
    ("quantity", "period_text"): "period",
    ("quantity", "period_start_date"): "period",
    ("quantity", "period_end_date"): "period",
    ("quantity", "hard"): "interval",
    ("quantity", "expected"): "interval",
    ("quantity", "read"): None,
    ("measure", "relation"): "relations",
    ("claim", "content_hash"): None,
    ("claim", "read"): None,
}

# Transactions below this number have ended: whatever they wrote can be seen, and no more will come from them.
_HORIZON = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"

Position = tuple[int, int]  # (transaction, event): the order in which changes are told


class Change(serializers.Serializer):
    """One change to one object."""

    id = serializers.CharField(help_text="The id of the object.")
    kind = serializers.ChoiceField(list(KINDS), help_text="What it is.")
    action = serializers.ChoiceField(["created", "changed", "removed"], help_text="What happened to it.")
    at = serializers.DateTimeField(help_text="When.")
    actor = serializers.CharField(help_text="Who changed it: a person, or a run.")
    why = serializers.CharField(help_text="The reason given; may be empty.")
    changed = serializers.ListField(
        child=serializers.CharField(),
        help_text="The fields that changed; `document_state` where its document went or came back.",
    )
    object = serializers.DictField(
        allow_null=True,
        help_text="The object as it is now, without what is derived from others; null where it is gone.",
    )
    cursor = serializers.CharField(help_text="The place after this change.")


class Changes(serializers.Serializer):
    results = Change(many=True, help_text="The changes, in order.")
    cursor = serializers.CharField(help_text="Where to go on; the same as before where nothing is new.")
    more = serializers.BooleanField(help_text="Whether to go on at once.")


PARAMETERS = [
    OpenApiParameter("after", str, description="Where to go on: the `cursor` of the answer before."),
    OpenApiParameter(
        "kind",
        {"type": "array", "items": {"type": "string", "enum": list(KINDS)}, "minItems": 1},
        explode=False,
        style="form",
        description="Of these kinds, separated by commas.",
    ),
    OpenApiParameter(
        "page_size",
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": MOST},
        description="How many changes at once.",
    ),
]


class ChangesView(Answering, APIView):
    """What changed since a cursor, in an order that never changes.

    Begin without one, keep the `cursor` of each answer, and ask again with it as `after`: no change is missed and
    none comes twice, however many write at once. Changes appear once every transaction that began before theirs has
    ended. Put each `object` in the place of what you have; where it is null, the object is gone.
    """

    permission_classes = [MayRead]
    http_method_names = ["get", "head"]

    @extend_schema(parameters=PARAMETERS, responses=Changes)
    def get(self, request: Request) -> Response:
        asked = parameters.read(request, ["after", "kind", "page_size", "format"])
        after = position_of(asked["after"]) if "after" in asked else (0, 0)
        size = size_of(asked.get("page_size", str(MOST)))
        kinds = words_in(asked.get("kind"), list(KINDS), "kind")
        events, end, more = read(after, kinds, size, until=horizon())
        results = ",".join(told(events, request.user))
        return Response(Json(f'{{"results":[{results}],"cursor":"{word_of(end)}","more":{json.dumps(more)}}}'))


def horizon() -> int:
    """Return the number below which all transactions have ended."""
    with connection.cursor() as cursor:
        cursor.execute(_HORIZON)
        return int(cursor.fetchone()[0])


def read(after: Position, kinds: Iterable[str], size: int, *, until: int) -> tuple[list[Event], Position, bool]:
    """Return the next events of transactions below `until`, where to go on, and whether there are more."""
    first = [] if after[0] else beginning.there_before(kinds, after=after[1])
    found = [*first, *_beyond(after, kinds).filter(transaction__lt=until)[: size + 1]]
    more, found = len(found) > size, found[:size]
    end = (found[-1].transaction, found[-1].id) if found else after
    return found, end, more


def between(after: Position, until: Position, kinds: Iterable[str]) -> list[Event]:
    """Return the events after one place up to another, that one included."""
    number, event = until
    return list(_beyond(after, kinds).filter(Q(transaction=number, id__lte=event) | Q(transaction__lt=number)))


def _beyond(after: Position, kinds: Iterable[str]) -> QuerySet[Event]:
    number, event = after
    beyond = Q(transaction=number, id__gt=event) | Q(transaction__gt=number)
    rows = Event.objects.filter(beyond, transaction__gte=number, kind__in=kinds)
    return rows.order_by("transaction", "id")


def told(events: list[Event], user: access.User) -> list[str]:
    """Return the changes that `user` may see, each as JSON, with the objects as they now are."""
    # Read after the events: what the last change of an object shows is never older than that change.
    shown = _open_to(events, user)
    objects = {kind: _now(kind, rows, user) for kind, rows in _by_kind(shown).items()}
    return [_told(event, objects[event.kind].get(event.public_id)) for event in shown]


def _by_kind(events: Iterable[Event]) -> dict[str, list[Event]]:
    kinds: dict[str, list[Event]] = {}
    for event in events:
        kinds.setdefault(event.kind, []).append(event)
    return kinds


def _now(kind: str, events: list[Event], user: access.User) -> dict[str, str]:
    """Return id → JSON of the objects of one kind as they now are, those that `user` may see."""
    model, record = KINDS[kind]
    row = as_text(columns(record, Selection(without_derived(record))))
    key = "slug" if kind in by_slug.MODELS else "public_id"
    rows = model.objects.filter(**{f"{key}__in": {event.public_id for event in events}})
    return dict(seen(rows, user).values_list(key, row))


def _open_to(events: list[Event], user: access.User) -> list[Event]:
    """Leave out the checks that are not published yet: the publication will come as a change of its own."""
    checks = {event.public_id for event in events if event.kind == "check"}
    if not checks or access.may_check(user):
        return events
    drafts = [CheckState.DRAFT, CheckState.IN_REVIEW]
    public = Check.objects.filter(public_id__in=checks).exclude(state__in=drafts)
    hidden = checks - set(public.values_list("public_id", flat=True))
    return [event for event in events if event.public_id not in hidden]


def _told(event: Event, now: str | None) -> str:
    changed = {_field(event.kind, name) for name in {**(event.before or {}), **(event.after or {})}} - {None}
    head: dict[str, Any] = {
        "id": event.public_id,
        "kind": event.kind,
        "action": event.action,
        "at": event.at.isoformat(),
        "actor": event.actor,
        "why": event.why,
        "changed": sorted(changed),
        "cursor": word_of((event.transaction, event.id)),
    }
    return f'{json.dumps(head)[:-1]},"object":{now or "null"}}}'


def _field(kind: str, column: str) -> str | None:
    """Return the field that shows a column."""
    return _FIELDS.get((kind, column), column.removesuffix("_id"))


def word_of(position: Position) -> str:
    packed = json.dumps(position, separators=(",", ":"))
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def position_of(word: str) -> Position:
    try:
        transaction, event = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
        if not all(type(part) is int and 0 <= part < 2**63 for part in (transaction, event)):
            raise ValueError(word)
    except (binascii.Error, UnicodeError, ValueError, TypeError) as error:
        raise Invalid("after", "This cursor is not one of ours.") from error
    return transaction, event
