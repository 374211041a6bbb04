"""`manage.py extract PATH… --output FILE`: what the core reads in files, as JSON; needs no server."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from oicsummit.analysis import extraction
from oicsummit.wording import count


class Command(BaseCommand):
    """Read files of any name and write their quantities, claims and links as JSON."""

    help = "Write what the analysis reads in files (quantities, claims, links) as JSON. Needs no server."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the files, the output, and what is taken as given."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="text files in UTF-8")
        parser.add_argument("--output", required=True, type=Path, metavar="FILE", help="the JSON file to write")
        parser.add_argument(
            "--claims", type=Path, metavar="DIR", help="take claims from reference files, and only link"
        )
        parser.add_argument("--published", type=_day, metavar="DATE", help="the day the files came out, as YYYY-MM-DD")
        parser.add_argument("--processes", type=int, metavar="N", help="how many to read at once (all cores)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, link and write; one line for the person who gave a bad file."""
        try:
            found = extraction.extract(options["paths"], options["published"], options["claims"], options["processes"])
            options["output"].write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except (extraction.Unreadable, OSError) as error:
            raise CommandError(str(error)) from None
        documents, links = found["documents"], found["links"]
        claims = sum(len(document["claims"]) for document in documents)
        counted = {"document": len(documents), "claim": claims, "link": len(links)}
        self.stdout.write(f"{', '.join(count(n, noun) for noun, n in counted.items())}: {options['output']}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date of the form YYYY-MM-DD") from None
