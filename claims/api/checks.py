"""Checks, from the draft to what has been published, and the list of verdicts."""

from typing import Any

from django.conf import settings
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotAuthenticated, PermissionDenied
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from claims import check as steps
from claims import evidence_file, publish
from claims.api import check_bodies as bodies
from claims.api import claim_review, filters, verdicts, work
from claims.models import Check, Claim, Verdict
from figures.models import Figure
from oicsummit import access
from oicsummit.api import ids, parameters
from oicsummit.api.bodies import read, refusing
from oicsummit.api.errors import Invalid
from oicsummit.api.permissions import MayCheck, MayPublish, MaySeePublished
from oicsummit.api.renderers import LIST_RENDERERS, JsonLd, RecordRenderer
from oicsummit.api.views import Resource

_NOT_NOW = (
    steps.NotWritable, steps.Incomplete, publish.OwnCheck, publish.NotInReview, publish.AlreadyPublished,
    publish.NotPublished,
)  # fmt: skip


# What comes along for those who may read nothing but published checks: the words that were checked, and why.
_OPEN = {"claim", "evidence"}


EVIDENCE_NUMBER = OpenApiParameter("number", int, OpenApiParameter.PATH, description="The number of the evidence.")


class Verdicts(Resource):
    """The newsroom's own list of verdicts."""

    queryset = Verdict.objects.all()
    record = work.VerdictRecord
    filterset_class = filters.Verdicts
    reading = MaySeePublished
    sorts = {"place": F("place")}
    lookup_field = "slug"
    lookup_value_regex = ids.SLUG
    http_method_names = ["get", "head", "post", "patch"]
    may = dict.fromkeys(("create", "partial_update"), MayPublish)

    @extend_schema(request=verdicts.NewVerdict, responses={201: work.VerdictRecord})
    def create(self, request: Request) -> Response:
        """Add a verdict to the list."""
        row = verdicts.write(read(verdicts.NewVerdict, request), by=request.user)
        return self.answer(row.slug, status=201)

    @extend_schema(request=verdicts.VerdictText, responses=work.VerdictRecord)
    def partial_update(self, request: Request, id: str) -> Response:
        """Write a verdict anew, take it out of use (`retired`), or put it back. 409: published checks say it."""
        verdicts.write(read(verdicts.VerdictText, request), by=request.user, verdict=self.found(id))
        return self.answer(id)


class Checks(Resource):
    """Journalists' verdicts on claims and figures; those not yet published are seen by journalists alone."""

    queryset = Check.objects.all()
    record = work.CheckRecord
    filterset_class = filters.Checks
    reading = MaySeePublished
    lookup_value_regex = ids.pattern("k")
    renderers = {"list": LIST_RENDERERS, "claim_review": [JsonLd, RecordRenderer]}
    http_method_names = ["get", "head", "post", "patch"]
    may = {
        **dict.fromkeys(("create", "partial_update", "evidence", "remove_evidence", "send"), MayCheck),
        **dict.fromkeys(("send_back", "publish", "correct", "withdraw"), MayPublish),
    }

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        wanted = {name.strip() for name in request.query_params.get("include", "").split(",") if name.strip()}
        if wanted - _OPEN and not access.may_read(request.user):
            raise NotAuthenticated

    @extend_schema(responses=claim_review.ClaimReview)
    @action(detail=True, url_path="claim-review")
    def claim_review(self, request: Request, id: str) -> Response:
        """It as schema.org ClaimReview, once it has been published."""
        parameters.read(request, ["format"])
        check = self.found(id)
        if check.published_at is None:
            raise Http404
        return Response(claim_review.of(check, request))

    @extend_schema(request=bodies.NewCheck, responses={201: work.CheckRecord})
    def create(self, request: Request) -> Response:
        """Begin a check on a claim or a figure, or go on with the one that you have begun."""
        sent = read(bodies.NewCheck, request)
        check = steps.begin(by=request.user, **_subject(sent))
        self._save(check, sent)
        return self.answer(check.public_id, status=201)

    @extend_schema(request=bodies.CheckText, responses=work.CheckRecord)
    def partial_update(self, request: Request, id: str) -> Response:
        """Write what it says. 409: it has been published, and can only be corrected."""
        self._save(self._own(id), read(bodies.CheckText, request))
        return self.answer(id)

    @extend_schema(
        request={"application/json": bodies.NewEvidence, "multipart/form-data": bodies.NewEvidenceFile},
        responses={201: work.CheckRecord},
    )
    @action(detail=True, methods=["post"], parser_classes=[JSONParser, MultiPartParser])
    def evidence(self, request: Request, id: str) -> Response:
        """Add what it rests on: as JSON, or with a file as a form."""
        is_json = request.content_type.startswith("application/json")
        sent = read(bodies.NewEvidence if is_json else bodies.NewEvidenceFile, request)
        if upload := sent.pop("file", None):
            sent["file"] = (upload.name, upload.read(settings.EVIDENCE_MAX_BYTES + 1))
        with refusing(address=steps.Incomplete, file=evidence_file.FileRefused):
            steps.add_evidence(check=self.found(id), by=request.user, **sent)
        return self.answer(id, status=201)

    @extend_schema(request=None, responses=work.CheckRecord, parameters=[EVIDENCE_NUMBER])
    @action(detail=True, methods=["post"], url_path="evidence/(?P<number>[0-9]{1,18})/remove")
    def remove_evidence(self, request: Request, id: str, number: str) -> Response:
        """Take a piece of evidence away. 409: the check has been published, and what it rests on stays."""
        evidence = get_object_or_404(self._own(id).evidence, pk=int(number))
        with refusing(_NOT_NOW):
            steps.remove_evidence(evidence=evidence, by=request.user)
        return self.answer(id)

    @extend_schema(request=None, responses=work.CheckRecord)
    @action(detail=True, methods=["post"])
    def send(self, request: Request, id: str) -> Response:
        """Send it to a second person. 409: it lacks what they need to judge it."""
        return self._step(steps.send, self._own(id))

    @extend_schema(request=bodies.PublicReason, responses=work.CheckRecord)
    @action(detail=True, methods=["post"])
    def send_back(self, request: Request, id: str) -> Response:
        """Give it back to its author, saying why."""
        return self._step(steps.send_back, self.found(id), why=read(bodies.PublicReason, request)["why"])

    @extend_schema(request=None, responses=work.CheckRecord)
    @action(detail=True, methods=["post"])
    def publish(self, request: Request, id: str) -> Response:
        """Publish it. 409: it is your own, not in review, or another stands published on the same."""
        return self._step(publish.publish, self.found(id))

    @extend_schema(request=bodies.Correction, responses=work.CheckRecord)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, id: str) -> Response:
        """Correct it in public."""
        sent = read(bodies.Correction, request)
        return self._step(publish.correct, self.found(id), **{**sent, "verdict": _verdict(sent["verdict"])})

    @extend_schema(request=bodies.PublicReason, responses=work.CheckRecord)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, id: str) -> Response:
        """Take it back; it stays to be seen as withdrawn, with the reason."""
        return self._step(publish.withdraw, self.found(id), why=read(bodies.PublicReason, request)["why"])

    def _step(self, step: Any, check: Check, **given: Any) -> Response:
        with refusing(_NOT_NOW, why=publish.ReasonMissing):
            step(check=check, by=self.request.user, **given)
        return self.answer(check.public_id)

    def _own(self, id: str) -> Check:
        """The check, where it is one's own to write; editors write all."""
        check = self.found(id)
        if check.author_id != self.request.user.pk and not access.may_publish(self.request.user):
            raise PermissionDenied
        return check

    def _save(self, check: Check, sent: dict[str, Any]) -> None:
        said = {name: sent.get(name, getattr(check, name)) for name in ("note", "reply_asked_date", "reply")}
        verdict = _verdict(sent["verdict"]) if sent.get("verdict") else None if "verdict" in sent else check.verdict
        with refusing(_NOT_NOW):
            steps.save(check=check, by=self.request.user, verdict=verdict, **said)


def _subject(sent: dict[str, Any]) -> dict[str, Any]:
    (name, model) = ("claim", Claim) if "claim" in sent else ("figure", Figure)
    found = model.objects.filter(public_id=sent[name]).first()
    if found is None:
        raise Invalid(name, f"There is no such {name}.")
    return {name: found}


def _verdict(slug: str) -> Verdict:
    found = Verdict.objects.filter(slug=slug, retired=False).first()
    if found is None:
        raise Invalid("verdict", "There is no such verdict in the newsroom's list.")
    return found
