"""Queries that take long: logged as they are written, without what they were asked about."""

import re
import time
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

_LONGEST = 2000  # characters of a query that are logged
_LITERAL = re.compile(r"'(?:[^']|'')*'")
_MANY = re.compile(r"(?:%s,\s*){3,}%s")

log = structlog.get_logger("oicsummit.database")


def watch(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Have every query of a connection timed; called whenever one is made, it counts once."""
    if timed not in connection.execute_wrappers:
        connection.execute_wrappers.append(timed)


def timed(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Run a query; log it where it took longer than SLOW_QUERY_MS, failed ones too."""
    started = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        ms = (time.perf_counter() - started) * 1000
        if settings.SLOW_QUERY_MS and ms >= settings.SLOW_QUERY_MS:
            # The id of the request, or of the task and its run, is bound to all that is logged meanwhile.
            log.warning("slow query", ms=round(ms), sql=shown(sql))


def shown(sql: object) -> str:
    """Return a query as it may be logged: no text that stands in it, long lists of parameters cut short.

    >>> shown("SELECT 1 WHERE a = 'secret' AND b IN (%s, %s, %s, %s)")
    "SELECT 1 WHERE a = '…' AND b IN (%s, …)"
    """
    # One put together from parts would show them, literals too, in a form of its own.
    words = " ".join(sql.split()) if isinstance(sql, str) else f"a {type(sql).__name__} query"
    words = _MANY.sub("%s, …", _LITERAL.sub("'…'", words))
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
