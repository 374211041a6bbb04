"""Runs asked for by page: each is a row first, and sent to the workers once that is committed."""

from collections.abc import Iterable

from django.db import transaction

from oicsummit import flow, tasks
from sources import runs
from sources.models import Document, Run, RunKind, StartedFrom


def take_in(*, documents: Iterable[Document], by: object) -> Run | None:
    """Have documents that are new read; None where there is none."""
    return _start(kind=RunKind.TAKE_IN, documents=documents, by=by)


def read_again(*, documents: Iterable[Document], by: object, chosen: dict, dry_run: bool = False) -> Run | None:
    """Have documents read again; `chosen` says which were asked for. None where there is none."""
    return _start(kind=RunKind.EXTRACT, documents=documents, by=by, dry_run=dry_run, filter=chosen)


def compare_again(*, documents: Iterable[Document], by: object) -> Run | None:
    """Have the claims of documents compared again without reading them again; None where there is none."""
    return _start(kind=RunKind.LINK, documents=documents, by=by)


def resume(*, run: Run, by: object) -> None:
    """Take up what is left of a run. Raises runs.NotRunning."""
    with transaction.atomic():
        runs.resume(run=run, by=by)
        tasks.start(run=run)


def _start(*, documents: Iterable[Document], **options: object) -> Run | None:
    with transaction.atomic():
        try:
            run = flow.ask(documents=documents, started_from=StartedFrom.PAGE, **options)
        except runs.NothingToDo:
            return None
        tasks.start(run=run)
    return run


def go_back(*, run: Run, by: object) -> Run:
    """Go back to what was read before `run`. Raises runs.NothingToDo."""
    with transaction.atomic():
        back = flow.go_back(run=run, by=by, started_from=StartedFrom.PAGE)
        tasks.start(run=back)
    return back
