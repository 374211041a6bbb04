"""The whole automatic path: document → sentences → quantities → claims → figures and links.

A run's part (one document) goes through two stages, each one transaction that also notes that it is done. So a part
may be worked on twice, or break off anywhere, and what comes of it is the same.
"""

import time
from collections.abc import Callable, Iterable

import structlog
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from claims import by_hand, consequence, extract, link, same_figure
from figures import glossary, group, quantify
from oicsummit import reader
from oicsummit.analysis.types import Reading
from sources import events, locks, metadata, readings, runs, sentences
from sources.models import Document, DocumentState, Run, RunDocument, RunKind, RunState, Stage, StartedFrom

ATTEMPTS = 20  # a document whose worker is lost this often is the cause of it


class LostTooOften(Exception):
    """The worker was lost over this document each time."""


def version() -> str:
    """Return what decides how documents are read: rules, model and glossary."""
    return f"{reader.version()}, glossary {glossary.version()}"


def ask(*, kind: RunKind, documents: Iterable[Document], by: object, started_from: StartedFrom, **options) -> Run:
    """Make a run by the present version of the analysis; `tasks.start(run=…)` sends it. Raises runs.NothingToDo."""
    return runs.ask(kind=kind, documents=documents, by=by, started_from=started_from, version=version(), **options)


def outdated() -> QuerySet[Document]:
    """Return the documents that were last read by another version of the analysis."""
    read = RunDocument.objects.filter(document=OuterRef("pk"), state=RunState.FINISHED, run__dry_run=False)
    last = read.filter(run__kind__in=[RunKind.TAKE_IN, RunKind.EXTRACT]).order_by("-run")
    documents = Document.objects.filter(state=DocumentState.ACTIVE)
    by = documents.annotate(read_by=Subquery(last.values("run__analysis_version")[:1]))
    return by.exclude(read_by=version()).order_by("pk")


def go_back(*, run: Run, by: object, started_from: StartedFrom) -> Run:
    """Make a run that goes back to what was read before `run`. Raises runs.NothingToDo where nothing was."""
    documents = Document.objects.filter(pk__in=readings.has_earlier(run))
    return ask(kind=RunKind.REVERT, documents=documents, by=by, started_from=started_from, reverts=run)


def work(*, part_id: int) -> RunDocument:
    """Bring one document of a run through the stages that it still has before it; return its part then.

    Raises locks.Busy where another worker is at the document or has to be first, and LostTooOften.
    """
    with locks.document_of(part_id):
        part = RunDocument.objects.select_related("run", "document").get(pk=part_id)
        structlog.contextvars.bind_contextvars(run=part.run.public_id)
        if part.state not in runs.UNFINISHED or part.run.state not in runs.UNFINISHED:
            return part
        if part.attempts >= ATTEMPTS:
            raise LostTooOften(f"the worker was lost {part.attempts} times over this document")
        if not runs.is_next(part):
            raise locks.Busy
        runs.begin(part=part)
        if part.run.dry_run:
            _rehearse(part)
            runs.end(part=part)
        elif part.document.state == DocumentState.ERASED or part.stage == Stage.DONE:
            runs.end(part=part)
        else:
            _stages(part)
        return part


def _stages(part: RunDocument) -> None:
    if part.stage == Stage.EXTRACT:
        _timed(part, extract_claims, to=Stage.LINK)
    if part.stage == Stage.LINK:
        # In a transaction of its own: whoever links at the same time must see by which keys these claims are found.
        if not _is_all_new(part) and by_hand.not_understood(part.document).exists():
            with events.acting(by=part.run):
                by_hand.understand(document=part.document)
        _timed(part, link_claims, to=Stage.DONE)


def _is_all_new(part: RunDocument) -> bool:
    """Whether this part was the document's first reading: what is marked by hand since asks to be compared itself."""
    claims = part.report.get("counts", {}).get("claims")
    return claims is not None and claims.keys() <= {"new"}


def _rehearse(part: RunDocument) -> None:
    """Do all of it, keep the report, and let the rest go."""
    with transaction.atomic():
        _stages(part)
        transaction.set_rollback(True)
    part.save(update_fields=["stage", "seconds", "report"])


def _timed(part: RunDocument, stage: Callable[[RunDocument], dict], *, to: Stage) -> None:
    begun = time.monotonic()
    with events.acting(by=part.run):
        report = stage(part)
        runs.advance(part=part, to=to, seconds=time.monotonic() - begun, report=report)


def extract_claims(part: RunDocument) -> dict:
    """Read the document; keep its sentences, quantities and claims. Returns what changed."""
    document, run = part.document, part.run
    read = _read(part)
    metadata.fill(document=document, read=read.metadata)
    kept = sentences.keep(document=document, sentences=read.sentences, run=run)
    readings.keep(part=part, read=read, is_first=kept.is_first)
    quantities = quantify.keep(document=document, quantities=read.quantities, sentences=kept, run=run)
    claims = extract.keep(document=document, read=read, sentences=kept, quantities=quantities.rows, run=run)
    counts = {"quantities": dict(quantities.counts), "claims": dict(claims.counts)}
    return {"counts": counts, "claims": claims.changes}


def _read(part: RunDocument) -> Reading:
    """Read the document; to go back before a run, take what had been read by then."""
    if part.run.reverts:
        return readings.of(readings.before(run=part.run.reverts, document=part.document_id))
    return reader.read(text=part.document.text, published=part.document.published)


def link_claims(part: RunDocument) -> dict:
    """Compare the document's claims with all others; keep links, sums and figures. Returns what changed."""
    document, run = part.document, part.run
    counts, changes = {}, []
    words = glossary.current()
    for each in filter(None, (document.supersedes, document)):
        report = link.document(document=each, glossary=words, run=run)
        group.regroup(document=each, joined=same_figure.joined)
        consequence.weigh(document=each)
        counts, changes = _added(counts, report.counts), [*changes, *report.changes]
    return {"counts": {"links": counts}, "links": changes}


def _added(counts: dict, more: dict) -> dict:
    return {word: counts.get(word, 0) + more.get(word, 0) for word in {**counts, **more}}
