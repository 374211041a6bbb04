"""The whole automatic path: document → sentences → quantities → claims → figures and links.

A run's part (one document) goes through two stages, each one transaction that also notes that it is done. So a part
may be worked on twice, or break off anywhere, and what comes of it is the same.
"""

import time
import traceback
from collections.abc import Iterable, Sequence
from contextlib import nullcontext

import structlog
from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery

from claims import by_hand, comparables, consequence, extract, link, same_figure
from claims.models import Speaker
from figures import glossary, group, quantify
from oicsummit import reader
from oicsummit.analysis.types import Reading
from sources import copying, events, locks, metadata, readings, runs, sentences
from sources.models import Document, DocumentState, Run, RunDocument, RunKind, RunState, Sentence, Stage, StartedFrom

ATTEMPTS = 20  # a document whose worker is lost this often is the cause of it
LEFT = "left"
UNSETTLED = (OperationalError, InterfaceError)
TOGETHER = 8  # documents; twice as many would cost little less each, and are longer under way
SHORT = 12_000  # bytes: eight of these are read in seconds
SPREAD = 4  # a message takes no more than this part of what is left

log = structlog.get_logger(__name__)


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


def messages(part_ids: Sequence[int]) -> list[list[int]]:
    """Return parts of runs as they are best worked on, those in one list together: short documents that are new.

    Ever fewer towards the end, so that no worker goes without while another has several (guided self-scheduling:
    C. Polychronopoulos and D. Kuck, IEEE Transactions on Computers 36, 1987).
    """
    size = Func(F("document__text"), function="octet_length", output_field=IntegerField())  # known without the text
    parts = RunDocument.objects.filter(pk__in=part_ids).order_by("run", "pk")
    new = Q(run__kind=RunKind.TAKE_IN, run__dry_run=False, attempts=0)
    short = [pk for pk, bytes_ in parts.filter(new).values_list("pk", size) if bytes_ <= SHORT]
    some, at = [[pk] for pk in sorted(set(part_ids) - set(short))], 0
    while left := len(short) - at:
        number = max(1, min(TOGETHER, left // SPREAD))
        some.append(short[at : at + number])
        at += number
    return some


def work(*, part_ids: Sequence[int]) -> dict[int, str]:
    """Bring documents of runs through the stages that they still have before them; return what became of each part:
    its state, or LEFT where another worker is at the document or has to be first.

    Several that are new and of one run are read and kept together: to keep eight takes little more than to keep one.
    """
    became = dict.fromkeys(part_ids, LEFT)
    with locks.documents_of(part_ids) as held:
        parts = loaded(held)
        became |= {part.pk: str(part.state) for part in parts if not _is_unfinished(part)}
        parts = _begun([part for part in parts if _is_unfinished(part)])
        for part in _extracted_together(parts):
            became[part.pk] = _finished(part)
    return became


def loaded(part_ids: Iterable[int]) -> list[RunDocument]:
    """Return parts of runs with all that the stages need of them."""
    parts = RunDocument.objects.select_related("run", "document").filter(pk__in=part_ids).order_by("run", "pk")
    return list(parts.annotate(is_read=Exists(Sentence.objects.filter(document=OuterRef("document")))))


def _is_unfinished(part: RunDocument) -> bool:
    return part.state in runs.UNFINISHED and part.run.state in runs.UNFINISHED


def _begun(parts: list[RunDocument]) -> list[RunDocument]:
    """Note that work on `parts` begins; leave out those that an earlier run has to do first."""
    wait = runs.must_wait([part.pk for part in parts])
    parts = [part for part in parts if part.pk not in wait]
    runs.begin(parts=parts)
    return parts


def _extracted_together(parts: list[RunDocument]) -> list[RunDocument]:
    """Bring those of `parts` that are new through the first stage at once, if there are several; return all as they
    are then. Where that goes wrong they are as they were: which of them it is shows when each is done alone."""
    company = [part for part in parts if _is_in_company(part) and part.run_id == parts[0].run_id]
    if len(company) < 2:
        return parts
    structlog.contextvars.bind_contextvars(run=company[0].run.public_id)
    try:
        extract_claims(company)
    except (*UNSETTLED, SoftTimeLimitExceeded):
        raise  # they will be taken up again, each alone
    except Exception:
        log.warning("documents that cannot be read together are read alone", documents=len(company), exc_info=True)
        return loaded([part.pk for part in parts])
    return parts


def _is_in_company(part: RunDocument) -> bool:
    """Whether `part` may be done together with others: its document is new, and no worker has been lost over it."""
    new = part.run.kind == RunKind.TAKE_IN and part.stage == Stage.EXTRACT and not part.is_read
    first = part.attempts == 1 and not part.run.dry_run
    return new and first and part.document.state == DocumentState.ACTIVE and part.document.supersedes_id is None


def _finished(part: RunDocument) -> str:
    """Bring `part` through what is left of it; return its state then, FAILED where an error ends it."""
    structlog.contextvars.bind_contextvars(run=part.run.public_id)
    try:
        _stages(part)
    except UNSETTLED:
        raise  # the database is away or chose between two of us: the part is as it was, and will be taken up again
    except SoftTimeLimitExceeded:
        part = _failed(part, "took longer than a task may take")
    except Exception as error:
        log.exception("a document failed", part=part.pk)
        part = _failed(part, f"{type(error).__name__}: {error}\n\n{traceback.format_exc()}")
    return str(part.state)


def _failed(part: RunDocument, error: str) -> RunDocument:
    part = RunDocument.objects.select_related("run").get(pk=part.pk)  # without what the stage had begun to set
    runs.end(part=part, error=error)
    return part


def _stages(part: RunDocument) -> None:
    if part.attempts > ATTEMPTS:
        runs.end(part=part, error=f"the worker was lost {ATTEMPTS} times over this document")
    elif part.run.dry_run:
        _rehearse(part)
        runs.end(part=part)
    elif part.document.state == DocumentState.ERASED or part.stage == Stage.DONE:
        runs.end(part=part)
    else:
        _extract_and_link(part)


def _extract_and_link(part: RunDocument) -> None:
    if part.stage == Stage.EXTRACT:
        extract_claims([part])
    if part.stage == Stage.LINK:
        make_findable(part)
        _link(part)


def _is_all_new(part: RunDocument) -> bool:
    """Whether this part was the document's first reading: what is marked by hand since asks to be compared itself."""
    claims = part.report.get("counts", {}).get("claims")
    return claims is not None and claims.keys() <= {"new"}


def _rehearse(part: RunDocument) -> None:
    """Do all of it, keep the report, and let the rest go."""
    with transaction.atomic():
        _extract_and_link(part)
        transaction.set_rollback(True)
    part.save(update_fields=["stage", "seconds", "report"])


def extract_claims(parts: Sequence[RunDocument]) -> None:
    """Read the documents of `parts`, of one run; keep their sentences, quantities and claims, all or none of them.

    Several must be new (`copying.together`).
    """
    reads = [_read(part) for part in parts]  # before the transaction, which holds up others
    with events.acting(by=parts[0].run), copying.together() if len(parts) > 1 else nullcontext():
        speakers = extract.speakers_of([read for read, _ in reads])
        for part, (read, seconds) in zip(parts, reads, strict=True):
            begun = time.monotonic()
            changes = _kept(part, read, speakers)
            runs.report(part=part, seconds=seconds + time.monotonic() - begun, changes=changes)
        metadata.save([part.document for part in parts])
        runs.advance(parts=parts, to=Stage.LINK)


def _kept(part: RunDocument, read: Reading, speakers: dict[str, Speaker]) -> dict:
    """Keep what was read of a document; return what changed."""
    document, run = part.document, part.run
    metadata.fill(document=document, read=read.metadata)
    kept = sentences.keep(document=document, sentences=read.sentences, run=run, is_read=part.is_read)
    readings.keep(part=part, read=read, is_first=kept.is_first)
    quantities = quantify.keep(document=document, quantities=read.quantities, sentences=kept, run=run)
    claims = extract.keep(
        document=document, read=read, sentences=kept, quantities=quantities.rows, speakers=speakers, run=run
    )
    counts = {"quantities": dict(quantities.counts), "claims": dict(claims.counts)}
    return {"counts": counts, "claims": claims.changes}


def _read(part: RunDocument) -> tuple[Reading, float]:
    """Read the document, and return the seconds that it took too; to go back before a run, take what had been read by
    then."""
    begun = time.monotonic()
    if part.run.reverts:
        read = readings.of(readings.before(run=part.run.reverts, document=part.document_id))
    else:
        read = reader.read(text=part.document.text, published=part.document.published)
    return read, time.monotonic() - begun


def make_findable(part: RunDocument) -> None:
    """Let others find the claims of the document to compare them with, and be seen to: in a transaction of its own,
    since of two who link at the same time one at least must see by which keys the other's claims are found."""
    with events.acting(by=part.run):
        if not _is_all_new(part) and by_hand.not_understood(part.document).exists():
            by_hand.understand(document=part.document)
        comparables.make_findable(filter(None, (part.document.supersedes_id, part.document_id)))


def _link(part: RunDocument) -> None:
    begun = time.monotonic()
    with events.acting(by=part.run):
        changes = link_claims(part)
        runs.report(part=part, seconds=time.monotonic() - begun, changes=changes)
        runs.advance(parts=[part], to=Stage.DONE)


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
