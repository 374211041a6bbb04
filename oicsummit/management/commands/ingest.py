import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from oicsummit import flow, progress, tasks
from sources import by_address, ingest, names, runs
from sources.guard import AddressRefused
from sources.models import Fetch, FetchState, Run, RunKind, StartedFrom

ACTOR = "manage.py ingest"
SOON = 0.3  # seconds; then the workers are told of what has come in after the first, then after twice as long …
SELDOM = 2.4  # seconds: … and this often at least


class Command(BaseCommand):
    """Take in files, all files of folders, or pages by their address, and have the workers read them."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or an address (https://…)")
        parser.add_argument("--publisher", default="", help="who put these documents out")
        parser.add_argument("--author", default="")
        parser.add_argument("--published", type=date.fromisoformat, help="when, as YYYY-MM-DD")
        parser.add_argument("--every", type=int, metavar="HOURS", help="fetch addresses again every so many hours")
        parser.add_argument("--wait", action="store_true", help="until the workers are done, showing how far they are")

    def handle(self, *, paths: list[str], wait: bool, every: int | None, **options: object) -> None:
        if every is not None and every < 1:
            raise CommandError("--every takes a whole number of hours, at least 1")
        given = ingest.Given(publisher=options["publisher"], author=options["author"], published=options["published"])
        addresses = [path for path in paths if path.lower().startswith(("http://", "https://"))]
        files = [Path(path) for path in paths if path not in addresses]
        taken = self._take_in(self._files(files), given)
        asked = self._ask(addresses, given, every)
        documents = sorted({each.document.pk for each in taken.taken if each.document})
        failed = self._wait(documents, asked) if wait else 0
        self._conclude(len(taken.taken) + len(addresses), len(taken.errors) + len(addresses) - len(asked) + failed)

    def _conclude(self, offered: int, failed: int) -> None:
        if failed:
            raise CommandError(f"{failed} of {offered} {'texts' if offered > 1 else 'text'} could not be taken in")

    def _files(self, paths: list[Path]) -> Iterator[ingest.File]:
        for path in paths:
            found = sorted(file for file in path.iterdir() if _is_wanted(file)) if path.is_dir() else [path]
            for file in found:
                try:
                    yield ingest.File(file.name, file.read_bytes())
                except OSError as error:
                    raise CommandError(f"{names.clean(str(file))}: {error.strerror}") from None

    def _ask(self, addresses: list[str], given: ingest.Given, every: int | None) -> list[Fetch]:
        """Ask for the pages that may be fetched; say why of those that may not."""
        asked = []
        for address in addresses:
            try:
                with transaction.atomic():
                    asked.append(self._asked(address, given, every))
            except AddressRefused as refused:
                self.stderr.write(f"{names.clean(address)}: {refused}")
        if asked:
            self.stdout.write(f"{len(asked)} {'page' if len(asked) == 1 else 'pages'} asked for by address")
        return asked

    def _asked(self, address: str, given: ingest.Given, every: int | None) -> Fetch:
        row = by_address.ask(address=address, by=ACTOR, given=given, every_hours=every, asked_from=StartedFrom.COMMAND)
        tasks.start_fetch(row=row)
        return row

    def _take_in(self, files: Iterator[ingest.File], given: ingest.Given) -> ingest.Batch:
        """Take in files, and have the workers read the first of them while others still come in, in one run."""
        every, some, run = ingest.Batch(), ingest.Batch(), None
        begun, soon = time.monotonic(), SOON
        try:
            for taken in ingest.one_by_one(files=files, by=ACTOR, given=given):
                every.taken.append(taken)
                some.taken.append(taken)
                if run is None or time.monotonic() - begun > soon:
                    soon = min(2 * soon, SELDOM) if run else soon
                    run = self._started(run, some)
                    some, begun = ingest.Batch(), time.monotonic()
        finally:  # what came before a file that cannot be opened is read all the same
            run = self._started(run, some)
            self._tell(every, run)
        return every

    def _started(self, run: Run | None, batch: ingest.Batch) -> Run | None:
        for refused in batch.errors:
            self.stderr.write(refused.error)
        if not batch.new_documents:
            return run
        if run is None:
            said = {"by": ACTOR, "started_from": StartedFrom.COMMAND}
            run = flow.ask(kind=RunKind.TAKE_IN, documents=batch.new_documents, **said)
            tasks.start(run=run)
        else:
            tasks.extend(run=run, documents=batch.new_documents, by=ACTOR)
        return run

    def _tell(self, batch: ingest.Batch, run: Run | None) -> None:
        new = len(batch.new_documents)
        known = len({taken.document.pk for taken in batch.taken if taken.document}) - new
        if known:
            self.stdout.write(f"{known} {'document is' if known == 1 else 'documents are'} here already")
        if run:
            self.stdout.write(f"{new} new {'document' if new == 1 else 'documents'}: run {run}")

    def _wait(self, documents: list[int], asked: list[Fetch]) -> int:
        """Wait for the workers; return how many pages could not be fetched."""
        rows = progress.fetched([row.pk for row in asked], out=self.stdout, err=self.stderr) if asked else []
        documents = [*documents, *(row.document_id for row in rows if row.document_id)]
        waiting = list(runs.waiting().filter(document__in=documents).values_list("pk", flat=True))
        if waiting:
            progress.follow(waiting, out=self.stdout, err=self.stderr)
        return sum(row.state == FetchState.FAILED for row in rows)


def _is_wanted(file: Path) -> bool:
    return file.is_file() and not file.name.startswith(".")
