"""`manage.py run` as a person runs it, on a data folder of the test's own."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

from tests.worker import eventually

ROOT = Path(__file__).resolve().parent.parent.parent
_OURS = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "DATABASE_ROLE", "TEST_SUMS")


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    return {**kept, "LOCAL_DIR": str(folder / "local"), "STATIC_ROOT": str(folder / "static"), "LOG_LEVEL": "INFO"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def refused(folder: Path, *arguments: str) -> str:
    """What `manage.py run` says when it does not start."""
    command = [sys.executable, "manage.py", "run", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, check=False)
    assert done.returncode != 0, done.stdout
    assert done.stdout == ""
    return done.stderr.strip()


class Site:
    """One `manage.py run`, from its start until nothing is left of it."""

    def __init__(self, folder: Path, documents: Path):
        self.folder = folder
        self.port = free_port()
        self.output = folder / f"output-{self.port}.txt"
        command = [sys.executable, "-u", "manage.py", "run", "--port", str(self.port), "--documents", str(documents)]
        with self.output.open("w") as file:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment(folder), stdout=file, stderr=subprocess.STDOUT
            )

    def words(self) -> str:
        return self.output.read_text()

    def wait_until_up(self) -> "Site":
        eventually(lambda: self.process.poll() is not None or "Ctrl-C stops it." in self.words(), seconds=300)
        assert self.process.poll() is None, self.words()
        return self

    def sign_in(self) -> str:
        return re.search(r"password (\S+)", self.words()).group(1)

    def processes(self) -> set[int]:
        """All processes of this site: each has its data folder in its environment."""
        mark = f"LOCAL_DIR={self.folder / 'local'}".encode()
        return {int(path.parent.name) for path in Path("/proc").glob("[0-9]*/environ") if mark in _read(path)}

    def end(self, number: signal.Signals) -> int:
        """Send the signal to the supervisor alone, and wait until every process of the site is gone."""
        self.process.send_signal(number)
        code = self.process.wait(120)
        eventually(lambda: not self.processes())
        return code


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes().replace(b"\0", b"\n")
    except OSError:  # it has ended meanwhile, or belongs to somebody else
        return b""
