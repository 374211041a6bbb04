"""What takes long to count over everything there is, remembered for a little while.

Whoever has changed something is never shown what was counted before: each such request is noted, and what is
remembered from before it is counted anew for that person.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from typing import Any, TypeVar

import structlog
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from redis.exceptions import RedisError

Answer = TypeVar("Answer")

log = structlog.get_logger("oicsummit.remembered")

LONG = 0.005  # seconds; what is counted faster is counted each time, so that small installations are always exact
SHORT = 3.0  # seconds; nobody waits so long for what others do to appear
_SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
_APART = 1.0  # seconds that the clocks of two machines may be apart
AT_ONCE = 2  # that are counted anew besides the requests: as many connections more than these have (DATABASE_POOL)
_renewing = threading.BoundedSemaphore(AT_ONCE)
_asked_by: ContextVar[HttpRequest | None] = ContextVar("asked_by", default=None)


class OwnChangesMiddleware:
    """Knows who asks, and notes when somebody who is signed in has sent what may change something."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = _asked_by.set(request)
        try:
            response = self.get_response(request)
            if request.method not in _SAFE and settings.COUNTS_SECONDS and request.user.is_authenticated:
                # For longer than anything is kept that was being counted meanwhile.
                _put(_changed_key(request.user), time.time() + _APART, 2 * settings.COUNTS_SECONDS)
            return response
        finally:
            _asked_by.reset(before)


def remembered(name: str, ask: Callable[[], Answer], *, seconds: float | None = None) -> Answer:
    """Return what `ask` returns, or did up to COUNTS_SECONDS ago where it took long: for what nobody decides by.

    `seconds` is a shorter time. In its second half it is counted anew when somebody asks, and nobody waits for that.
    """
    longest = min(seconds or settings.COUNTS_SECONDS, settings.COUNTS_SECONDS)
    if not longest:
        return ask()
    key = f"remembered:{name}"
    kept = _kept(key)
    if kept is None or kept[1] <= _changed_at():
        return _asked(key, ask, longest)
    if _is_to_be_renewed(key, kept[1], longest) and _renewing.acquire(blocking=False):
        threading.Thread(target=_renew, args=(key, ask, longest), daemon=True).start()
    return kept[0]


def _asked(key: str, ask: Callable[[], Answer], longest: float) -> Answer:
    began = time.time()
    answer = ask()
    if time.time() - began > LONG:
        _put(key, (answer, began), longest)
    return answer


def _renew(key: str, ask: Callable[[], Answer], longest: float) -> None:
    try:
        _asked(key, ask, longest)
    except Exception as error:  # noqa: BLE001  whoever asks next, and has to wait for it, will be told
        log.warning("not counted anew", error=type(error).__name__)
    finally:
        connection.close()
        _renewing.release()


def fragment(name: str, template: str, context: Callable[[], dict[str, Any]], *, seconds: float = SHORT) -> SafeString:
    """Return a part of a page that is the same for everybody, at most so many seconds old."""
    return remembered(name, lambda: render_to_string(template, context()), seconds=seconds)


def _is_to_be_renewed(key: str, asked_at: float, longest: float) -> bool:
    if time.time() - asked_at < longest / 2:
        return False
    with suppress(RedisError):
        return bool(cache.add(f"{key}:renewed", True, longest / 2))
    return False


def _changed_at() -> float:
    """Return when whoever asks last changed something, or may just now be doing so; 0 for all others."""
    request = _asked_by.get()
    if request is None or not hasattr(request, "user"):
        return 0.0
    if request.method not in _SAFE:
        return float("inf")
    if not hasattr(request, "changed_at"):
        request.changed_at = (_kept(_changed_key(request.user)) or 0.0) if request.user.is_authenticated else 0.0
    return request.changed_at


def _changed_key(user: Any) -> str:
    return f"changed:{user.pk}"


def _kept(key: str) -> Any:
    with suppress(RedisError):
        return cache.get(key)
    return None


def _put(key: str, value: object, seconds: float) -> None:
    with suppress(RedisError):
        cache.set(key, value, seconds)
