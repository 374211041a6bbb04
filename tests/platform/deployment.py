"""docker-compose.yml outside Docker: each service by its command, with its environment, on a read-only disk.

What differs from a container: the addresses of the servers, which are embedded ones, and the port. As root the code
is mounted read-only, as it is in the image.
"""

import contextlib
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import yaml

from oicsummit.embedded import addresses, servers
from oicsummit.embedded.process import end_session
from tests.platform.site import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
GIVEN = {
    "SECRET_KEY": secrets.token_urlsafe(50), "OWNER_PASSWORD": "o", "APP_PASSWORD": "a", "HOST_NAME": "claims.example",
}  # fmt: skip
_READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && cd "$0" && exec "$@"'


class Deployment:
    """The file's services, on embedded servers in a folder of the test's own."""

    def __init__(self, folder: Path, data: Path):
        self.folder, self.port = folder, free_port()
        self.services = _filled((ROOT / "docker-compose.yml").read_text())["services"]
        self.socket = str(addresses.socket_directory(data)).replace("/", "%2F")
        self.redis = addresses.redis_url(data)

    def environment(self, service: str) -> dict[str, str]:
        """What the image and the file set, and nothing of the test's own environment."""
        image = dict(
            re.findall(r"([A-Z_]+)=(\S+)", (ROOT / "Dockerfile").read_text().split("\nENV ")[1].split("\n")[0])
        )
        given = {name: str(value) for name, value in self.services[service]["environment"].items() if value is not None}
        told = {name: self._here(value) for name, value in given.items()}
        path = f"{BIN}:{os.environ['PATH']}"
        return {"HOME": "/tmp", "STATIC_ROOT": str(self.folder / "static"), **image, **told, "PATH": path}

    def _here(self, value: str) -> str:
        return value.replace("@db/", f"@{self.socket}/").replace("redis://redis:6379/0", self.redis)

    def command(self, service: str, words: list[str] | None = None) -> list[str]:
        words = words or self.services[service]["command"]
        words = [word.replace(":8000/", f":{self.port}/") if word != "8000" else str(self.port) for word in words]
        return [*_read_only(), *words]

    def run(self, service: str, words: list[str] | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command as `docker-compose run SERVICE WORDS` would; `more` is added to the environment."""
        return subprocess.run(
            self.command(service, words), cwd=ROOT, env={**self.environment(service), **more}, capture_output=True,
            text=True, check=False, timeout=300,
        )  # fmt: skip

    def owner_url(self) -> str:
        """The database's address, as the role that owns the tables."""
        return self.environment("migrate")["DATABASE_OWNER_URL"]

    def check(self, service: str) -> subprocess.CompletedProcess[str]:
        """Its health check, as Docker would run it."""
        kind, *words = self.services[service]["healthcheck"]["test"]
        assert kind == "CMD"
        return self.run(service, words)

    @contextlib.contextmanager
    def started(self, service: str) -> Iterator[subprocess.Popen]:
        log = (self.folder / f"{service}.log").open("wb")
        process = subprocess.Popen(
            self.command(service),
            cwd=ROOT,
            env=self.environment(service),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            end_session(process)
            log.close()

    def words(self, service: str) -> str:
        return (self.folder / f"{service}.log").read_text()

    def get(self, path: str) -> tuple[int, str]:
        """What the proxy is answered."""
        headers = {"Host": GIVEN["HOST_NAME"], "X-Forwarded-Proto": "https"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()


def _read_only() -> list[str]:
    return ["unshare", "--mount", "sh", "-c", _READ_ONLY, str(ROOT)] if _may_mount() else []


def _may_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", _READ_ONLY, ROOT, "true"], check=False, capture_output=True
    )
    return done.returncode == 0


def _filled(text: str) -> dict:
    """The file with what .env gives it; merges and anchors are YAML's own."""
    text = re.sub(r"\$\{(\w+)(?::[-?]([^}]*))?\}", lambda found: GIVEN.get(found[1], found[2] or ""), text)
    return yaml.safe_load(text.replace("$$", "$"))


@contextlib.contextmanager
def deployed() -> Iterator[Deployment]:
    """Servers, the image's static files, and the tables that the service `migrate` makes."""
    with tempfile.TemporaryDirectory(prefix="oicsummit-compose-") as name:
        data = Path(name) / "data"
        with servers.lock(data), servers.running(data, forgetful=True):
            made = Deployment(Path(name), data)
            static = subprocess.run(
                [sys.executable, "manage.py", "static", "--verbosity", "0"], cwd=ROOT, env=made.environment("web"),
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert static.returncode == 0, static.stderr
            migrated = made.run("migrate")
            assert migrated.returncode == 0, migrated.stderr
            yield made
