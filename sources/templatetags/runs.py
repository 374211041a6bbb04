"""Runs in words."""

from django import template

from oicsummit import wording
from sources.models import Run, RunDocument, RunKind, RunState, Stage

register = template.Library()

_KINDS = {
    RunKind.TAKE_IN: "Taking in",
    RunKind.EXTRACT: "Reading again",
    RunKind.LINK: "Comparing again",
    RunKind.REVERT: "Going back",
}
_STATES = {
    RunState.QUEUED: "waiting",
    RunState.RUNNING: "running",
    RunState.FINISHED: "done",
    RunState.FAILED: "failed",
    RunState.STOPPED: "stopped",
}
_STAGES = {Stage.EXTRACT: "reading", Stage.LINK: "comparing", Stage.DONE: "done"}


@register.filter
def run_kind(run: Run) -> str:
    """Return what a run does: "Taking in"; a dry run says that it only tries."""
    return f"{_KINDS[run.kind]}, as a trial" if run.dry_run else _KINDS[run.kind]


@register.filter
def run_state(row: Run | RunDocument) -> str:
    """Return how it stands with a run, or with a document in it, in one word."""
    if isinstance(row, RunDocument) and row.state == RunState.RUNNING:
        return _STAGES[row.stage]
    return _STATES[row.state]


@register.filter
def stage(part: RunDocument) -> str:
    """Return what is being done with a document: "reading"."""
    return _STAGES[part.stage]


@register.filter
def seconds(run: Run) -> str:
    """Return how long a run took, or has been running, in words."""
    if not run.started_at or not run.ended_at:
        return ""
    took = (run.ended_at - run.started_at).total_seconds()
    return f"{took:.0f} s" if took < 120 else f"{took / 60:.0f} min"


@register.filter
def found(run: Run) -> str:
    """Return what a run came to in one line: "237 claims, 177 links"; of one that read again, what is not as it was."""
    parts = [_found(subject, run.report.get(subject, {}), run.kind) for subject in ("claims", "links")]
    return ", ".join(part for part in parts if part) or run.error


def _found(subject: str, counts: dict[str, int], kind: str) -> str:
    noun = subject.removesuffix("s")
    if kind == RunKind.TAKE_IN:
        return wording.count(sum(counts.get(word, 0) for word in ("new", "split", "kept", "changed", "moved")), noun)
    changed = sum(number for word, number in counts.items() if word != "kept")
    return f"{wording.count(changed, noun)} changed" if changed else f"no {noun} changed"
