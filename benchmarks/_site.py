"""The whole site as `make run` starts it, with data of its own, for as long as a benchmark needs it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Site:
    """The process that all others are children of, where it listens, a token with which an administrator uses its API,
    and the environment of its commands."""

    pid: int
    port: int
    token: str
    environment: dict[str, str]


@contextmanager
def running(texts: list[Path], kept: str = "") -> Iterator[Site]:
    """Start it, take the texts in, stop it again and remove its data. RuntimeError, with its words, if it fails.

    With `kept`, a folder, its data lie there and stay.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(kept or name)
        (folder / "documents").mkdir(parents=True, exist_ok=True)
        for text in texts:
            shutil.copy(text, folder / "documents" / f"{text.parent.name}-{text.name}")
        environment = _environment(folder)
        port = _free_port()
        command = [
            sys.executable,
            "-u",
            "manage.py",
            "run",
            "--port",
            str(port),
            "--documents",
            str(folder / "documents"),
        ]
        with (folder / "output").open("w") as output:
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(process, folder / "output")
            yield Site(process.pid, port, _token(environment), environment)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def _environment(folder: Path) -> dict[str, str]:
    """Servers of its own whatever the environment says, and no limit to requests: they all come from one address."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "REDIS_"))}
    rates = ("API_RATE_ANONYMOUS", "API_RATE_USER", "FORM_RATE_ANONYMOUS", "FORM_RATE_USER")
    limits = dict.fromkeys(rates, "1000000/minute")
    return {**kept, **limits, "LOCAL_DIR": str(folder / "local"), "STATIC_ROOT": str(folder / "static")}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(process: subprocess.Popen, output: Path) -> None:
    while "Ctrl-C stops it." not in output.read_text():
        if process.poll() is not None:
            raise RuntimeError(output.read_text())
        time.sleep(0.2)


def _token(environment: dict[str, str]) -> str:
    command = [sys.executable, "manage.py", "token", "admin"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout.strip()
