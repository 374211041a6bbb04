"""The deployment in docker-compose.yml: valid, and made of commands and settings that exist."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from oicsummit.embedded import postgres

ROOT = Path(__file__).resolve().parent.parent.parent
# Set by the image or the file itself, of no use in a container, or for developing only.
NOT_PASSED_ON = {
    "LOCAL_DIR", "HOST", "DEBUG", "STATIC_BUILT", "STATIC_ROOT", "LOG_FORMAT", "SERVICE", "DATABASE_POOL",
    "WEB_THREADS", "METRICS_DIR", "FETCH_ALLOWED_NETWORKS", "ANALYSIS", "PORT", "DATABASE_OWNER_URL",
}  # fmt: skip
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


def test_every_setting_of_the_readme_reaches_the_containers():
    table = (ROOT / "README.md").read_text().split("## Settings")[1].split("## Deploy")[0]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}
    passed = (ROOT / "docker-compose.yml").read_text().split("x-environment:")[1].split("services:")[0]

    assert set(re.findall(r"^  ([A-Z_]+):", passed, re.MULTILINE)) == told - NOT_PASSED_ON


def test_a_setting_from_the_environment_is_passed_on(tmp_path):
    done = config(tmp_path, **GIVEN, METRICS_TOKEN="a-token")

    assert done.stdout.count("METRICS_TOKEN: a-token") == 4  # migrate, web, worker, beat


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


def test_the_database_is_set_up_as_the_embedded_one_that_everything_is_measured_with():
    services = (ROOT / "docker-compose.yml").read_text().split("\nservices:")[1]
    command = re.search(r"  db:\n(?:    .*\n)*?    command: \[postgres, (.*)\]", services)[1]

    assert tuple(re.findall(r"-c, ([\w=.]+)", command)) == postgres.ROOMY
