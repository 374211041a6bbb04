"""How many requests a token, an account or an address may make."""

import time

import structlog
from django.core.cache import cache
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}

log = structlog.get_logger("oicsummit.api")


class Throttle(BaseThrottle):
    """Counts within fixed windows, in the cache; where that cannot be reached, nobody is turned away."""

    def allow_request(self, request: Request, view: object) -> bool:
        kind, who = self._who(request)
        self.limit, self.window = rate_of(api_settings.DEFAULT_THROTTLE_RATES[kind])
        self.now = time.time()
        self.used = self._count(f"api-throttle:{kind}:{who}:{int(self.now // self.window)}")
        return self.used <= self.limit

    def wait(self) -> float:
        """Seconds until the next window."""
        return max(1, self.window - self.now % self.window)

    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(0, self.limit - self.used)),
            "RateLimit-Reset": str(int(self.wait())),
        }

    def _who(self, request: Request) -> tuple[str, str]:
        if digest := getattr(request.auth, "digest", ""):
            return "user", f"token-{digest[:32]}"
        if request.user.is_authenticated:
            return "user", f"account-{request.user.pk}"
        return "anon", self.get_ident(request).replace(" ", "")[:200]

    def _count(self, key: str) -> int:
        try:
            cache.add(key, 0, timeout=self.window + 1)
            return cache.incr(key)
        except ValueError:  # the window ended between the two
            return 1
        except RedisError as error:
            log.warning("requests are not counted", error=type(error).__name__)
            return 0


def rate_of(words: str) -> tuple[int, int]:
    """Read "600/minute" as (600, 60); raises ValueError for what is no rate."""
    count, _, period = words.partition("/")
    if period not in _SECONDS or not count.isdigit():
        raise ValueError(f"{words!r} is no rate; write one as 600/minute")
    return int(count), _SECONDS[period]
