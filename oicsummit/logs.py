"""Structured logs: one line an event, with the id of the request or run it belongs to."""

import logging
import re
import sys
import textwrap
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from oicsummit import harmless

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_CHATTY = (
    *("django.server", "django.utils.autoreload", "axes", "kombu", "amqp", "fontTools"),
    *("celery.beat", "celery.worker.strategy"),  # a line for every few seconds' look at the queue
)
_QUIET = ("/healthz", "/readyz", "/static/")

log = structlog.get_logger("oicsummit.request")


def configure(*, level: str, as_json: bool) -> None:
    """Send everything logged, by us or by a library, to stderr in one form."""
    shared = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=_rendering(as_json=as_json))
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _rendering(*, as_json: bool) -> list:
    drop = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if as_json:
        return [drop, structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    plain = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
    return [drop, structlog.processors.format_exc_info, _harmless, plain]


def _harmless(logger: object, method: str, event: dict) -> dict:
    """Keep words of strangers from ending a line, or from moving a terminal's pen; JSON escapes them by itself."""
    for name, value in event.items():
        if name == "exception":
            event[name] = textwrap.indent(harmless.lines(str(value)), "    ")
        elif isinstance(value, str):
            event[name] = harmless.line(value)
    return event


class RequestLogMiddleware:
    """Gives each request an id, binds it to everything logged meanwhile, and logs how it went."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.id = _request_id(request)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request.id)
        started = time.perf_counter()
        response = self.get_response(request)
        response["X-Request-ID"] = request.id
        if not request.path.startswith(_QUIET):
            log.info(
                "request",
                method=request.method,
                path=request.path,
                status=response.status_code,
                ms=round((time.perf_counter() - started) * 1000),
            )
        return response


def _request_id(request: HttpRequest) -> str:
    """The proxy's id where it sent a harmless one, else one of our own."""
    given = request.headers.get("X-Request-ID", "")
    return given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex[:16]
