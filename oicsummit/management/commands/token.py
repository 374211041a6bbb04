"""`manage.py token USER`: a token for the API, shown once."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from knox.models import AuthToken


class Command(BaseCommand):
    help = "Make a token with which programs use the API as USER; it is shown once and stored hashed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("user", help="the name that USER signs in with")
        parser.add_argument("--days", type=int, help="how long it holds (default: the setting TOKEN_DAYS)")
        parser.add_argument("--revoke", action="store_true", help="end all of USER's tokens instead")

    def handle(self, *args: Any, user: str, days: int | None, revoke: bool, **options: Any) -> None:
        found = get_user_model().objects.filter(username=user, is_active=True).first()
        if found is None:
            raise CommandError(f"nobody signs in as {user!r}")
        if days is not None and days < 1:
            raise CommandError("--days must be 1 or more")
        if revoke:
            _, kinds = AuthToken.objects.filter(user=found).delete()
            self.stdout.write(f"{kinds.get('knox.AuthToken', 0)} ended")
            return
        expiry = {} if days is None else {"expiry": timedelta(days=days)}
        self.stdout.write(AuthToken.objects.create(found, **expiry)[1])
