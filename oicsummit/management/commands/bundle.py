"""`manage.py bundle export FILE` and `manage.py bundle import FILE`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from oicsummit.bundle import load, scope, write
from oicsummit.bundle.manifest import Refused
from sources import originals
from sources.models import Collection, Document

ACTOR = "manage.py bundle"


class Command(BaseCommand):
    help = "Write documents with all that rests on them into one file (export), or take such a file in (import)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        export = actions.add_parser("export", help="write an evidence bundle to FILE")
        which = export.add_mutually_exclusive_group()
        which.add_argument("--document", action="append", default=[], metavar="ID", help="only this; may be repeated")
        which.add_argument("--collection", metavar="SLUG", help="only the documents of this collection")
        export.add_argument("--no-originals", action="store_true", help="without the bytes of the files received")
        export.add_argument("file", type=Path)
        take_in = actions.add_parser("import", help="take the evidence bundle FILE into an empty installation")
        take_in.add_argument("file", type=Path)

    def handle(self, *args: Any, action: str, file: Path, **options: Any) -> None:
        if action == "import":
            self._import(file)
        else:
            self._export(file, options)

    def _export(self, file: Path, options: dict[str, Any]) -> None:
        unfinished = file.with_name(file.name + ".part")
        try:
            with write.one_moment(), unfinished.open("wb") as out:
                made = write.write(out, scope=_scope(options), originals=not options["no_originals"], by=ACTOR)
            unfinished.replace(file)
        except OSError as error:
            raise CommandError(f"{file}: no bundle was made: {error.strerror}") from None
        except (originals.Away, originals.NoBucket) as error:
            raise CommandError(f"{file}: no bundle was made: the bucket of files is away: {error}") from None
        finally:
            unfinished.unlink(missing_ok=True)
        self.stdout.write(f"{file}: {made.rows:,} rows, {file.stat().st_size:,} bytes")

    def _import(self, file: Path) -> None:
        try:
            said = load.load(file, by=ACTOR)
        except Refused as refused:
            raise CommandError(f"{file}: nothing was taken in: {refused}") from None
        self.stdout.write(f"{file}: took in {said.rows:,} rows, made at {said.made_at} by {said.made_by}")


def _scope(options: dict[str, Any]) -> scope.Scope:
    if slug := options["collection"]:
        found = Collection.objects.filter(slug=slug).first()
        if found is None:
            raise CommandError(f"there is no collection {slug}")
        return scope.of_collection(found)
    if wanted := options["document"]:
        documents = list(Document.objects.filter(public_id__in=wanted))
        if missing := sorted(set(wanted) - {document.public_id for document in documents}):
            raise CommandError(f"there is no document {', '.join(missing)}")
        return scope.of_documents(documents)
    return scope.Scope()
