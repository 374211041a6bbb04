"""Web server, worker and beat as children of one process: all of them run, or none does."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from oicsummit.embedded.process import EmbeddedError, end_session, last_line, spawn, wait_until

# A warm stop first, so that a task may end; then a cold one: every task is safe to run again. Seconds after each.
_STOPPING = [(signal.SIGTERM, 6.0), (signal.SIGQUIT, 4.0)]


class Interrupted(BaseException):
    """Somebody asked us to end. Not an Exception: no handler of errors on the way may take it for one."""


@dataclass(frozen=True)
class Service:
    """One process of the site: its name, its command, and what its environment has besides."""

    name: str
    command: list[str]
    env: Mapping[str, str] = field(default_factory=dict)


def services(*, host: str, port: int, processes: int) -> list[Service]:
    """The three of a site, as docker-compose.yml has them too."""
    tools = Path(sys.executable).parent
    celery = [str(tools / "celery"), "-A", "oicsummit.celery"]
    web = [str(tools / "granian"), "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "2"]
    return [
        Service("worker", [*celery, "worker", f"--concurrency={processes}", "--without-gossip", "--without-mingle"]),
        Service(
            "web",
            [*web, "--blocking-threads", "8", "oicsummit.wsgi:application"],
            {"DATABASE_POOL": "1", "STATIC_BUILT": "1"},
        ),
        Service("beat", [*celery, "beat", "--pidfile="]),
    ]


@contextmanager
def stoppable() -> Iterator[None]:
    """Within, Ctrl-C, a termination or a closed terminal raises Interrupted: once, lest it cut tidying up off."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def leave(number: int, _frame: object) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        raise Interrupted(signal.Signals(number).name)

    before = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def started(wanted: list[Service], *, logs: Path, env: Mapping[str, str]) -> Iterator[dict[str, subprocess.Popen]]:
    """Start the services; at the end stop them all, at the same time."""
    children: dict[str, subprocess.Popen] = {}
    try:
        for service in wanted:
            environment = {**os.environ, **env, "SERVICE": service.name, "DATABASE_ROLE": "app", **service.env}
            children[service.name] = spawn(service.command, log=logs / f"{service.name}.log", env=environment)
        yield children
    finally:
        stop_all(list(children.values()))


def stop_all(children: list[subprocess.Popen]) -> None:
    """Stop all of them at the same time, so that the slowest is all one waits for."""
    for number, seconds in _STOPPING:
        for child in children:
            if child.poll() is None:
                child.send_signal(number)
        wait_until(lambda: all(child.poll() is not None for child in children), seconds=seconds)
    for child in children:
        end_session(child)


@dataclass(frozen=True)
class Site:
    """All processes there are, by name, and the folder of their logs."""

    processes: Mapping[str, subprocess.Popen]
    logs: Path

    def watch(self, *, until: Callable[[], bool], every: float) -> None:
        """Wait until the answer is yes. Raises EmbeddedError, naming its log, when a process ends before that."""
        while not until():
            for name, process in self.processes.items():
                if process.poll() is not None:
                    log = self.logs / f"{name}.log"
                    raise EmbeddedError(f"The {name} process ended ({process.returncode}): {last_line(log)} ({log})")
            time.sleep(every)
