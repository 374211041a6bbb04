"""How many requests each view has answered, how, and how fast."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

from oicsummit.watching import answer

_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

_mine = CollectorRegistry()
_answered = Counter(
    "oicsummit_requests", "Requests answered, by the view's name", ["view", "method", "status"], registry=_mine
)
_seconds = Histogram(
    "oicsummit_request_duration_seconds", "Until an answer began", ["view"], buckets=_BUCKETS, registry=_mine
)


def registry() -> CollectorRegistry:
    """Return what this process has counted; with METRICS_DIR, what all processes have that share it."""
    if not settings.METRICS_DIR:
        return _mine
    together = CollectorRegistry()
    MultiProcessCollector(together, path=settings.METRICS_DIR)
    return together


class MetricsMiddleware:
    """Counts every request, and answers /metrics itself to whoever brings the token.

    It stands before what asks for a host's name or for https: a Prometheus beside the site comes by its inner address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/metrics" and "Authorization" in request.headers:
            return answer.to_whoever_has_the_token(request)
        started = time.perf_counter()
        response = self.get_response(request)
        view = _view(request)
        _answered.labels(view, _method(request), response.status_code).inc()
        _seconds.labels(view).observe(time.perf_counter() - started)
        return response


def _view(request: HttpRequest) -> str:
    """The view's name, never the path: each name is a series of its own, and paths have no end."""
    if request.path.startswith(settings.STATIC_URL):
        return "static"
    match = getattr(request, "resolver_match", None)
    return (match and match.view_name) or "none"


def _method(request: HttpRequest) -> str:
    return request.method if request.method in _METHODS else "other"
