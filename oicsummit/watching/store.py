"""The Redis in which processes, on one machine or many, tell what they did and that they live."""

from functools import cache

import redis
from django.conf import settings

from oicsummit.embedded import addresses

SECONDS = 1.0  # nobody waits longer for a Redis that is away: what is told here may be lost


@cache
def client() -> redis.Redis:
    """Return the connection to the cache's database of the Redis in the settings."""
    address = addresses.with_database(settings.REDIS_URL, 1)
    return redis.Redis.from_url(address, socket_timeout=SECONDS, socket_connect_timeout=SECONDS, decode_responses=True)
