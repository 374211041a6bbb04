from django.core.management.base import BaseCommand, CommandError

from oicsummit import roles


class Command(BaseCommand):
    """Give the role of DATABASE_URL its rights again, as the role of DATABASE_OWNER_URL; `migrate` does it too."""

    help = __doc__

    def handle(self, *args: object, **options: object) -> None:
        try:
            granted = roles.grant()
        except roles.CannotGrant as error:
            raise CommandError(str(error)) from None
        self.stdout.write("Granted." if granted else "DATABASE_URL and DATABASE_OWNER_URL are one role: nothing to do.")
