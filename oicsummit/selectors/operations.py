"""What the page on operations shows: the site at work now, what failed, and the facts of this installation."""

import platform
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import django
import redis
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerDown

from oicsummit import flow, health, reader
from oicsummit.models import Backup
from oicsummit.watching import backups, database, pulse, queues, store
from sources import originals
from sources import runs as steps
from sources.models import Fetch, FetchState
from sources.selectors import runs

SERVICES = ("web", "worker", "beat")
PAGE_SIZE, TABLES, UNDER_WAY, FETCHES = 20, 8, 10, 10


@dataclass(frozen=True, slots=True)
class Seen:
    """A process, when it began and was last seen, and whether it reads by the same rules as this one."""

    process: pulse.Process
    began: datetime
    seen: datetime
    reads_the_same: bool


@dataclass(frozen=True, slots=True)
class Now:
    """The site at this moment; what Redis alone knows is None where it is away."""

    parts: dict[str, str]
    processes: Sequence[Seen] | None
    missing: Sequence[str]
    messages: dict[str, int] | None
    waiting: queues.Waiting
    oldest: datetime | None
    running: Sequence[runs.Progress]

    @property
    def is_well(self) -> bool:
        return set(self.parts.values()) == {"ok"} and not self.missing


@dataclass(frozen=True, slots=True)
class Facts:
    """What this installation is made of, where its bytes lie, and when it was last backed up."""

    versions: Sequence[tuple[str, str]]
    size: int
    tables: Sequence[tuple[str, int]]
    disk_free: int
    disk_total: int
    redis_bytes: int | None
    backup: Backup | None
    outdated: int
    connections: Sequence[database.Connected]
    connections_limit: int
    files_in_bucket: int | None  # None: no bucket is named
    files_waiting: int


def now() -> Now:
    """Return how it stands with processes, queues and runs."""
    known = _or_none(pulse.processes)
    waiting = queues.waiting()
    oldest = timezone.now() - timedelta(seconds=waiting.oldest_seconds) if waiting.queued else None
    unfinished = runs.listed().filter(state__in=runs.UNFINISHED)[:UNDER_WAY]
    return Now(
        parts=health.parts(),
        processes=None if known is None else [_seen(each) for each in known],
        missing=_missing(known or []),
        messages=_or_none(queues.messages),
        waiting=waiting,
        oldest=oldest,
        running=runs.progress(unfinished),
    )


def failed(page: str | None) -> dict[str, Any]:
    """Return what has failed and has not been made good since: documents, a page of them, and fetches."""
    parts = steps.failed().select_related("run", "document__publisher")
    found: Page = Paginator(parts, PAGE_SIZE).get_page(page)
    fetches = Fetch.objects.filter(state=FetchState.FAILED).order_by("-id")
    return {"page": found, "fetches": fetches[:FETCHES], "is_busy": steps.waiting().exists()}


def facts() -> Facts:
    """Return versions, sizes, connections and the last backup."""
    size, limit = database.size_and_limit()
    disk = shutil.disk_usage(settings.BASE_DIR)
    return Facts(
        versions=_versions(),
        size=size,
        tables=database.largest_tables(TABLES),
        disk_free=disk.free,
        disk_total=disk.total,
        redis_bytes=_or_none(lambda: int(store.client().info("memory")["used_memory"])),
        backup=backups.last(),
        outdated=flow.outdated().count(),
        connections=database.connected(),
        connections_limit=limit,
        files_in_bucket=originals.in_bucket().count() if originals.has_bucket() else None,
        files_waiting=originals.unsettled().count() if originals.has_bucket() else 0,
    )


def _versions() -> list[tuple[str, str]]:
    return [
        ("Reading", flow.version()),
        ("PostgreSQL", database.version()),
        ("Redis or Valkey", _or_none(_redis_version) or "cannot be reached"),
        ("Django", django.get_version()),
        ("Python", platform.python_version()),
    ]


def _redis_version() -> str:
    told = store.client().info("server")
    return f"Valkey {told['valkey_version']}" if "valkey_version" in told else f"Redis {told['redis_version']}"


def _seen(process: pulse.Process) -> Seen:
    began, seen = (datetime.fromtimestamp(moment, UTC) for moment in (process.started_at, process.seen_at))
    return Seen(process, began, seen, process.reader == reader.version())


def _missing(known: Sequence[pulse.Process]) -> list[str]:
    """Return the services of which no process lives; this page shows that a web server does."""
    alive = {each.service for each in known if each.is_alive} | {"web"}
    return [service for service in SERVICES if service not in alive]


def _or_none(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except (redis.RedisError, BrokerDown, OSError):
        return None
