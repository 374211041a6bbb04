"""What the API has done to documents and runs: the same steps as by page."""

from typing import Any

from django.db import transaction

from claims import erase as erasing
from oicsummit import flow, tasks
from oicsummit.api.bodies import refusing
from oicsummit.api.errors import Invalid
from sources import collections, ingest, runs, withdraw
from sources.models import Document, DocumentState, Run, RunKind, StartedFrom


def take_in(*, sent: dict[str, Any], by: object) -> tuple[ingest.Batch, Run | None]:
    """Take in the file or the text and start a run over what is new. Raises Invalid where nothing can be taken in."""
    given = _given(sent)
    if "text" in sent:
        with refusing(text=ingest.Refused):
            document, created = ingest.pasted(text=sent["text"], by=by, given=given)
        batch = ingest.Batch([ingest.Taken("text", document, created)])
    else:
        file = ingest.File(sent["file"].name, sent["file"].read())
        batch = ingest.files(files=[file], by=by, given=given)
        if len(batch.errors) == len(batch.taken):
            raise Invalid("file", " ".join(taken.error for taken in batch.errors) or "There is nothing in it.")
    return batch, _start(RunKind.TAKE_IN, batch.new_documents, by) if batch.new_documents else None


def _given(sent: dict[str, Any]) -> ingest.Given:
    known = {name: sent[name] for name in ("publisher", "title", "author", "published", "address") if sent.get(name)}
    if "supersedes" in sent:
        known["supersedes"] = Document.objects.filter(public_id=sent["supersedes"], state=DocumentState.ACTIVE).first()
        if known["supersedes"] is None:
            raise Invalid("supersedes", "There is no such document that counts.")
    return ingest.Given(**known)


def read_again(*, sent: dict[str, Any], by: object) -> Run:
    """Have documents read again. Raises Invalid where there is none of them."""
    documents = Document.objects.filter(state=DocumentState.ACTIVE)
    if "documents" in sent:
        documents = Document.objects.filter(public_id__in=sent["documents"])
        missing = sorted(set(sent["documents"]) - set(documents.values_list("public_id", flat=True)))
        if missing:
            raise Invalid("documents", f"There is no document {', '.join(missing[:5])}.")
    if "collection" in sent:
        if not collections.named([sent["collection"]]).exists():
            raise Invalid("collection", "There is no such collection.")
        documents = documents.filter(collections.held([sent["collection"]], ""))
    chosen = {name: sent[name] for name in ("documents", "collection") if name in sent} or {"documents": "all"}
    with refusing(**{next(iter(chosen)): runs.NothingToDo}):
        return _start(RunKind(sent["kind"]), documents, by, dry_run=sent["dry_run"], filter=chosen)


def _start(kind: RunKind, documents: Any, by: object, **options: Any) -> Run:
    with transaction.atomic():
        run = flow.ask(kind=kind, documents=documents, by=by, started_from=StartedFrom.API, **options)
        tasks.start(run=run)
    return run


def stop(*, run: Run, by: object) -> None:
    with refusing((runs.NotRunning,)):
        runs.stop(run=run, by=by)


def resume(*, run: Run, by: object) -> None:
    with transaction.atomic(), refusing((runs.NotRunning,)):
        runs.resume(run=run, by=by)
        tasks.start(run=run)


def go_back(*, run: Run, by: object) -> Run:
    with transaction.atomic(), refusing((runs.NothingToDo,)):
        back = flow.go_back(run=run, by=by, started_from=StartedFrom.API)
        tasks.start(run=back)
    return back


def hide(*, document: Document, why: str, by: object) -> None:
    with refusing((withdraw.NotActive,), why=withdraw.ReasonMissing):
        withdraw.withdraw(document=document, by=by, why=why)


def bring_back(*, document: Document, by: object) -> None:
    with transaction.atomic(), refusing((withdraw.NotWithdrawn,)):
        document = withdraw.bring_back(document=document, by=by)
        tasks.relink(document=document, by=by, started_from=StartedFrom.API)


def erase(*, document: Document, sent: dict[str, str], by: object) -> None:
    if sent["sure"] != document.public_id:
        raise Invalid("sure", f"Write {document.public_id} to say that you are sure.")
    with refusing((erasing.ErasedAlready,), why=withdraw.ReasonMissing):
        erasing.erase(document=document, by=by, why=sent["why"])
