from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from oicsummit import fonts


class Command(BaseCommand):
    """Build the static files: cut the typefaces, collect, and name each file by its content."""

    help = __doc__

    def handle(self, *args: object, verbosity: int = 1, **options: object) -> None:
        if not settings.STATIC_BUILT:
            raise CommandError("Set STATIC_BUILT=1: without it files are served from where they lie.")
        fonts.build(settings.BASE_DIR / "static" / "fonts")
        call_command("collectstatic", interactive=False, verbosity=verbosity)
