"""The embedded servers, where circumstances are against them."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
START = """
from pathlib import Path
from oicsummit.embedded import addresses, servers
import psycopg
data = Path(__import__("os").environ["LOCAL_DIR"])
for time in ("first", "second"):
    with servers.lock(data), servers.running(data, forgetful=True) as running:
        url = addresses.database_url(role=addresses.OWNER_ROLE, data=data).replace("postgres:", "postgresql:")
        with psycopg.connect(url) as connection:
            print(connection.execute("SELECT extname FROM pg_extension WHERE extname = 'vector'").fetchone()[0])
"""


def start(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LOCAL_DIR": str(folder), **given}
    command = [sys.executable, "-c", START]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_they_start_twice_on_the_same_data(tmp_path: Path):
    done = start(tmp_path / "local")

    assert done.stdout.split() == ["vector", "vector"], done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")
def test_root_needs_no_user_namespaces(tmp_path: Path):
    (tmp_path / "unshare").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "unshare").chmod(0o755)
    with tempfile.TemporaryDirectory() as name:  # not among pytest's folders, which nobody else may enter
        Path(name).chmod(0o711)

        done = start(Path(name) / "local", PATH=f"{tmp_path}:{os.environ['PATH']}")

    assert done.stdout.split() == ["vector", "vector"], done.stderr


def test_half_a_cluster_is_never_taken_for_one(tmp_path: Path):
    unfinished = tmp_path / "local" / "postgres.new"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")

    assert start(tmp_path / "local").stdout.split() == ["vector", "vector"]


def test_what_a_dead_server_left_behind_does_not_stop_the_next(tmp_path: Path):
    assert start(tmp_path / "local").returncode == 0
    (tmp_path / "local" / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n/elsewhere\n")

    done = start(tmp_path / "local")

    assert done.stdout.split() == ["vector", "vector"], done.stderr


def test_a_folder_of_sockets_that_others_may_enter_is_refused(tmp_path: Path):
    from oicsummit.embedded import addresses

    sockets = addresses.socket_directory(tmp_path / "local")
    sockets.mkdir(mode=0o755)
    sockets.chmod(0o755)
    try:
        done = start(tmp_path / "local")
    finally:
        shutil.rmtree(sockets, ignore_errors=True)

    assert "belongs to somebody else" in done.stderr
