"""`/healthz`: the process answers. `/readyz`: so do the pages, the database, with every migration, and Redis."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import get_resolver


class HealthMiddleware:
    """Answers before anything else is asked, so that a probe needs neither host name nor session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return JsonResponse({"status": "ok"})
        if request.path == "/readyz":
            return ready()
        return self.get_response(request)


def ready() -> JsonResponse:
    """200 where each part works, else 503; each by name, with the kind of its error and no more."""
    states = parts()
    status = 200 if set(states.values()) == {"ok"} else 503
    return JsonResponse({"status": "ok" if status == 200 else "not ready", **states}, status=status)


def parts() -> dict[str, str]:
    """Return of each part of the site "ok", or the kind of its error."""
    return {name: _state(check) for name, check in _CHECKS.items()}


def _state(check: Callable[[], None]) -> str:
    try:
        check()
    except Exception as error:  # noqa: BLE001  whatever is wrong, a probe wants an answer
        return type(error).__name__
    return "ok"


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _migrations() -> None:
    if pending():
        raise RuntimeError("migrations are pending")


def _pages() -> None:
    """Every view can be imported; asked once, it has been, and the first reader need not wait for it."""
    get_resolver().check()


def _redis() -> None:
    cache.get("readyz")


def pending() -> list:
    """The migrations that are still to be applied."""
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


_CHECKS = {"pages": _pages, "database": _database, "migrations": _migrations, "redis": _redis}
