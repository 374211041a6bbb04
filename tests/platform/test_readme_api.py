"""The README's lines for the API, run as they stand there."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from knox.models import AuthToken

README = Path(__file__).resolve().parent.parent.parent / "README.md"
LINES = [line.strip() for line in README.read_text().splitlines() if line.strip().startswith("curl ")]


@pytest.fixture
def token(transactional_db, django_user_model) -> str:
    person = django_user_model.objects.create_user("feed")
    person.groups.add(Group.objects.get(name="editor"))
    return AuthToken.objects.create(person)[1]


def test_one_after_the_other_is_answered(live_server, token: str, tmp_path: Path):
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    (tmp_path / "statement.txt").write_text("The harbour board said 1,200 boats were repaired in 2024.\n")

    answers = [answer(line.replace("http://127.0.0.1:8000", live_server.url), token, tmp_path) for line in LINES]

    claims, taken, run = answers
    assert claims["results"] == []
    assert [(each["name"], each["created"]) for each in taken["taken"]] == [("statement.txt", True)]
    assert run["id"].startswith("r-")


def answer(line: str, token: str, folder: Path) -> dict:
    done = subprocess.run(
        ["sh", "-c", line.replace("curl ", "curl --silent --show-error --fail-with-body ")],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "TOKEN": token},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)
