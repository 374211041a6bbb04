"""PostgreSQL and Redis: servers of one's own by URL, else the embedded ones under `.local/`."""

import os

import dj_database_url

from oicsummit.embedded import addresses
from oicsummit.settings.environment import flag, number, text

# Web, worker and beat connect as a role without DDL, and without UPDATE, DELETE and TRUNCATE on event tables;
# the owner migrates. manage.py chooses the owner for the commands that need it.
DATABASE_URL = text("DATABASE_URL", addresses.database_url(role=addresses.APP_ROLE))
DATABASE_OWNER_URL = text("DATABASE_OWNER_URL", text("DATABASE_URL", addresses.database_url(role=addresses.OWNER_ROLE)))
DATABASE_POOL = flag("DATABASE_POOL")  # for the web server alone: a pool must not be forked into worker children

_as_owner = os.environ.get("DATABASE_ROLE") == "owner"
_default = dj_database_url.parse(DATABASE_OWNER_URL if _as_owner else DATABASE_URL, conn_health_checks=True)
_options = _default.setdefault("OPTIONS", {})
_options.setdefault("application_name", text("SERVICE", "oicsummit"))
# Records join up to ten tables, each by its key. Trying all orders of more than five takes PostgreSQL twenty times as
# long as to answer; five are a link with its two claims and their documents. And many ask at a time: that one query
# takes all processors at once costs the others more than it gains.
_planning = "-c join_collapse_limit=5 -c max_parallel_workers_per_gather=0"
_options["options"] = f"{_planning} {_options.get('options', '')}".strip()
if DATABASE_POOL:
    # Never smaller than the web server's threads, or requests would wait for each other; and two for what is counted
    # anew meanwhile (oicsummit/remembered.py).
    _options["pool"] = {"min_size": 1, "max_size": number("WEB_THREADS", 8) + 2, "timeout": 10}
else:
    _default["CONN_MAX_AGE"] = number("DATABASE_MAX_AGE", 60)

DATABASES = {"default": _default}

# Rows of these tables can be added and read, never changed (oicsummit/roles.py).
EVENT_TABLES = ["sources_event"]

REDIS_URL = text("REDIS_URL", addresses.redis_url())

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": addresses.with_database(REDIS_URL, 1),
        "KEY_PREFIX": "oicsummit",
    }
}
