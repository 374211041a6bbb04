"""`manage.py token USER`: a token for the API, shown once."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from oicsummit import tokens


class Command(BaseCommand):
    help = "Make a token with which programs use the API as USER; it is shown once and stored hashed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("user", help="the name that USER signs in with")
        parser.add_argument("--name", default="", help="what it is for")
        parser.add_argument("--read-only", action="store_true", help="let it read, and nothing else")
        parser.add_argument("--days", type=int, help="how long it holds (default: the setting TOKEN_DAYS)")
        parser.add_argument("--revoke", action="store_true", help="end all of USER's tokens instead")

    def handle(self, *args: Any, user: str, name: str, days: int | None, **options: Any) -> None:
        found = get_user_model().objects.filter(username=user, is_active=True).first()
        if found is None:
            raise CommandError(f"nobody signs in as {user!r}")
        if days is not None and not 1 <= days <= 36_500:
            raise CommandError("--days must be 1 to 36500")
        if options["revoke"]:
            self.stdout.write(f"{tokens.revoke(user=found)} ended")
            return
        self.stdout.write(tokens.make(user=found, name=name, may_write=not options["read_only"], days=days))
