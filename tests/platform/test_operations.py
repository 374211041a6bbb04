"""docs/operations.md stays true: its commands run, in their order, and what it names is there."""

import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
import yaml
from django.db import connection
from django.test import Client

from tests.platform.deployment import Deployment
from tests.worker import eventually

ROOT = Path(__file__).resolve().parent.parent.parent
GUIDE = (ROOT / "docs" / "operations.md").read_text()
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
COMPOSE = [line for kind, block in BLOCKS if kind == "compose" for line in block.splitlines()]
SHELL = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]


def section(name: str) -> list[str]:
    """The lines of the docker-compose blocks under a heading."""
    part = GUIDE.split(f"\n## {name}\n")[1].split("\n## ")[0]
    return [line for block in re.findall(r"^```compose\n(.*?)^```", part, re.M | re.S) for line in block.splitlines()]


def inside(line: str) -> tuple[str, list[str]] | None:
    """The service and the words of a command that runs in a container: `run` or `exec`; None for any other."""
    words = shlex.split(line)[1:]
    if words.pop(0) not in ("run", "exec"):
        return None
    while words[0].startswith("-"):
        if words.pop(0) == "-v":
            words.pop(0)
    return words[0], words[1:]


def do(deployment: Deployment, line: str, **more: str) -> subprocess.CompletedProcess[str] | None:
    """Run what a line would run in a container; the folder of backups is one of the test's."""
    service, words = inside(line) or ("", [])
    if not service:
        return None
    backups = deployment.folder / "backups"
    backups.mkdir(exist_ok=True)
    words = [word.replace("/backups/", f"{backups}/") for word in words] or deployment.services[service]["command"]
    return deployment.run(service, words, **more)


def hashes(deployment: Deployment) -> dict[str, str]:
    """A hash of every table's rows, but for the note that a backup was made."""
    with psycopg.connect(deployment.owner_url()) as database:
        tables = database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        return {
            table: hashlib.sha256(
                repr(database.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1').fetchall()).encode()
            ).hexdigest()
            for (table,) in tables
            if table != "oicsummit_backup"
        }


def test_docker_compose_knows_every_command_and_its_options():
    compose = shutil.which("docker-compose")
    if compose is None:
        pytest.skip("docker-compose is not installed")
    for line in COMPOSE:
        name, *words = shlex.split(line)
        assert name == "docker-compose"
        said = subprocess.run([compose, words[0], "--help"], capture_output=True, text=True, check=True).stdout
        options = words[1 : words.index("python")] if "python" in words else words[1:]
        assert [option for option in options if option.startswith("-") and option not in said] == []


def test_every_service_it_names_is_in_the_file(deployment):
    for line in COMPOSE:
        words = [word for word in shlex.split(line)[2:] if not word.startswith(("-", "/", "$")) and "=" not in word]
        named = inside(line)[:1] if inside(line) else words
        assert set(named) <= set(deployment.services), line


def test_the_first_sign_in_is_made(deployment):
    (line,) = [line for line in COMPOSE if "createsuperuser" in line]
    given = {
        "DJANGO_SUPERUSER_USERNAME": "root",
        "DJANGO_SUPERUSER_PASSWORD": "long enough",
        "DJANGO_SUPERUSER_EMAIL": "",
    }

    done = do(deployment, f"{line} --noinput", **given)

    assert done.returncode == 0, done.stderr


def test_the_three_looks_before_going_home_find_nothing_wrong(deployment):
    looks = [line for line in section("Install on a Friday") if line.startswith("docker-compose exec")]

    assert len(looks) == 3
    with deployment.started("worker"), deployment.started("beat"):
        for line in looks:
            eventually(lambda line=line: do(deployment, line).returncode == 0)
        checked = do(deployment, looks[0])
    assert "no issues" in checked.stdout + checked.stderr


def test_what_was_backed_up_is_put_back_by_the_steps_of_the_guide(deployment):
    before = hashes(deployment)
    backup, *restore = section("Back up, and put back")

    assert do(deployment, backup).returncode == 0
    change = "from sources.models import Publisher; Publisher.objects.create(name='Added since', slug='added-since')"
    assert deployment.run("web", ["python", "manage.py", "shell", "--command", change]).returncode == 0
    assert hashes(deployment) != before
    for line in restore:
        done = do(deployment, line)
        assert done is None or done.returncode == 0, done.stderr

    assert hashes(deployment) == before


def test_the_same_without_docker(deployment):
    before = hashes(deployment)
    backups = deployment.folder / "backups"
    backups.mkdir(exist_ok=True)
    for line in SHELL:
        program, *words = [word.replace("backups/", f"{backups}/") for word in shlex.split(line)]
        assert program == ".venv/bin/python"
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=deployment.environment("migrate"), capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    assert hashes(deployment) == before


def test_an_upgrade_goes_through_its_steps(deployment):
    for line in section("Upgrade"):
        done = do(deployment, line)
        assert done is None or done.returncode == 0, f"{line}\n{done.stderr}"


def test_prometheus_can_read_its_examples_and_knows_every_series(deployment):
    examples = [yaml.safe_load(block) for kind, block in BLOCKS if kind == "yaml"]
    wanted = set(re.findall(r"\boicsummit_[a-z_]+", GUIDE))
    sign = "from oicsummit.watching import jobs; jobs.record(task='work', outcome='failed', seconds=1)"
    assert deployment.run("web", ["python", "manage.py", "shell", "--command", sign]).returncode == 0
    ask = (
        "from django.conf import settings; settings.METRICS_TOKEN = 'x'\n"
        "from django.test import Client; Client(headers={'host': 'localhost'}).get('/sign-in/', secure=True)\n"
        "print(Client(headers={'authorization': 'Bearer x'}).get('/metrics').content.decode())"
    )

    told = deployment.run("web", ["python", "manage.py", "shell", "--command", ask]).stdout

    assert list(examples[0]["scrape_configs"][0]) == ["job_name", "metrics_path", "authorization", "static_configs"]
    assert {"alert", "expr"} <= set(examples[1]["groups"][0]["rules"][0])
    assert {name for name in wanted if name not in told} <= {"oicsummit_last_backup_timestamp_seconds"}


@pytest.mark.django_db
def test_the_tablespace_of_the_originals_can_be_changed():
    (statement,) = [block for kind, block in BLOCKS if kind == "sql"]
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("TABLESPACE originals", "TABLESPACE pg_default"))

    assert "sources_original" in connection.introspection.table_names()


@pytest.mark.django_db
def test_a_replica_serves_strangers_every_page_and_the_api():
    from tests.defence import walk

    pages = list(walk.filled())
    lists = [
        f"/api/v1/{kind}/" for kind in ("documents", "claims", "figures", "links", "speakers", "measures", "changes")
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what was made for the test is checked before
        cursor.execute("SET TRANSACTION READ ONLY")

    answers = {path: Client().get(path).status_code for path in [*(path for _, path in pages), *lists]}

    assert {path: status for path, status in answers.items() if status >= 500} == {}
    assert sum(status == 200 for status in answers.values()) > 20


def test_what_it_names_of_settings_files_and_make_is_there():
    readme = (ROOT / "README.md").read_text()
    settings = set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+)", GUIDE))
    targets = set(re.findall(r"`make ([a-z]+)", GUIDE))
    linked = set(re.findall(r"\]\(([^)]+)\)", GUIDE))

    assert [name for name in settings if f"`{name}" not in readme] == []
    assert [name for name in targets if f"\n{name}:" not in (ROOT / "Makefile").read_text()] == []
    assert [name for name in linked if not (ROOT / "docs" / name).exists()] == []
    assert os.path.exists(ROOT / "tests" / "platform" / "test_operations.py")
