"""Publishing a check, by someone other than its author; correcting and withdrawing it for all to see."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from claims.models import Check, CheckState, Claim, Link, LinkState, Verdict
from claims.models.task import Task, TaskKind
from sources import events

LIVE = {CheckState.PUBLISHED, CheckState.CORRECTED}


class OwnCheck(Exception):
    """Nobody publishes a check of their own."""


class NotInReview(Exception):
    """Only a check that its author has sent to review is published."""


class AlreadyPublished(Exception):
    """There is a published check on this already."""


class NotPublished(Exception):
    """Only what has been published can be corrected or withdrawn."""


class ReasonMissing(Exception):
    """A correction and a withdrawal say in public what was wrong."""


def publish(*, check: Check, by: object) -> Check:
    """Publish a check in review. Raises OwnCheck, NotInReview, AlreadyPublished."""
    with events.acting(by=by, why="published it"):
        check = Check.objects.select_for_update().get(pk=check.pk)
        if check.author_id == by.pk:
            raise OwnCheck("this check is yours: a second person publishes it")
        if check.state != CheckState.IN_REVIEW:
            raise NotInReview("this check is not in review")
        if Check.objects.filter(claim=check.claim, figure=check.figure, state__in=LIVE).exists():
            raise AlreadyPublished("there is a published check on this already: correct or withdraw that one")
        check.state, check.published_by, check.published_at = CheckState.PUBLISHED, by, timezone.now()
        check.save()
    return check


def correct(*, check: Check, by: object, correction: str, verdict: Verdict, note: str) -> Check:
    """Change a published check in public: `correction` says what was wrong.

    Opens a task on each claim that is linked to what the check is on, and on each check of those.
    """
    with events.acting(by=by, why=f"corrected it: {correction.strip()}"):
        check = _live(check, correction)
        check.state, check.correction, check.corrected_at = CheckState.CORRECTED, correction.strip(), timezone.now()
        check.verdict, check.note = verdict, note
        check.save()
        _open_tasks(check)
    return check


def withdraw(*, check: Check, by: object, why: str) -> Check:
    """Take a published check back; it stays to be seen as withdrawn, with the reason."""
    with events.acting(by=by, why=f"withdrew it: {why.strip()}"):
        check = _live(check, why)
        check.state, check.correction, check.withdrawn_at = CheckState.WITHDRAWN, why.strip(), timezone.now()
        check.save()
        _open_tasks(check)
    return check


def finish(*, task: Task, by: object) -> Task:
    """Say that a task is done. Doing it twice leaves the first."""
    with events.acting(by=by, why="looked at it after a correction"):
        task = Task.objects.select_for_update().get(pk=task.pk)
        if task.done_at is None:
            task.done_at, task.done_by = timezone.now(), by
            task.save()
    return task


def _live(check: Check, why: str) -> Check:
    if not why.strip():
        raise ReasonMissing("say what was wrong: everybody will read it")
    check = Check.objects.select_for_update().get(pk=check.pk)
    if check.state not in LIVE:
        raise NotPublished("this check is not published")
    return check


def _open_tasks(check: Check) -> None:
    linked = list(_linked(_subjects(check)))
    kind = TaskKind.REVIEW_AFTER_CORRECTION
    tasks = [Task(kind=kind, because_of=check, claim=claim) for claim in linked]
    checks = Check.objects.filter(claim__in=linked, state__in=LIVE).exclude(pk=check.pk)
    tasks += [Task(kind=kind, because_of=check, check_row=other) for other in checks]
    Task.objects.bulk_create(tasks, ignore_conflicts=True)  # an open task on the same thing is enough


def _subjects(check: Check) -> QuerySet[Claim]:
    if check.claim_id:
        return Claim.objects.filter(pk=check.claim_id)
    return Claim.objects.filter(quantities__figure=check.figure_id, gone_in=None).distinct()


def _linked(subjects: QuerySet[Claim]) -> QuerySet[Claim]:
    links = Link.objects.exclude(state=LinkState.REJECTED).filter(Q(a__in=subjects) | Q(b__in=subjects), gone_in=None)
    ends = Q(links_as_a__in=links) | Q(links_as_b__in=links)
    return Claim.objects.filter(ends).exclude(pk__in=subjects).distinct().order_by("pk")
