"""`make run`: one command starts everything, and whatever ends it leaves nothing running."""

import os
import signal
import socket
import urllib.request
from pathlib import Path

import pytest

from tests.platform.site import Site, refused

TEXT = "The harbour board said 1,200 boats were repaired in 2024. It spent £3m on a new dock.\n"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "harbour.txt").write_text(TEXT)
    return folder


def test_the_site_starts_stops_and_starts_again_with_its_data(tmp_path: Path, documents: Path):
    first = Site(tmp_path, documents).wait_until_up()
    with urllib.request.urlopen(f"http://127.0.0.1:{first.port}/readyz") as response:
        assert response.status == 200
    assert len(first.processes()) >= 6, "PostgreSQL, Valkey, supervisor, web server, worker, beat; and their children"

    assert refused(tmp_path, "--documents", str(documents)).endswith("It is already running.")
    assert first.end(signal.SIGINT) == 0

    second = Site(tmp_path, documents).wait_until_up()
    assert second.sign_in() == first.sign_in()
    assert "Preparing the database" in first.words()
    assert "Preparing the database" not in second.words()

    second.end(signal.SIGKILL)

    third = Site(tmp_path, documents).wait_until_up()
    assert third.sign_in() == first.sign_in()
    assert third.end(signal.SIGHUP) == 0


def test_a_service_that_dies_ends_the_site_and_is_named(tmp_path: Path, documents: Path):
    site = Site(tmp_path, documents).wait_until_up()
    pid = int((tmp_path / "local" / "valkey" / "valkey.pid").read_text())

    os.kill(pid, signal.SIGKILL)
    code = site.process.wait(120)

    assert code == 1
    assert "The valkey process ended" in site.words()
    assert not site.processes()


def test_a_busy_port_is_named(tmp_path: Path, documents: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        said = refused(tmp_path, "--port", str(port), "--documents", str(documents))

    assert said.endswith(f"Cannot listen on 127.0.0.1:{port} (Address already in use): choose another with PORT=…")


def test_documents_that_are_not_there_are_named(tmp_path: Path):
    assert refused(tmp_path, "--documents", str(tmp_path / "none")).endswith(
        f"There is no file or folder {tmp_path / 'none'}"
    )


def test_a_folder_without_documents_is_named(tmp_path: Path):
    assert refused(tmp_path, "--documents", str(tmp_path)).endswith(f"There is no .txt or .md file in {tmp_path}")
