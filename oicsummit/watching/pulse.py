"""Web servers, workers and beats that live: each tells every few seconds, on whichever machine it runs."""

import json
import os
import platform
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from celery.signals import beat_init, worker_ready, worker_shutting_down
from redis.exceptions import RedisError

from oicsummit.watching import store

KEY = "oicsummit.processes"
EVERY = 10.0  # seconds
ALIVE = 35.0  # without a sign for so long a process counts as gone
FORGOTTEN = 86_400.0


@dataclass(frozen=True, slots=True)
class Process:
    """One process of the site; times in seconds since 1970."""

    service: str
    host: str
    pid: int
    reader: str
    python: str
    started_at: float
    seen_at: float

    @property
    def is_alive(self) -> bool:
        return time.time() - self.seen_at < ALIVE


def sign(service: str) -> Callable[[], None]:
    """Return the function with which this process says that it lives, as `service`."""
    from oicsummit import reader  # here: celery.py asks for this module before there are settings

    host, pid, started = socket.gethostname(), os.getpid(), time.time()

    def live() -> None:
        me = Process(service, host, pid, reader.version(), platform.python_version(), started, time.time())
        try:
            store.client().hset(KEY, f"{service} {host} {pid}", json.dumps(asdict(me)))
        except RedisError:
            return  # it will be missed, rightly: without a Redis nothing can be told

    return live


def keep(service: str) -> None:
    """Tell from now on, in a thread that ends with the process. Not for a process that forks."""
    live = sign(service)

    def again_and_again() -> None:
        while True:
            live()
            time.sleep(EVERY)

    threading.Thread(target=again_and_again, name="pulse", daemon=True).start()


@worker_ready.connect
def worker_lives(sender: object, **_: object) -> None:
    """A worker tells from its own timer: a thread must not be at anything while children are forked."""
    live = sign("worker")
    live()
    sender.timer.call_repeatedly(EVERY, live)


@worker_shutting_down.connect
def worker_leaves(**_: object) -> None:
    leave("worker")


@beat_init.connect
def beat_lives(**_: object) -> None:
    keep("beat")


def leave(service: str) -> None:
    """Say that this process ends, so that nobody misses it."""
    try:
        store.client().hdel(KEY, f"{service} {socket.gethostname()} {os.getpid()}")
    except RedisError:
        return


def processes() -> list[Process]:
    """Return all that were seen within a day, by service and host. Raises RedisError."""
    known = {field: Process(**json.loads(value)) for field, value in store.client().hgetall(KEY).items()}
    forgotten = [field for field, each in known.items() if time.time() - each.seen_at > FORGOTTEN]
    if forgotten:
        store.client().hdel(KEY, *forgotten)
    kept = [each for field, each in known.items() if field not in forgotten]
    return sorted(kept, key=lambda each: (each.service, each.host, each.pid))
