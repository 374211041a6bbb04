"""What takes long to count over everything there is, remembered for a little while."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

Answer = TypeVar("Answer")

LONG = 0.1  # seconds; what is counted faster is counted each time, so that small installations are always exact


def remembered(name: str, ask: Callable[[], Answer]) -> Answer:
    """Return what `ask` returns, or did up to COUNTS_SECONDS ago where it took long: for what nobody decides by."""
    if not settings.COUNTS_SECONDS:
        return ask()
    key = f"remembered:{name}"
    with suppress(RedisError):
        kept = cache.get(key)
        if kept is not None:
            return kept[0]
    began = time.perf_counter()
    answer = ask()
    if time.perf_counter() - began > LONG:
        with suppress(RedisError):
            cache.set(key, (answer,), settings.COUNTS_SECONDS)
    return answer
