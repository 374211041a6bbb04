"""What is asked for only when Prometheus asks: jobs, queues, processes, database, versions."""

from collections.abc import Callable, Iterator

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from oicsummit import flow
from oicsummit.watching import backups, database, jobs, pulse, queues
from sources import originals


class State(Collector):
    """Each part by itself: where Redis is away the database's numbers still come, and the other way about."""

    def collect(self) -> Iterator[Metric]:
        missing = GaugeMetricFamily("oicsummit_unknown", "1 for what could not be asked for", labels=["part"])
        for part, ask in _PARTS.items():
            try:
                found = list(ask())
            except Exception:  # noqa: BLE001  whatever is wrong with one part, the others are wanted all the more
                missing.add_metric([part], 1)
            else:
                missing.add_metric([part], 0)
                yield from found
        yield missing


def _jobs() -> Iterator[Metric]:
    count = CounterMetricFamily("oicsummit_jobs", "Jobs that workers have done", labels=["task", "outcome"])
    seconds = HistogramMetricFamily("oicsummit_job_duration_seconds", "What they took", labels=["task", "outcome"])
    for task, outcome, done in jobs.done():
        count.add_metric([task, outcome], done.count)
        buckets = [(str(bucket), done.within.get(bucket, 0)) for bucket in jobs.BUCKETS]
        seconds.add_metric([task, outcome], [*buckets, ("+Inf", done.count)], done.seconds)
    yield from (count, seconds)


def _waiting() -> Iterator[Metric]:
    waiting = queues.waiting()
    depth = GaugeMetricFamily("oicsummit_documents_to_read", "Documents of runs not yet done", labels=["state"])
    depth.add_metric(["queued"], waiting.queued)
    depth.add_metric(["running"], waiting.running)
    yield depth
    yield GaugeMetricFamily(
        "oicsummit_oldest_waiting_seconds", "Since the oldest waiting document was asked for", waiting.oldest_seconds
    )
    yield GaugeMetricFamily("oicsummit_pages_to_fetch", "Addresses due to be fetched", waiting.fetches)


def _messages() -> Iterator[Metric]:
    depth = GaugeMetricFamily("oicsummit_queue_messages", "Messages that wait in the broker", labels=["queue"])
    for queue, count in queues.messages().items():
        depth.add_metric([queue], count)
    yield depth


def _processes() -> Iterator[Metric]:
    alive = [each.service for each in pulse.processes() if each.is_alive]
    family = GaugeMetricFamily("oicsummit_processes", "Processes that live", labels=["service"])
    for service in ("web", "worker", "beat"):
        family.add_metric([service], alive.count(service))
    yield family


def _database() -> Iterator[Metric]:
    connections = GaugeMetricFamily(
        "oicsummit_database_connections", "Connections to the database", labels=["service", "state"]
    )
    for each in database.connected():
        connections.add_metric([each.service, each.state], each.count)
    yield connections
    size, limit = database.size_and_limit()
    yield GaugeMetricFamily("oicsummit_database_bytes", "Size of the database", size)
    yield GaugeMetricFamily("oicsummit_database_connections_limit", "Connections that its server takes", limit)
    pool = GaugeMetricFamily(
        "oicsummit_database_pool", "The answering process's own pool, as psycopg counts", labels=["what"]
    )
    for what, number in database.pool().items():
        pool.add_metric([what], number)
    yield pool


def _versions() -> Iterator[Metric]:
    yield InfoMetricFamily("oicsummit_analysis", "By what documents are read now", {"version": flow.version()})


def _backup() -> Iterator[Metric]:
    last = backups.last()
    if last:
        at = last.made_at.timestamp()
        yield GaugeMetricFamily("oicsummit_last_backup_timestamp_seconds", "When manage.py backup last ended well", at)


def _originals() -> Iterator[Metric]:
    waiting = originals.unsettled().count() if originals.has_bucket() else 0
    yield GaugeMetricFamily("oicsummit_originals_waiting", "Files to carry into the bucket, or to remove", waiting)


_PARTS: dict[str, Callable[[], Iterator[Metric]]] = {
    "jobs": _jobs,
    "waiting": _waiting,
    "messages": _messages,
    "processes": _processes,
    "database": _database,
    "versions": _versions,
    "backup": _backup,
    "originals": _originals,
}
