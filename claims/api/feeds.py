"""Atom feeds: new contradictions, and checks as they are published."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.models import Check, CheckState, Claim, Decision, DecisionKind, Link, LinkState
from oicsummit import access, wording
from oicsummit.analysis.types import Relation
from oicsummit.api import parameters
from oicsummit.api.permissions import MayRead, MaySeePublished
from oicsummit.api.renderers import Atom
from oicsummit.api.seen import seen
from oicsummit.api.views import Answering
from sources.models import Event

ENTRIES = 50
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # characters that a text may hold and XML may not


class Feed(Answering, APIView):
    """The base of both: `title`, and `entries`, which yields the newest first."""

    permission_classes = [MayRead]
    renderer_classes = [Atom]
    http_method_names = ["get", "head"]
    title: str

    @extend_schema(responses={(200, "application/atom+xml"): str})
    def get(self, request: Request) -> HttpResponse:
        """The newest fifty, as Atom."""
        parameters.read(request, ["format"])
        address = request.build_absolute_uri(request.path)
        feed = Atom1Feed(title=self.title, link=request.build_absolute_uri("/"), description="", feed_url=address)
        for entry in self.entries(request):
            words = {name: _NOT_XML.sub("", entry[name]) for name in ("title", "description")}
            feed.add_item(**{**entry, **words, "link": request.build_absolute_uri(entry["link"])})
        return HttpResponse(feed.writeString("utf-8"), content_type=f"{Atom.media_type}; charset=utf-8")

    def entries(self, request: Request) -> Iterable[dict[str, Any]]:
        raise NotImplementedError


class Contradictions(Feed):
    """Links by which two claims contradict each other, as they are found; those that were rejected are left out."""

    title = "oicsummit: contradictions"

    def entries(self, request: Request) -> Iterable[dict[str, Any]]:
        return [_contradiction(link) for link in contradictions(request.user)]


def contradictions(user: access.User) -> QuerySet[Link]:
    """Return the newest links that contradict, with since when each does (`found_at`), newest first.

    A link may be old and contradict since a person said so; so those last decided are looked at beside the last made.
    """
    held = Link.objects.filter(relation=Relation.CONTRADICTS, gone_in=None).exclude(state=LinkState.REJECTED)
    links = seen(held, user)
    decided = Decision.objects.filter(kind=DecisionKind.LINK_RELATION, after__relation=Relation.CONTRADICTS)
    newest = Q(pk__in=links.order_by("-id").values("pk")[:ENTRIES])
    newest |= Q(pk__in=decided.order_by("-id").values("link")[:ENTRIES])
    since = Event.objects.filter(kind="link", public_id=OuterRef("public_id"), after__relation=Relation.CONTRADICTS)
    links = links.filter(newest).annotate(found_at=Subquery(since.order_by("-id").values("at")[:1]))
    sides = [f"{side}__{path}" for side in "ab" for path in ("speaker", "document__publisher")]
    links = links.select_related(*sides).defer("a__document__text", "b__document__text")
    return links.order_by(F("found_at").desc(nulls_last=True), "-id")[:ENTRIES]


def _contradiction(link: Link) -> dict[str, Any]:
    found_at = link.found_at or timezone.now()
    words = [*map(_quoted, (link.a, link.b)), *link.reasons]
    return {
        "title": f"{_who(link.a)} and {_who(link.b)} contradict each other",
        "link": f"/links/{link.public_id}/",
        "description": "\n".join(words),
        **_when(found_at, found_at),
    }


def _who(claim: Claim) -> str:
    return claim.speaker.name if claim.speaker else wording.publisher(claim.document)


def _quoted(claim: Claim) -> str:
    digest = "a digest by " if claim.document.is_digest else ""
    return f"“{claim.text}” ({digest}{wording.source(claim.document)})"


def _when(published: datetime, updated: datetime) -> dict[str, datetime]:
    return {"pubdate": published, "updateddate": updated}


class PublishedChecks(Feed):
    """Checks as they are published, corrected and withdrawn."""

    title = "oicsummit: checks"
    permission_classes = [MaySeePublished]

    def entries(self, request: Request) -> Iterable[dict[str, Any]]:
        return [_check(check) for check in seen(published(), request.user)[:ENTRIES]]


def published() -> QuerySet[Check]:
    """Return the checks that are or were published, what changed last first."""
    shown = Check.objects.exclude(state__in=[CheckState.DRAFT, CheckState.IN_REVIEW])
    changed = Greatest(
        F("published_at"), Coalesce("corrected_at", "published_at"), Coalesce("withdrawn_at", "published_at")
    )
    related = shown.select_related("verdict", "figure", "claim__document__publisher", "claim__speaker")
    return related.defer("claim__document__text").annotate(changed_at=changed).order_by("-changed_at", "-id")


def _check(check: Check) -> dict[str, Any]:
    subject = _quoted(check.claim) if check.claim else check.figure.name
    said = [subject, check.note, check.correction and f"{check.get_state_display()}: {check.correction}"]
    return {
        "title": f"{check.verdict}: {check.claim.text if check.claim else check.figure.name}",
        "link": f"/checks/{check.public_id}/",
        "description": "\n".join(filter(None, said)),
        **_when(check.published_at, check.changed_at),
    }
