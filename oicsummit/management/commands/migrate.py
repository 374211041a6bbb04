from django.core.management.commands import migrate

from oicsummit import roles


class Command(migrate.Command):
    """Django's own, after which the app's role is given its rights on the tables there now are."""

    def handle(self, *args: object, **options: object) -> None:
        super().handle(*args, **options)
        if not options.get("plan") and not options.get("check_unapplied"):
            roles.grant()
