"""`manage.py restore FILE`: a backup in the place of what the database holds."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from oicsummit import backup, roles
from sources import originals


class Command(BaseCommand):
    help = "Put a backup made by `manage.py backup` in the place of what the database holds. Stop the site first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="also where the database holds documents")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"{file}: there is no such file")
        if backup.holds_documents() and not replace:
            raise CommandError("The database holds documents, which a restore would take away: say --replace to do so.")
        try:
            backup.restore(file)
        except backup.BackupFailed as error:
            raise CommandError(f"{file}: nothing was restored: {error}") from None
        roles.grant()
        if words := originals.words_of_bucket():
            self.stdout.write(f"Not touched: {words}. `manage.py originals --check` says whether all are there.")
        self.stdout.write(f"{file}: restored; run `manage.py migrate` where it comes from an older version")
