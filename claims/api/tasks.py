"""What a correction asks people to look at again: for journalists."""

import django_filters
from django.db.models import CharField, Expression, F
from django.db.models.functions import Cast
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims import publish
from claims.api.records import ClaimRecord
from claims.api.work import CheckRecord
from claims.models import Task, TaskKind
from oicsummit.api import columns as c
from oicsummit.api import filters as f
from oicsummit.api import ids
from oicsummit.api.permissions import MayCheck
from oicsummit.api.record import One, Record
from oicsummit.api.views import Resource


def _number(prefix: str) -> Expression:
    return Cast(F(prefix + "pk"), CharField())


class TaskRecord(Record):
    """A claim or check to look at again, since a check near it has been corrected."""

    id = c.text(_number, "Its id, for good.")
    kind = c.word("kind", TaskKind, "Why it waits.")
    because_of = c.text("because_of__public_id", "The id of the check that was corrected.")
    claim = c.text("claim__public_id", "The id of the claim to look at.", null=True)
    check_id = c.text("check_row__public_id", "Or the id of the check.", null=True)
    opened_at = c.moment("opened_at", "Since when it waits.")
    done_at = c.moment("done_at", "When somebody had looked; null: it waits.", null=True)
    done_by = c.text("done_by__username", "Who.", null=True)

    includes = {
        "because_of": One(CheckRecord, "because_of"),
        "claim": One(ClaimRecord, "claim", null=True),
        "check_id": One(CheckRecord, "check_row", null=True),
    }


class TaskFilters(django_filters.FilterSet):
    done = f.yes("done_at", "Whether somebody has looked.", method=lambda rows, name, yes: rows.filter(
        done_at__isnull=not yes
    ))  # fmt: skip
    claim = f.ids("claim__public_id", ids.pattern("c"), "On these claims.")
    because_of = f.ids("because_of__public_id", ids.pattern("k"), "Because of these checks.")


class Tasks(Resource):
    """What a correction asks people to look at again; for journalists."""

    queryset = Task.objects.all()
    record = TaskRecord
    filterset_class = TaskFilters
    sorts = {"opened_at": F("opened_at")}
    lookup_field = "pk"
    lookup_value_regex = "[0-9]{1,18}"
    may = dict.fromkeys(("list", "retrieve", "done"), MayCheck)

    @extend_schema(request=None, responses=TaskRecord)
    @action(detail=True, methods=["post"])
    def done(self, request: Request, id: str) -> Response:
        """Say that you have looked at it. Saying so twice leaves the first."""
        publish.finish(task=self.found(id), by=request.user)
        return self.answer(id)
