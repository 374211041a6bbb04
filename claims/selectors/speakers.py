"""Who is heard in the documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from claims import apart
from claims.models import Claim, Decision, Speaker
from claims.selectors import listing
from claims.selectors.decided import standing_on

_CURRENT = Q(claims__gone_in=None, claims__document__state="active") & ~Q(claims__state="rejected")


@dataclass(frozen=True)
class Page:
    speaker: Speaker
    names: Sequence[str]
    claims: QuerySet[Claim]
    documents: int
    contradicted: int
    other_names: Sequence[str]
    decisions: Sequence[Decision]


def listed(q: str = "") -> QuerySet[Speaker]:
    """Return the speakers who are heard, those with most claims first; `q` is looked for in all their names."""
    found = Speaker.objects.filter(merged_into=None)
    if q:
        by_name = Speaker.objects.filter(Q(name__icontains=q) | Q(names__name__icontains=q)).values("pk")
        found = found.filter(pk__in=by_name)
    counted = found.annotate(
        claim_count=Count("claims", filter=_CURRENT, distinct=True),
        document_count=Count("claims__document", filter=_CURRENT, distinct=True),
    )
    return counted.filter(claim_count__gt=0).order_by("-claim_count", "name", "pk")


def speaker_of(public_id: str) -> Speaker:
    """Return the speaker of this public id; raises Speaker.DoesNotExist."""
    return Speaker.objects.select_related("merged_into").get(public_id=public_id)


def page(speaker: Speaker) -> Page:
    """Return what the page of `speaker` shows: all they say, document by document, and every name used for them."""
    claims = listing.current().filter(speaker=speaker)
    as_read = claims.exclude(speaker_as_read="").order_by().values_list("speaker_as_read", flat=True).distinct()
    names = dict.fromkeys([*speaker.names.values_list("name", flat=True), *sorted(as_read)])
    contradicts = listing.links().filter(relation="contradicts")
    return Page(
        speaker=speaker,
        names=[name for name in names if name != speaker.name],
        claims=listing.shown(claims).order_by("document", "start"),
        documents=claims.order_by().values("document").distinct().count(),
        other_names=[row.name for row in speaker.names.all() if row.name != speaker.name],
        decisions=_decisions(speaker),
        contradicted=claims.filter(Q(pk__in=contradicts.values("a")) | Q(pk__in=contradicts.values("b"))).count(),
    )


def _decisions(speaker: Speaker) -> list[Decision]:
    """Return what people decided on `speaker`, and on others that they are not this one; the newest first."""
    others = apart.decided_on(speaker).select_related("who", "speaker")
    return sorted([*standing_on(speaker=speaker), *others], key=lambda decision: -decision.pk)
