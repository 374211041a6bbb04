"""Checks as pages show them: the published for everyone, the others for those who may write one."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from claims.models import (
    Check,
    CheckState,
    Claim,
    Decision,
    DecisionState,
    Evidence,
    EvidenceFile,
    Link,
    LinkState,
    Task,
)
from oicsummit import access
from sources.models import Event
from sources.selectors.documents import REMOVED

PUBLIC = {CheckState.PUBLISHED, CheckState.CORRECTED, CheckState.WITHDRAWN}


def visible_to(user: access.User) -> QuerySet[Check]:
    """Return the checks that `user` may see, newest first, with what a list shows of them."""
    checks = Check.objects.select_related(
        "verdict", "author", "published_by", "figure", "claim__document__publisher", "claim__speaker"
    )
    if not access.may_administer(user):
        checks = checks.exclude(claim__document__state__in=REMOVED)
    return checks if access.may_check(user) else checks.filter(state__in=PUBLIC)


def published() -> QuerySet[Check]:
    """Return the checks that everybody may see."""
    return visible_to(AnonymousUser())


def in_full(user: access.User) -> QuerySet[Check]:
    """Return the same for a page of one: with evidence, and the claim's sentence and quantities."""
    return visible_to(user).select_related("claim__sentence").prefetch_related("evidence", "claim__quantities")


def evidence(check: Check, user: access.User) -> list[Evidence]:
    """Return the evidence of a check, each with the `kept` file that `user` may have, without its bytes, or None."""
    files = EvidenceFile.objects.filter(evidence__check_row=check).defer("content")
    if not access.may_check(user):
        files = files.filter(is_public=True)
    kept = {file.evidence_id: file for file in files}
    rows = list(check.evidence.all())
    for row in rows:
        row.kept = kept.get(row.pk)
    return rows


def history(check: Check) -> list[Event]:
    """Return the events of a check, oldest first."""
    return list(Event.objects.filter(kind="check", public_id=check.public_id).order_by("id"))


def readings(check: Check) -> QuerySet[Claim]:
    """Return the claims that a check of a figure is about: those that hold one of its readings."""
    claims = Claim.objects.filter(quantities__figure=check.figure_id, gone_in=None).distinct()
    claims = claims.exclude(document__state__in=REMOVED)
    return claims.select_related("document__publisher", "speaker", "sentence").prefetch_related("quantities")


def waiting_for(user: access.User) -> dict[str, Iterable]:
    """Return what waits for `user`: checks of others to review, own drafts, tasks that corrections opened."""
    mine = Check.objects.filter(author=user.pk, state=CheckState.DRAFT)
    review = Check.objects.filter(state=CheckState.IN_REVIEW).exclude(author=user.pk)
    tasks = Task.objects.filter(done_at=None)
    if not access.may_publish(user):
        review = review.none()
        tasks = tasks.filter(Q(check_row__author=user.pk) | Q(because_of__author=user.pk))
    shown = ("verdict", "author", "figure", "claim__document__publisher", "claim__speaker")
    tasks = tasks.select_related("claim__document__publisher", "check_row__claim", "check_row__figure", "because_of")
    return {
        "review": review.select_related(*shown),
        "drafts": mine.select_related(*shown),
        "tasks": tasks,
        **_on_the_desk(user),
    }


def _on_the_desk(user: access.User) -> dict[str, Iterable]:
    """Return the corrections that ask to be confirmed, and how many links were given to `user`, for who decides."""
    if not access.may_decide(user):
        return {"corrections": [], "given": 0}
    asking = Decision.objects.filter(state=DecisionState.NEEDS_CONFIRMATION).exclude(claim=None)
    given = Link.objects.filter(
        assigned_to=user.pk, gone_in=None, state__in=[LinkState.PROPOSED, LinkState.DISAGREEMENT]
    )
    return {"corrections": asking.select_related("claim__document__publisher", "who")[:100], "given": given.count()}


def published_check(**target: object) -> Check | None:
    """Return the live check of `claim=` or `figure=`, None where there is none."""
    live = Check.objects.filter(state__in=PUBLIC - {CheckState.WITHDRAWN}, **target)
    return live.select_related("verdict", "published_by").first()
