from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from oicsummit import flow, progress, tasks
from sources import ingest, runs
from sources.models import Document, Run, RunKind, StartedFrom

ACTOR = "manage.py ingest"


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
        waiting = list(runs.waiting().filter(document__in=documents).values_list("pk", flat=True))
        if waiting:
            progress.follow(waiting, out=self.stdout, err=self.stderr)


def _is_wanted(file: Path) -> bool:
    return file.is_file() and not file.name.startswith(".")
