"""How many requests somebody may make within a while: counted in fixed windows, in the cache.

Where the cache cannot be reached nobody is turned away: the site is read by people who wait for it.
"""

import time
from dataclasses import dataclass

import structlog
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}

log = structlog.get_logger("oicsummit.rates")


@dataclass(frozen=True, slots=True)
class Count:
    """So many of `limit` have been made in this window, which ends in so many seconds."""

    used: int
    limit: int
    seconds_left: int

    @property
    def is_over(self) -> bool:
        return self.used > self.limit


def rate_of(words: str) -> tuple[int, int]:
    """Read "600/minute" as (600, 60); raises ValueError for what is no rate."""
    count, _, period = words.partition("/")
    if period not in _SECONDS or not count.isdigit():
        raise ValueError(f"{words!r} is no rate; write one as 600/minute")
    return int(count), _SECONDS[period]


def count(*, of: str, rate: str) -> Count:
    """Count one more of what `of` names, and return how many that makes."""
    limit, window = rate_of(rate)
    now = time.time()
    used = _one_more(f"{of}:{int(now // window)}", window)
    return Count(used=used, limit=limit, seconds_left=max(1, int(window - now % window)))


def _one_more(key: str, window: int) -> int:
    try:
        cache.add(key, 0, timeout=window + 1)
        return cache.incr(key)
    except ValueError:  # the window ended between the two
        return 1
    except RedisError as error:
        log.warning("requests are not counted", error=type(error).__name__)
        return 0


def address(request: HttpRequest) -> str:
    """Return the address a request comes from, told by the last of so many proxies as the settings say there are.

    What stands further left in the header anybody may have written.
    """
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if not settings.PROXIES or not told:
        return request.META.get("REMOTE_ADDR", "")
    return told[-min(settings.PROXIES, len(told))]
