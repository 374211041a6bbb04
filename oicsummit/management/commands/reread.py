from django.core.management.base import BaseCommand, CommandError, CommandParser

from oicsummit import flow, progress, tasks
from sources import collections, runs
from sources.models import Document, DocumentState, RunKind, StartedFrom

ACTOR = "manage.py reread"


class Command(BaseCommand):
    """Read documents again by the present rules; what people decided is kept, or asked to be confirmed."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("documents", nargs="*", metavar="DOCUMENT", help="d-… (default: those read by older rules)")
        parser.add_argument("--all", action="store_true", help="all documents")
        parser.add_argument("--collection", metavar="SLUG", help="the documents of one collection, by its slug or id")
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")
        parser.add_argument("--wait", action="store_true", help="until the workers are done, showing how far they are")

    def handle(self, *, documents: list[str], dry_run: bool, wait: bool, **options: object) -> None:
        named = options["collection"]
        chosen = self._of(named) if named else self._chosen(documents, every=options["all"])
        try:
            run = flow.ask(
                kind=RunKind.EXTRACT,
                documents=chosen,
                by=ACTOR,
                started_from=StartedFrom.COMMAND,
                dry_run=dry_run,
                filter={"collection": named}
                if named
                else {"documents": documents or ("all" if options["all"] else "read by older rules")},
            )
        except runs.NothingToDo:
            self.stdout.write("Every document is read by the present rules.")
            return
        tasks.start(run=run)
        self.stdout.write(f"{run.parts.count()} documents: run {run}")
        if wait or dry_run:
            progress.follow(list(run.parts.values_list("pk", flat=True)), out=self.stdout, err=self.stderr)
            run.refresh_from_db()
            self.stdout.write(_counted(run.report))

    def _of(self, collection: str) -> list[Document]:
        if not collections.named([collection]).exists():
            raise CommandError(f"There is no collection {collection}")
        found = list(Document.objects.filter(collections.held([collection], ""), state=DocumentState.ACTIVE))
        if not found:
            raise CommandError(f"No document counts in the collection {collection}")
        return found

    def _chosen(self, public_ids: list[str], *, every: bool) -> list[Document]:
        if public_ids:
            found = list(Document.objects.filter(public_id__in=public_ids))
            unknown = set(public_ids) - {document.public_id for document in found}
            if unknown:
                raise CommandError(f"There is no document {', '.join(sorted(unknown))}")
            return found
        return list(Document.objects.filter(state=DocumentState.ACTIVE) if every else flow.outdated())


def _counted(report: dict[str, dict[str, int]]) -> str:
    """Say in words what changed: "claims: 12 kept, 3 changed; links: 5 kept"."""
    parts = (
        f"{subject}: {', '.join(f'{number} {word}' for word, number in sorted(counts.items()))}"
        for subject, counts in report.items()
        if counts
    )
    return "; ".join(parts) or "nothing was found"
