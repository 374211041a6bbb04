"""Logs: one line an event, as JSON where LOG_FORMAT=json."""

from oicsummit.logs import configure
from oicsummit.settings.environment import text

LOGGING_CONFIG = None  # configured here, once, for Django, Celery and our own alike
configure(level=text("LOG_LEVEL", "INFO"), as_json=text("LOG_FORMAT", "text") == "json")
