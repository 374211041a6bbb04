"""The servers and workers of a fault test, and what is done to them."""

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import django
import psycopg

from oicsummit.embedded import addresses, postgres, servers, valkey

django.setup()

from django.conf import settings  # noqa: E402  not before setup()
from django.core.management import call_command  # noqa: E402
from django.db import InterfaceError, OperationalError, connection  # noqa: E402
from kombu.exceptions import OperationalError as BrokerDown  # noqa: E402

from oicsummit import flow, tasks  # noqa: E402
from sources import runs  # noqa: E402
from sources.models import Document, Run, RunKind, RunState, StartedFrom  # noqa: E402
from tests.faults import build, result  # noqa: E402

BEFORE, AFTER = "tests.readers.plain", "tests.readers.later"
PATIENCE = 1200  # seconds for a run to end, however slow the machine
AWAY = (OperationalError, InterfaceError, psycopg.OperationalError)


class Stage:
    """Plays the same piece twice: documents, decisions, and a re-extraction by other rules."""

    def __init__(self, data: Path, options: argparse.Namespace) -> None:
        self.data, self.options = data, options
        self.workers: list[subprocess.Popen] = []
        self.started = self.kills = self.hits = self.restarts = 0
        self.missing: list[str] = []

    def __enter__(self) -> "Stage":
        self.held = servers.lock(self.data)
        self.held.__enter__()
        addresses.socket_directory(self.data).mkdir(mode=0o700, exist_ok=True)
        self.postgres = postgres.start(self.data, forgetful=True)
        postgres.prepare(self.data)
        self.valkey = valkey.start(self.data, forgetful=True)
        call_command("migrate", verbosity=0)
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self.workers:
            _end(worker)
        connection.close()
        valkey.halt(self.valkey)
        postgres.halt(self.postgres)
        self.held.__exit__(*error)

    def play(self, *, disturbed: bool) -> dict[str, list]:
        """Return what is there after the re-extraction."""
        _empty()
        chance = random.Random(self.options.seed)
        settings.ANALYSIS = BEFORE
        documents = build.documents(self.options.documents, chance)
        build.decisions(self.options.decisions, chance)
        before = result.public_ids()
        print({**{kind: len(ids) for kind, ids in before.items()}, "Document": len(documents)}, flush=True)
        settings.ANALYSIS = AFTER
        run = flow.ask(kind=RunKind.EXTRACT, documents=documents, by="a test", started_from=StartedFrom.COMMAND)
        if disturbed:
            self._disturb(run)
        else:
            for part in run.parts.all():
                flow.work(part_ids=[part.pk])
        run.refresh_from_db()
        if run.state != RunState.FINISHED or run.error:
            self.missing.append(f"the run is {run.state}: {run.error}")
        after = result.public_ids()
        self.missing += [f"public id lost: {kind} {pk}" for kind in before for pk in sorted(before[kind] - after[kind])]
        return result.everything()

    def complaints(self) -> list[str]:
        """Return what went wrong besides the results: ids lost, and too few kills."""
        wanted = self.options.kills * 4 // 5 if self.options.hits is None else self.options.hits
        print(f"{self.kills} kills, {self.hits} of them met a running task, {self.restarts} restarts of PostgreSQL")
        short = [f"only {self.hits} kills met a running task, {wanted} were wanted"] if self.hits < wanted else []
        return self.missing + short

    def _disturb(self, run: Run) -> None:
        for _ in range(self.options.workers):
            self._start_worker()
        tasks.start(run=run)
        chance = random.Random(self.options.seed + 1)
        last = time.monotonic() + PATIENCE
        while not self._is_over(run):
            if time.monotonic() > last:
                self.missing.append("the run did not end")
                return
            self._do_what_beat_does()
            self._harm(chance)

    def _is_over(self, run: Run) -> bool:
        with contextlib.suppress(*AWAY):
            run.refresh_from_db()
            return run.state not in runs.UNFINISHED
        connection.close()
        return False

    def _do_what_beat_does(self) -> None:
        with contextlib.suppress(BrokerDown, OSError, *AWAY):
            tasks.resume.apply_async(expires=5, retry=False)

    def _harm(self, chance: random.Random) -> None:
        """Wait until a task runs, and a moment longer; kill a worker's child, a worker or the broker."""
        time.sleep(chance.uniform(0.05, 0.6))
        if self.kills >= self.options.kills:
            time.sleep(0.5)
            return
        if self.restarts < self.options.restarts and self.kills >= self.options.kills * (self.restarts + 1) / (
            self.options.restarts + 1
        ):
            self._restart_postgres()
        running = self._running()
        if not running:
            return
        kill = chance.choices([self._kill_child, self._kill_worker, self._kill_broker], [6, 2, 2])[0]
        kill(chance, running)

    def _running(self) -> list[int]:
        """Return the processes that hold a document just now."""
        with contextlib.suppress(*AWAY):
            return [int(worker.split()[-1]) for worker in _holders()]
        connection.close()
        return []

    def _kill_child(self, chance: random.Random, running: list[int]) -> None:
        pid = chance.choice(running)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            self._count(hit=True)

    def _kill_worker(self, chance: random.Random, running: list[int]) -> None:
        worker = chance.choice(self.workers)
        sessions = {_session(pid) for pid in running}
        _end(worker)
        self.workers.remove(worker)
        self._count(hit=worker.pid in sessions)
        self._start_worker()

    def _kill_broker(self, chance: random.Random, running: list[int]) -> None:
        self.valkey.kill()
        self.valkey.wait()
        self._count(hit=True)
        time.sleep(chance.uniform(0, 1))
        self.valkey = valkey.start(self.data, forgetful=True)  # it keeps nothing: all messages are lost

    def _restart_postgres(self) -> None:
        connection.close()
        postgres.halt(self.postgres)
        self.postgres = postgres.start(self.data, forgetful=True)
        self.restarts += 1

    def _count(self, *, hit: bool) -> None:
        self.kills += 1
        self.hits += hit

    def _start_worker(self) -> None:
        self.started += 1
        env = {**os.environ, "ANALYSIS": AFTER, "DATABASE_ROLE": "app"}
        command = [str(Path(sys.executable).parent / "celery"), "-A", "oicsummit.celery", "worker", "--concurrency=1"]
        command += ["--without-gossip", "--without-mingle", f"--hostname=faults{self.started}@%h"]
        with (self.data / "logs" / f"worker-{self.started}.log").open("wb") as log:
            self.workers.append(
                subprocess.Popen(
                    command, env=env, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
                )
            )


def _holders() -> list[str]:
    """Return who works on a document at this moment, by the locks that they hold."""
    from sources import locks
    from sources.models import RunDocument

    held = RunDocument.objects.filter(document__in=locks.held(), state=RunState.RUNNING)
    return list(held.values_list("worker", flat=True))


def _session(pid: int) -> int:
    with contextlib.suppress(ProcessLookupError):
        return os.getsid(pid)
    return 0


def _end(worker: subprocess.Popen) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def _empty() -> None:
    import pgtrigger

    if Document.objects.exists():
        with pgtrigger.ignore():
            call_command("flush", interactive=False, verbosity=0)
