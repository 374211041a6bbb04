"""Each service of docker-compose.yml, run by hand: its command, its environment, its health check, a read-only disk.

What differs from a container: the addresses of the servers, which are embedded ones, and the port. As root the code
is mounted read-only, as it is in the image.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from oicsummit.embedded import addresses, servers
from oicsummit.embedded.process import end_session
from tests.platform.site import free_port
from tests.worker import eventually

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
GIVEN = {"SECRET_KEY": "k" * 50, "OWNER_PASSWORD": "o", "APP_PASSWORD": "a", "HOST_NAME": "claims.example"}
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

    def run(self, service: str, words: list[str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(service, words), cwd=ROOT, env=self.environment(service), capture_output=True, text=True,
            check=False, timeout=300,
        )  # fmt: skip

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


@pytest.fixture(scope="module")
def deployment() -> Iterator[Deployment]:
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


def test_migrating_again_changes_nothing(deployment):
    done = deployment.run("migrate")

    assert (done.returncode, "No migrations to apply" in done.stdout) == (0, True)


def test_the_web_service_serves_pages_and_static_files_and_ends_when_told(deployment):
    with deployment.started("web") as web:
        eventually(lambda: web.poll() is not None or deployment.check("web").returncode == 0)
        assert web.poll() is None, deployment.words("web")
        status, page = deployment.get("/")
        sheet = re.search(r'href="(/static/css/oicsummit\.[^"]+)"', page)[1]

        assert status == 200
        assert deployment.get(sheet)[0] == 200
        assert deployment.run("web", ["python", "manage.py", "alive", "web"]).returncode == 0

        web.send_signal(signal.SIGTERM)
        assert web.wait(60) == 0, deployment.words("web")
    assert '"event": "request"' in deployment.words("web")  # JSON, a line each


@pytest.mark.parametrize("service", ["worker", "beat"])
def test_a_service_without_a_port_is_healthy_while_it_lives(deployment, service):
    assert "lives on" in deployment.check(service).stderr

    with deployment.started(service) as process:
        eventually(lambda: process.poll() is not None or deployment.check(service).returncode == 0)
        assert process.poll() is None, deployment.words(service)

        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0, deployment.words(service)


def test_no_service_runs_as_root_or_may_gain_rights(deployment):
    for name in ("migrate", "web", "worker", "beat"):
        service = deployment.services[name]
        assert (service["user"], service["read_only"], service["cap_drop"]) == ("10001", True, ["ALL"])
        assert service["security_opt"] == ["no-new-privileges:true"]


def test_nothing_secret_is_in_the_image():
    words = (ROOT / "Dockerfile").read_text()

    assert not re.search(r"(KEY|PASSWORD|TOKEN|_URL)=", words)
    assert {".git", ".venv", ".local", "documents", "tests"} <= set((ROOT / ".dockerignore").read_text().split())
