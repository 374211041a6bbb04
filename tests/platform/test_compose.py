"""The deployment in docker-compose.yml: valid, and made of commands and settings that exist."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
GIVEN = {"SECRET_KEY": "k", "OWNER_PASSWORD": "o", "APP_PASSWORD": "a", "HOST_NAME": "claims.example"}


def config(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    compose = shutil.which("docker-compose")
    if compose is None:
        pytest.skip("docker-compose is not installed")
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", **given}
    # The folder is the test's: a file .env of whoever runs it must not fill in what is missing.
    command = [compose, "--file", "docker-compose.yml", "--project-directory", folder, "config"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_file_is_valid(tmp_path):
    done = config(tmp_path, **GIVEN)

    assert done.returncode == 0, done.stderr
    for service in ("db", "redis", "migrate", "web", "worker", "beat"):
        assert f"\n  {service}:\n" in done.stdout


@pytest.mark.parametrize("name", GIVEN)
def test_it_names_the_setting_that_is_missing(tmp_path, name):
    done = config(tmp_path, **{key: value for key, value in GIVEN.items() if key != name})

    assert done.returncode != 0
    assert name in done.stderr


def test_the_image_s_web_command_is_that_of_the_file_and_of_make_run():
    from oicsummit import supervise

    mine = next(each for each in supervise.services(host="0.0.0.0", port=8000, processes=1) if each.name == "web")
    words = [Path(mine.command[0]).name, *mine.command[1:]]

    docker = (ROOT / "Dockerfile").read_text().split("\nCMD ")[1]
    compose = (ROOT / "docker-compose.yml").read_text().split("  web:\n")[1].split("command: ")[1].split("\n")[0]
    assert docker.strip().replace('"', "") == compose.replace('"', "") == f"[{', '.join(words)}]"


@pytest.mark.parametrize("command", [["granian", "--help"], ["celery", "-A", "oicsummit.celery", "report"]])
def test_its_programs_are_installed(command):
    program = Path(sys.executable).parent / command[0]

    done = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
