"""Who is heard in the documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from claims import apart
from claims.models import Claim, Decision, Speaker
from claims.selectors import listing
from claims.selectors.decided import standing_on
from oicsummit.remembered import remembered


@dataclass(frozen=True)
class Page:
    speaker: Speaker
    names: Sequence[str]
    claims: QuerySet[Claim]
    documents: int
    contradicted: int
    other_names: Sequence[str]
    decisions: Sequence[Decision]


@dataclass(frozen=True)
class Counted:
    """In how many documents a speaker is heard, how many of the claims are contradicted, and by which names."""

    documents: int
    contradicted: int
    as_read: Sequence[str]


def heard(q: str = "") -> QuerySet[Speaker]:
    """Return the speakers of whom there are claims, in no order; `q` is looked for in all their names."""
    found = Speaker.objects.filter(merged_into=None)
    if q:
        by_name = Speaker.objects.filter(Q(name__icontains=q) | Q(names__name__icontains=q)).values("pk")
        found = found.filter(pk__in=by_name)
    return found.filter(Exists(_said()))


def listed(q: str = "") -> QuerySet[Speaker]:
    """Return the same with how many claims there are, and in how many documents; those with most claims first."""
    counted = heard(q).annotate(
        claim_count=_number(_said(), Count("pk")), document_count=_number(_said(), Count("document", distinct=True))
    )
    return counted.order_by("-claim_count", "name", "pk")


def _said() -> QuerySet[Claim]:
    return listing.current().filter(speaker=OuterRef("pk")).order_by()


def _number(said: QuerySet[Claim], what: Count) -> Subquery:
    """Count for one speaker after the other, which takes an index alone; joined, all claims would be sorted."""
    return Subquery(said.values("speaker").annotate(number=what).values("number"))


def speaker_of(public_id: str) -> Speaker:
    """Return the speaker of this public id; raises Speaker.DoesNotExist."""
    return Speaker.objects.select_related("merged_into").get(public_id=public_id)


def page(speaker: Speaker) -> Page:
    """Return what the page of `speaker` shows: all they say, document by document, and every name used for them."""
    claims = listing.current().filter(speaker=speaker)
    counted = remembered(f"speaker-{speaker.pk}", lambda: _counted(claims.order_by()))
    names = dict.fromkeys([*speaker.names.values_list("name", flat=True), *counted.as_read])
    return Page(
        speaker=speaker,
        names=[name for name in names if name != speaker.name],
        claims=claims.order_by("document", "start"),
        documents=counted.documents,
        other_names=[row.name for row in speaker.names.all() if row.name != speaker.name],
        decisions=_decisions(speaker),
        contradicted=counted.contradicted,
    )


def _counted(claims: QuerySet[Claim]) -> Counted:
    as_read = claims.exclude(speaker_as_read="").values_list("speaker_as_read", flat=True).distinct()
    return Counted(
        documents=claims.aggregate(n=Count("document", distinct=True))["n"],
        contradicted=claims.filter(listing.linked("contradicts")).count(),
        as_read=sorted(as_read),
    )


def _decisions(speaker: Speaker) -> list[Decision]:
    """Return what people decided on `speaker`, and on others that they are not this one; the newest first."""
    others = apart.decided_on(speaker).select_related("who", "speaker")
    return sorted([*standing_on(speaker=speaker), *others], key=lambda decision: -decision.pk)
