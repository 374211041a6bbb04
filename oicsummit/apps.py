from django.apps import AppConfig
from django.db.backends.signals import connection_created


class OicsummitConfig(AppConfig):
    """The project itself: its commands, template tags and tokens."""

    name = "oicsummit"

    def ready(self) -> None:
        """Have slow queries logged, whoever asks them."""
        from oicsummit.watching import slow  # here: apps must not load what needs them

        connection_created.connect(slow.watch, dispatch_uid="slow queries")
