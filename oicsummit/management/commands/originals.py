"""`manage.py originals`: where files as they were received lie, whether all are there, and moving them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sources import originals


class Command(BaseCommand):
    help = "Say where files as they were received lie: in the database, or in the bucket that ORIGINALS_BUCKET names."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--check", action="store_true", help="fetch each file of the bucket and compare its SHA-256")
        what.add_argument("--carry", action="store_true", help="carry all into the bucket now, as a worker does")
        what.add_argument("--bring-back", action="store_true", help="put all back into the database")

    def handle(self, *args: Any, check: bool, carry: bool, bring_back: bool, **options: Any) -> None:
        try:
            if carry:
                self._carry()
            elif bring_back:
                self._bring_back()
        except (originals.Away, originals.NoBucket) as error:
            raise CommandError(f"stopped, and nothing is lost: {error}") from None
        self._tell()
        if check:
            self._check()

    def _carry(self) -> None:
        while any(originals.settle()):
            pass

    def _bring_back(self) -> None:
        if originals.has_bucket():
            self.stdout.write("A worker that has ORIGINALS_BUCKET carries them there again: stop the workers first.")
        for original in originals.in_bucket():
            originals.bring_back(original)

    def _tell(self) -> None:
        there = originals.in_bucket().count()
        leaving, here = originals.leaving().count(), originals.in_rows().count()
        self.stdout.write(f"{here:,} in the database, {there:,} in the bucket, {leaving:,} to be removed from it")

    def _check(self) -> None:
        known = wrong = 0
        for original in originals.in_bucket().select_related("document").defer("content", "document__text"):
            known += 1
            try:
                originals.content(original)
            except (originals.Away, originals.NoBucket) as error:
                wrong += 1
                self.stderr.write(f"{original.document.public_id}, {original.filename or 'pasted text'}: {error}")
        if wrong:
            raise CommandError(f"{wrong:,} cannot be had from the bucket")
        there = "each file of the bucket is there, with the SHA-256 it had" if known else "no file lies in a bucket"
        self.stdout.write(there)
