"""How many jobs the workers have done, with which outcome, in which time: summed up in Redis by all of them.

A worker has no port to be asked at, and its children come and go. Where Redis loses the sums they begin again at
nothing, as Prometheus expects of any process that is started anew.
"""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import structlog
from celery.signals import task_postrun, task_prerun
from redis.exceptions import RedisError

from oicsummit.watching import store

KEY = "oicsummit.jobs"
BUCKETS = (0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 900.0)  # seconds
_begun: dict[str, float] = {}

log = structlog.get_logger("oicsummit.watching")


@dataclass
class Done:
    """The jobs of one task and outcome; `within` holds how many took at most so many seconds."""

    count: int = 0
    seconds: float = 0.0
    within: dict[float, int] = field(default_factory=dict)


@task_prerun.connect
def begin(task_id: str, **_: object) -> None:
    _begun[task_id] = time.monotonic()


@task_postrun.connect
def end(task_id: str, task: object, retval: object, state: str | None, **_: object) -> None:
    """Count a job; a task that returns words has done as many, with these outcomes, in equal shares of its time."""
    seconds = time.monotonic() - _begun.pop(task_id, time.monotonic())
    outcomes = retval if isinstance(retval, list) and retval else [(state or "unknown").lower()]
    for outcome, number in Counter(outcomes).items():
        record(task=task.name.rpartition(".")[2], outcome=outcome, seconds=seconds / len(outcomes), number=number)


def record(*, task: str, outcome: str, seconds: float, number: int = 1) -> None:
    """Add jobs that took `seconds` each. Where Redis is away they are not counted: no job fails for it."""
    name = f"{task}|{outcome}"
    try:
        with store.client().pipeline(transaction=False) as pipe:
            pipe.hincrby(KEY, f"{name}|count", number)
            pipe.hincrbyfloat(KEY, f"{name}|seconds", number * seconds)
            for bucket in BUCKETS:
                if seconds <= bucket:
                    pipe.hincrby(KEY, f"{name}|{bucket}", number)
            pipe.execute()
    except RedisError as error:
        log.warning("a job is not counted", error=type(error).__name__)


def done() -> Iterator[tuple[str, str, Done]]:
    """Yield (task, outcome, what was done) of all there have been. Raises RedisError."""
    found: dict[tuple[str, str], Done] = {}
    for name, number in store.client().hgetall(KEY).items():
        task, outcome, what = name.split("|")
        row = found.setdefault((task, outcome), Done())
        if what == "count":
            row.count = int(number)
        elif what == "seconds":
            row.seconds = float(number)
        else:
            row.within[float(what)] = int(number)
    for (task, outcome), row in sorted(found.items()):
        yield task, outcome, row
