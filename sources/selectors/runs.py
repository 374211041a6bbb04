"""Runs as pages show them: how far each has come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber

from sources.models import Document, Run, RunDocument, RunState
from sources.selectors.documents import opened

UNFINISHED = (RunState.QUEUED, RunState.RUNNING)
_NAMED = 3  # documents that a run is named by


@dataclass(frozen=True, slots=True)
class Progress:
    """`through` of `total` documents have been done or have failed; `now` are those under way."""

    run: Run
    total: int
    through: int
    failed: int
    parts: Sequence[RunDocument]  # the first ones, to name the run by
    now: Sequence[RunDocument]

    @property
    def is_over(self) -> bool:
        return self.run.state not in UNFINISHED


def listed() -> QuerySet[Run]:
    """Return all runs, the newest first."""
    return Run.objects.order_by("-id")


def latest(number: int) -> list[Run]:
    """Return the runs that are not over and the last ones that are, `number` together at least."""
    unfinished = list(listed().filter(state__in=UNFINISHED)[: number * 2])
    over = list(listed().exclude(state__in=UNFINISHED)[: max(1, number - len(unfinished))])
    return [*unfinished, *over]


def progress(runs: Iterable[Run]) -> list[Progress]:
    """Return how far each of `runs` has come, with as many queries however many there are."""
    runs = list(runs)
    counts = _counts(runs)
    parts = _parts(runs)
    return [
        Progress(
            run=run,
            parts=parts[run.pk][:_NAMED],
            now=[part for part in parts[run.pk] if part.state == RunState.RUNNING],
            **counts.get(run.pk, {"total": 0, "through": 0, "failed": 0}),
        )
        for run in runs
    ]


def _counts(runs: Sequence[Run]) -> dict[int, dict[str, int]]:
    rows = (
        RunDocument.objects.filter(run__in=runs)
        .order_by()
        .values("run_id")
        .annotate(
            total=Count("pk"),
            through=Count("pk", filter=~Q(state__in=UNFINISHED)),
            failed=Count("pk", filter=Q(state=RunState.FAILED)),
        )
    )
    return {row.pop("run_id"): row for row in rows}


def _parts(runs: Sequence[Run]) -> dict[int, list[RunDocument]]:
    """Return of each run the parts under way and its first ones; a run over all documents has thousands."""
    found: dict[int, list[RunDocument]] = {run.pk: [] for run in runs}
    firsts = RunDocument.objects.filter(run__in=runs).defer("report", "seconds").order_by("run_id", "pk")
    wanted = firsts.filter(Q(state=RunState.RUNNING) | Q(pk__in=_first_ids(runs)))
    for part in wanted.prefetch_related(Prefetch("document", opened(Document.objects.all()))):
        found[part.run_id].append(part)
    return found


def _first_ids(runs: Sequence[Run]) -> list[int]:
    numbered = RunDocument.objects.filter(run__in=runs).annotate(
        place=Window(RowNumber(), partition_by=F("run"), order_by=F("pk").asc())
    )
    return list(numbered.filter(place__lte=_NAMED).order_by().values_list("pk", flat=True))


def parts(run: Run) -> QuerySet[RunDocument]:
    """Return the documents of a run with how it went: what needs a look first, then what is under way."""
    order = Case(
        When(state=RunState.FAILED, then=0),
        When(state=RunState.RUNNING, then=1),
        When(state=RunState.QUEUED, then=2),
        default=3,
    )
    rows = RunDocument.objects.filter(run=run).defer("report").order_by(order, "pk")
    return rows.prefetch_related(Prefetch("document", opened(Document.objects.all())))
