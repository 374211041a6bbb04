import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from oicsummit import flow, tasks
from sources import ingest, runs
from sources.models import Document, Run, RunDocument, RunKind, RunState, StartedFrom

ACTOR = "manage.py ingest"
_EVERY = 0.3  # seconds between two looks at how far it is


class Command(BaseCommand):
    """Take in files, or all files of folders, and have the workers read them."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--publisher", default="", help="who put these documents out")
        parser.add_argument("--author", default="")
        parser.add_argument("--published", type=date.fromisoformat, help="when, as YYYY-MM-DD")
        parser.add_argument("--wait", action="store_true", help="until the workers are done, showing how far they are")

    def handle(self, *, paths: list[Path], wait: bool, **options: object) -> None:
        given = ingest.Given(publisher=options["publisher"], author=options["author"], published=options["published"])
        batch = ingest.files(files=self._files(paths), by=ACTOR, given=given)
        for taken in batch.errors:
            self.stderr.write(taken.error)
        documents = {taken.document.pk: taken.document for taken in batch.taken if taken.document}
        self._start(batch.new_documents, known=len(documents) - len(batch.new_documents))
        if wait:
            self._wait(list(documents))
        if batch.errors:
            raise CommandError(f"{len(batch.errors)} of {len(batch.taken)} files could not be taken in")

    def _files(self, paths: list[Path]) -> Iterator[ingest.File]:
        for path in paths:
            found = sorted(file for file in path.iterdir() if _is_wanted(file)) if path.is_dir() else [path]
            for file in found:
                try:
                    yield ingest.File(file.name, file.read_bytes())
                except OSError as error:
                    raise CommandError(f"{file}: {error.strerror}") from None

    def _start(self, documents: list[Document], *, known: int) -> Run | None:
        if known:
            self.stdout.write(f"{known} {'document is' if known == 1 else 'documents are'} here already")
        if not documents:
            return
        run = flow.ask(kind=RunKind.TAKE_IN, documents=documents, by=ACTOR, started_from=StartedFrom.COMMAND)
        tasks.start(run=run)
        self.stdout.write(f"{len(documents)} new {'document' if len(documents) == 1 else 'documents'}: run {run}")

    def _wait(self, documents: list[int]) -> None:
        """Show how far the workers are until none of `documents` waits any more."""
        waiting = list(runs.waiting().filter(document__in=documents).values_list("pk", flat=True))
        if not waiting:
            return
        shown = ""
        while True:
            parts = RunDocument.objects.filter(pk__in=waiting).select_related("document")
            done = [part for part in parts if part.state not in runs.UNFINISHED]
            words = _progress(len(done), list(parts))
            if words != shown:
                self._show(words, last=len(done) == len(waiting))
                shown = words
            if len(done) == len(waiting):
                break
            time.sleep(_EVERY)
        for part in done:
            if part.state == RunState.FAILED:
                self.stderr.write(f"{part.document}: {part.error.splitlines()[0]}")

    def _show(self, words: str, *, last: bool) -> None:
        if sys.stdout.isatty():
            self.stdout.write(f"\r\033[K{words}", ending="\n" if last else "")
            self.stdout.flush()
        else:
            self.stdout.write(words)


def _is_wanted(file: Path) -> bool:
    return file.is_file() and not file.name.startswith(".")


def _progress(done: int, parts: list[RunDocument]) -> str:
    under_way = [str(part.document)[:60] for part in parts if part.state == RunState.RUNNING]
    rest = f", reading {under_way[0]}" if under_way else "" if done == len(parts) else ", waiting for a worker"
    return f"{done} of {len(parts)} documents read{rest}"
