"""A real Celery worker over the real broker, on the test database and with the rights of the site's own role."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from oicsummit.embedded.process import end_session, spawn

PATIENCE = 180  # seconds; no test depends on how fast a machine is, only on its getting there


def eventually(question: Callable[[], object], *, seconds: float = PATIENCE) -> None:
    """Wait until the answer is yes; AssertionError when it never is."""
    end = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < end, f"still not so after {seconds} seconds"
        time.sleep(0.05)


class Worker:
    """One worker process and its children."""

    def __init__(
        self, log: Path, *, concurrency: int = 1, env: dict[str, str] | None = None, app: str = "oicsummit.celery"
    ):
        self.log = log
        command = [Path(sys.executable).parent / "celery", "-A", app, "worker"]
        command += [f"--concurrency={concurrency}", "--without-gossip", "--without-mingle"]
        self.process = spawn(command, log=log, env={**os.environ, **environment(), **(env or {})})

    def wait_until_ready(self) -> "Worker":
        eventually(lambda: self.process.poll() is not None or " ready." in self.words())
        assert self.process.poll() is None, f"the worker ended:\n{self.words()}"
        return self

    def words(self) -> str:
        """What it has logged so far."""
        return self.log.read_text(errors="replace")

    def kill(self) -> None:
        """End it and its children at once, in the middle of whatever they do (kill -9)."""
        end_session(self.process)

    def stop(self) -> None:
        """Ask it to end, and see to it."""
        self.process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.kill()


def environment() -> dict[str, str]:
    """What a process needs in its environment to work on the test database as the site's own role."""
    from django.conf import settings
    from django.db import connection

    from oicsummit.roles import app_role

    role, now = app_role(), connection.settings_dict
    user = role.name if role else now["USER"]
    password = f":{quote(role.password if role else now['PASSWORD'], safe='')}" if now["PASSWORD"] else ""
    port = f":{now['PORT']}" if now["PORT"] else ""
    return {
        "DATABASE_URL": f"postgres://{user}{password}@{quote(now['HOST'], safe='')}{port}/{now['NAME']}",
        "DATABASE_ROLE": "app",
        "REDIS_URL": settings.REDIS_URL,
        "LOG_LEVEL": "INFO",
        "SERVICE": "worker",
    }
