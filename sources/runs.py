"""Runs as rows: asking for one, how far its documents have come, and its end."""

import os
import socket
from collections.abc import Iterable

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from sources import events
from sources.models import Document, DocumentState, Run, RunDocument, RunKind, RunState, Stage, StartedFrom

UNFINISHED = [RunState.QUEUED, RunState.RUNNING]
_FIRST_STAGE = {RunKind.LINK: Stage.LINK}
# Asked for each document of each run, so in the database's own words: to put them together takes longer than to answer.
_EARLIER = """
SELECT FROM sources_rundocument part JOIN sources_run run ON run.id = part.run_id
WHERE part.document_id = %s AND part.run_id < %s
  AND part.state IN ('queued', 'running') AND run.state IN ('queued', 'running') LIMIT 1
"""
_FOLLOWING = """
SELECT part.id FROM sources_rundocument part JOIN sources_run run ON run.id = part.run_id
WHERE part.document_id = %s AND part.id <> %s AND part.state = 'queued' AND run.state IN ('queued', 'running')
ORDER BY part.run_id, part.id LIMIT 1
"""
_LOCKED = "SELECT state FROM sources_run WHERE id = %s FOR UPDATE"
_LEFT = "SELECT FROM sources_rundocument WHERE run_id = %s AND state IN ('queued', 'running') LIMIT 1"


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


def is_next(part: RunDocument) -> bool:
    """Whether no earlier run still has to work on the document of `part`."""
    return _row(_EARLIER, part.document_id, part.run_id) is None


def following(part: RunDocument) -> int | None:
    """Return the id of the next run's part that waits for the same document: only one is at it at a time."""
    row = _row(_FOLLOWING, part.document_id, part.pk)
    return row and row[0]


def _row(query: str, *values: object) -> tuple | None:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()


def begin(*, part: RunDocument) -> None:
    """Note that work on `part` begins, here and now."""
    part.state, part.attempts = RunState.RUNNING, part.attempts + 1
    part.started_at = part.started_at or timezone.now()
    part.worker, part.error = f"{socket.gethostname()} {os.getpid()}", ""
    part.save(update_fields=["state", "attempts", "started_at", "worker", "error"])
    if part.run.state == RunState.QUEUED:
        with events.acting(by=part.run):
            Run.objects.filter(pk=part.run_id, state=RunState.QUEUED).update(
                state=RunState.RUNNING, started_at=timezone.now()
            )


def advance(*, part: RunDocument, to: Stage, seconds: float, report: dict) -> None:
    """Note within the transaction of a stage that it is done, so that it is never done twice; the last ends `part`."""
    part.seconds[part.stage] = round(seconds, 3)
    counts = {**part.report.get("counts", {}), **report.get("counts", {})}
    part.report = {**part.report, **report, "counts": counts}
    part.stage = to
    if to == Stage.DONE:
        _end(part, "", ["seconds", "report", "stage"])
    else:
        part.save(update_fields=["seconds", "report", "stage", "reading"])


def end(*, part: RunDocument, error: str = "") -> None:
    """Note that `part` is finished, or has failed with `error`; the last part ends the run."""
    with events.acting(by=part.run):
        _end(part, error, [])


def _end(part: RunDocument, error: str, besides: list[str]) -> None:
    part.state = RunState.FAILED if error else RunState.FINISHED
    part.error, part.ended_at = error, timezone.now()
    (state,) = _row(_LOCKED, part.run_id)  # of two that end at once the second sees that the first has
    part.save(update_fields=["state", "error", "ended_at", *besides])
    if state in UNFINISHED and _row(_LEFT, part.run_id) is None:
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
