"""Speakers, claims, links, decisions and checks."""

from django.db.models import F, QuerySet

from claims.api import filters, records, work
from claims.models import Check, CheckState, Claim, Decision, Link, Speaker
from oicsummit import access
from oicsummit.api import ids
from oicsummit.api.views import Resource


class Speakers(Resource):
    """Who claims are attributed to."""

    queryset = Speaker.objects.all()
    record = records.SpeakerRecord
    filterset_class = filters.Speakers
    sorts = {"name": F("name")}
    lookup_value_regex = ids.pattern("s")


class Claims(Resource):
    """Checkable assertions, each with its exact words, who asserts it, and the quantities in it."""

    queryset = Claim.objects.all()
    record = records.ClaimRecord
    filterset_class = filters.Claims
    sorts = {"worth": F("worth")}
    searched = "search"
    lookup_value_regex = ids.pattern("c")


class Links(Resource):
    """Two claims and what the one is to the other, with what they were compared by and the reasons."""

    queryset = Link.objects.all()
    record = records.LinkRecord
    filterset_class = filters.Links
    sorts = {"score": F("score")}
    lookup_value_regex = ids.pattern("l")


class Decisions(Resource):
    """What people decided on claims, links, figures and speakers. They never change; a later one may undo one."""

    queryset = Decision.objects.all()
    record = work.DecisionRecord
    filterset_class = filters.Decisions
    sorts = {"when": F("when")}
    lookup_value_regex = ids.pattern("e")


class Checks(Resource):
    """Journalists' verdicts on claims and figures; those not yet published are seen by journalists alone."""

    queryset = Check.objects.all()
    record = work.CheckRecord
    filterset_class = filters.Checks
    sorts = {}
    lookup_value_regex = ids.pattern("k")

    def get_queryset(self) -> QuerySet:
        rows = super().get_queryset()
        if access.may_check(self.request.user):
            return rows
        return rows.exclude(state__in=[CheckState.DRAFT, CheckState.IN_REVIEW])
