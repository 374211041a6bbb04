from io import StringIO

from django.core.management import call_command
from django.core.management.commands import migrate


class Command(migrate.Command):
    """Django's own, after which the site's role is given its rights on the tables there now are."""

    def handle(self, *args: object, **options: object) -> None:
        super().handle(*args, **options)
        if not options.get("plan") and not options.get("check_unapplied"):
            call_command("grant", stdout=self.stdout if options["verbosity"] > 1 else StringIO())
