"""`manage.py backup FILE`: the whole database into one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from oicsummit import backup
from oicsummit.watching import backups
from sources import originals


class Command(BaseCommand):
    help = "Write the whole database, originals of documents included, to FILE; those in a bucket stay there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            size = backups.make(file)
        except (backup.BackupFailed, OSError) as error:
            raise CommandError(f"{file}: no backup was made: {error}") from None
        self.stdout.write(f"{file}: {size:,} bytes")
        if words := originals.words_of_bucket():
            self.stdout.write(f"Not in it: {words}. Keep the bucket as you keep this file.")
