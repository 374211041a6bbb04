"""Runs as rows: asking for one, how far its documents have come, and its end."""

import os
import socket
from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from sources import copying, events
from sources.models import Document, DocumentState, Run, RunDocument, RunKind, RunState, Stage, StartedFrom

UNFINISHED = [RunState.QUEUED, RunState.RUNNING]
_FIRST_STAGE = {RunKind.LINK: Stage.LINK}
# Asked for each document of each run, so in the database's own words: to put them together takes longer than to answer.
_MUST_WAIT = """
SELECT own.id FROM sources_rundocument own WHERE own.id = ANY(%s) AND EXISTS (
    SELECT FROM sources_rundocument part JOIN sources_run run ON run.id = part.run_id
    WHERE part.document_id = own.document_id AND part.run_id < own.run_id
      AND part.state IN ('queued', 'running') AND run.state IN ('queued', 'running'))
"""
_FOLLOWING = """
SELECT following.id FROM (
    SELECT DISTINCT document_id FROM sources_rundocument WHERE id = ANY(%(done)s)
) AS own CROSS JOIN LATERAL (
    SELECT part.id FROM sources_rundocument part JOIN sources_run run ON run.id = part.run_id
    WHERE part.document_id = own.document_id AND NOT part.id = ANY(%(done)s)
      AND part.state = 'queued' AND run.state IN ('queued', 'running')
    ORDER BY part.run_id, part.id LIMIT 1
) AS following
"""
_LOCKED = "SELECT state FROM sources_run WHERE id = %s FOR UPDATE"
_LEFT = "SELECT id FROM sources_rundocument WHERE run_id = %s AND state IN ('queued', 'running') LIMIT 1"


class NothingToDo(Exception):
    """No document is meant."""


class NotRunning(Exception):
    """The run has ended, or the part has not failed, so that it cannot be stopped, resumed or retried."""


def ask(
    *,
    kind: RunKind,
    documents: Iterable[Document],
    by: object,
    started_from: StartedFrom,
    version: str,
    dry_run: bool = False,
    filter: dict | None = None,
    reverts: Run | None = None,
) -> Run:
    """Make a run over `documents` by the analysis `version`; `tasks.start` sends it. Raises NothingToDo."""
    ids = sorted({document.pk for document in documents})
    if not ids:
        raise NothingToDo("there is no document to work on")
    with events.acting(by=by):
        run = Run.objects.create(
            kind=kind,
            asked_by=events.name_of(by),
            started_from=started_from,
            analysis_version=version,
            dry_run=dry_run,
            filter=filter or {},
            reverts=reverts,
        )
        _add(run, ids)
    return run


def extend(*, run: Run, documents: Iterable[Document], by: object) -> list[int]:
    """Add documents to a run that was asked for before all of them were there; return the ids of their parts.

    Where it has ended meanwhile it goes on; where somebody has stopped it, they are stopped with it.
    """
    with events.acting(by=by, why="more documents"):
        run = _lock(run.pk)
        parts = _add(run, sorted({document.pk for document in documents}))
        if run.state in {RunState.FINISHED, RunState.FAILED}:
            _goes_on(run)
    return [part.pk for part in parts]


def _add(run: Run, documents: list[int]) -> list[RunDocument]:
    said = {"run": run, "stage": _FIRST_STAGE.get(run.kind, Stage.EXTRACT)}
    if run.state == RunState.STOPPED:
        said |= {"state": RunState.STOPPED, "ended_at": run.ended_at}
    return RunDocument.objects.bulk_create(RunDocument(document_id=pk, **said) for pk in documents)


def _goes_on(run: Run) -> None:
    run.state, run.ended_at, run.error = RunState.RUNNING, None, ""
    run.save(update_fields=["state", "ended_at", "error"])


def waiting() -> QuerySet[RunDocument]:
    """Return the parts of runs that are still to be done, oldest first; some may be under way."""
    return RunDocument.objects.filter(state__in=UNFINISHED, run__state__in=UNFINISHED).order_by("run_id", "pk")


def must_wait(part_ids: Sequence[int]) -> set[int]:
    """Return those of the parts on whose document an earlier run still has to work."""
    return set(_column(_MUST_WAIT, [list(part_ids)]))


def following(part_ids: Iterable[int]) -> list[int]:
    """Return the ids of the next runs' parts that wait for the same documents: only one is at one at a time."""
    return _column(_FOLLOWING, {"done": list(part_ids)})


def _column(query: str, values: list | dict) -> list:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [value for (value,) in cursor.fetchall()]


def begin(*, parts: Sequence[RunDocument]) -> None:
    """Note that work on `parts` begins, here and now."""
    begun = {"state": RunState.RUNNING, "worker": f"{socket.gethostname()} {os.getpid()}", "error": ""}
    now = timezone.now()
    RunDocument.objects.filter(pk__in=[part.pk for part in parts]).update(
        **begun, attempts=F("attempts") + 1, started_at=Coalesce("started_at", now)
    )
    for part in parts:
        part.attempts, part.started_at = part.attempts + 1, part.started_at or now
        for name, value in begun.items():
            setattr(part, name, value)
    for run in {part.run for part in parts if part.run.state == RunState.QUEUED}:
        with events.acting(by=run):
            Run.objects.filter(pk=run.pk, state=RunState.QUEUED).update(state=RunState.RUNNING, started_at=now)


def report(*, part: RunDocument, seconds: float, changes: dict) -> None:
    """Set what the present stage of `part` took and changed; `advance` keeps it."""
    part.seconds[part.stage] = round(seconds, 3)
    counts = {**part.report.get("counts", {}), **changes.get("counts", {})}
    part.report = {**part.report, **changes, "counts": counts}


def advance(*, parts: Sequence[RunDocument], to: Stage) -> None:
    """Note within the transaction of a stage that it is done, so that it is never done twice; the last ends `parts`."""
    for part in parts:
        part.stage = to
    if to != Stage.DONE:
        copying.change(parts, ["stage", "seconds", "report", "reading"])
        return
    for part in parts:
        _end(part, "")


def end(*, part: RunDocument, error: str = "") -> None:
    """Note that `part` is finished, or has failed with `error`; the last part ends the run."""
    with events.acting(by=part.run):
        _end(part, error)


def _end(part: RunDocument, error: str) -> None:
    part.state = RunState.FAILED if error else RunState.FINISHED
    part.error, part.ended_at = error, timezone.now()
    (state,) = _column(_LOCKED, [part.run_id])  # of two that end at once the second sees that the first has
    copying.change([part], ["state", "error", "ended_at", "stage", "seconds", "report"])
    if state in UNFINISHED and not _column(_LEFT, [part.run_id]):
        _close(Run.objects.get(pk=part.run_id))


def _lock(run_id: int) -> Run:
    return Run.objects.select_for_update().get(pk=run_id)


def _close(run: Run) -> None:
    """End `run`, locked, of which no part is left."""
    failed = run.parts.filter(state=RunState.FAILED).count()
    run.state = RunState.FAILED if failed and failed == run.parts.count() else RunState.FINISHED
    run.error = f"{failed} of {run.parts.count()} documents failed" if failed else ""
    run.report = summed(run)
    run.ended_at = timezone.now()
    run.save(update_fields=["state", "error", "report", "ended_at"])


def summed(run: Run) -> dict[str, dict[str, int]]:
    """Return the counts of the reports of the run's parts, added up: {"claims": {"kept": 12, …}, …}."""
    total: dict[str, dict[str, int]] = {}
    for report in run.parts.values_list("report", flat=True):
        for subject, counts in report.get("counts", {}).items():
            sums = total.setdefault(subject, {})
            for word, number in counts.items():
                sums[word] = sums.get(word, 0) + number
    return total


def stop(*, run: Run, by: object) -> None:
    """Stop what has not begun; a document under way is finished. Raises NotRunning."""
    with events.acting(by=by, why="stopped"):
        run = _lock(run.pk)
        if run.state not in UNFINISHED:
            raise NotRunning("this run has ended")
        run.parts.filter(state=RunState.QUEUED).update(state=RunState.STOPPED, ended_at=timezone.now())
        run.state, run.ended_at, run.report = RunState.STOPPED, timezone.now(), summed(run)
        run.save(update_fields=["state", "ended_at", "report"])


def resume(*, run: Run, by: object) -> None:
    """Take up a stopped run, or what failed in one that ended. Raises NotRunning where nothing is left to do."""
    again = [RunState.STOPPED, RunState.FAILED]
    with events.acting(by=by, why="resumed"):
        run = _lock(run.pk)
        if not run.parts.filter(state__in=[*again, *UNFINISHED]).exists() or run.state in UNFINISHED:
            raise NotRunning("nothing of this run is left to do")
        run.parts.filter(state__in=again).update(state=RunState.QUEUED, error="", attempts=0, ended_at=None)
        _goes_on(run)


def failed() -> QuerySet[RunDocument]:
    """Return the parts that failed, of no trial, whose documents no later run has had or will have; newest first."""
    later = RunDocument.objects.filter(document=OuterRef("document"), run__gt=OuterRef("run"), run__dry_run=False)
    parts = RunDocument.objects.filter(state=RunState.FAILED, run__dry_run=False)
    made_good = Exists(later.exclude(state__in=[RunState.FAILED, RunState.STOPPED]))
    return parts.exclude(document__state=DocumentState.ERASED).exclude(made_good).order_by("-run_id", "-pk")


def retry(*, part: RunDocument, by: object) -> None:
    """Have one document of a run done again that failed in it. Raises NotRunning where it has not."""
    with events.acting(by=by, why="tried again"):
        run = _lock(part.run_id)
        part = RunDocument.objects.select_related("document").get(pk=part.pk)
        if part.state != RunState.FAILED:
            raise NotRunning(f"this document is {part.state} in that run")
        part.state, part.error, part.attempts, part.ended_at = RunState.QUEUED, "", 0, None
        part.save(update_fields=["state", "error", "attempts", "ended_at"])
        _goes_on(run)
        events.note(of=run, kind="run", before={"failed": part.document.public_id}, after={"failed": None})
