from django.apps import AppConfig


class OicsummitConfig(AppConfig):
    """The project itself: its commands and template tags. It has no models."""

    name = "oicsummit"
