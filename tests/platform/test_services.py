"""Each service of docker-compose.yml, run by hand: its command, its environment, its health check, a read-only disk."""

import re
import signal
from pathlib import Path

import pytest

from tests.worker import eventually

ROOT = Path(__file__).resolve().parent.parent.parent


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
