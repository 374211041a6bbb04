"""`make audit`: advisories of what the lock file pins, and plain words where they cannot be asked for.

The service is one of the test's own, in the form of OSV: what uv asks of it is what it asks of the real one.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = """alpha==1.2.3 ; python_version > '3' \\
    --hash=sha256:00
# a comment
beta[extra]==2.0 \\
    --hash=sha256:11
"""
ADVISORY = {
    "id": "ADV-1", "modified": "2026-01-01T00:00:00Z", "summary": "Lets strangers in",
    "affected": [
        {"package": {"name": "alpha", "ecosystem": "PyPI"},
         "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.2.4"}]}]},
    ],
}  # fmt: skip


class Service(BaseHTTPRequestHandler):
    """Knows one advisory, of alpha; keeps what it was asked about."""

    knows: dict[str, str] = {}
    asked: list[tuple[str, str]] = []

    def do_POST(self) -> None:
        queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        Service.asked = [(query["package"]["name"], query["version"]) for query in queries]
        found = [{"vulns": [{"id": i, "modified": ADVISORY["modified"]}]} if (i := self.knows.get(name)) else {}
                 for name, _ in self.asked]  # fmt: skip
        self._answer({"results": found})

    def do_GET(self) -> None:
        self._answer(ADVISORY)

    def _answer(self, what: dict) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def audit(folder: Path, service: str, lock: str = LOCK) -> subprocess.CompletedProcess[str]:
    (folder / "some.lock").write_text(lock)
    command = [sys.executable, ".ci/audit.py", folder / "some.lock", "--no-cache", "--service-url", service]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_with_no_advisory_it_ends_well_and_has_asked_about_every_pin(tmp_path, service, monkeypatch):
    monkeypatch.setattr(Service, "knows", {})

    done = audit(tmp_path, service)

    assert (done.returncode, sorted(Service.asked)) == (0, [("alpha", "1.2.3"), ("beta", "2.0")])


def test_an_advisory_is_shown_with_what_mends_it(tmp_path, service, monkeypatch):
    monkeypatch.setattr(Service, "knows", {"alpha": "ADV-1"})

    done = audit(tmp_path, service)

    assert done.returncode == 1
    assert "ADV-1: Lets strangers in" in done.stdout
    assert "Fixed in: 1.2.4" in done.stdout


def test_a_service_that_cannot_be_reached_is_said_plainly_and_is_no_all_clear(tmp_path):
    done = audit(tmp_path, "http://127.0.0.1:9/")

    assert done.returncode == 3
    assert done.stderr.startswith("The advisories could not be asked for, so nothing is known of 2 packages.\n")


def test_a_file_without_pins_is_no_all_clear_either(tmp_path, service):
    done = audit(tmp_path, service, lock="# nothing\n")

    assert (done.returncode, "pins no package" in done.stderr) == (3, True)


def test_continuous_integration_does_not_depend_on_it():
    assert "audit" not in (ROOT / ".ci" / "run").read_text()
