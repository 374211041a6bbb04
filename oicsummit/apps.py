from django.apps import AppConfig


class OicsummitConfig(AppConfig):
    """The project itself: its commands, template tags and tokens."""

    name = "oicsummit"
