"""The guides stay true: their commands run, what they link to is there, no picture is missing, large or forgotten."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from oicsummit.access import Role
from sources import collections
from tests.api import world
from tests.api.test_docs import ask

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
GUIDES = {
    path.relative_to(ROOT).as_posix(): path.read_text() for path in [*DOCS.glob("*.md"), ROOT / "CONTRIBUTING.md"]
}
# Pages whose commands have a test of their own, which knows what they need.
ELSEWHERE = {"docs/api.md": "tests/api/test_docs.py", "docs/operations.md": "tests/platform/test_operations.py"}
PICTURES = DOCS / "pictures"
LARGEST, ALL = 150_000, 3_000_000  # bytes
# What takes minutes or never ends, and where it is run instead.
LONG = {
    "make run PORT=8001": "tests/platform/test_run.py",
    "make test": ".ci/run",
    "make test TESTS=tests/sources": ".ci/run",
    "make lint": ".ci/run",
    "make bench BENCH=reading": "benchmarks/reading.py",
    "make pictures": "docs/picturing/__main__.py",
    "make lock": "requirements.lock",
    ".venv/bin/python -m pytest -q tests/analysis/test_examples_quantities.py tests/analysis/test_examples_claims.py": (
        ".ci/run"
    ),
}


def commands(name: str) -> list[str]:
    """The lines of the shell blocks of a guide."""
    blocks = re.findall(r"^```sh\n(.*?)^```", GUIDES[name], re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


LINES = [(name, line) for name in sorted(set(GUIDES) - set(ELSEWHERE)) for line in commands(name)]


def of(program: str) -> list[str]:
    return sorted({line for _, line in LINES if line.startswith(program) and line not in LONG})


def test_every_command_is_run_here_or_where_it_is_said():
    run_here = {*of("curl "), *of(".venv/bin/python manage.py "), *of(".venv/bin/python -m "), *of("make ")}

    assert {line for _, line in LINES} == run_here | set(LONG)
    assert [place for place in {*LONG.values(), *ELSEWHERE.values()} if not (ROOT / place).exists()] == []
    for guide, test in ELSEWHERE.items():
        assert Path(guide).name in (ROOT / test).read_text()


@pytest.mark.django_db
@pytest.mark.parametrize("line", of("curl "))
def test_a_call_is_answered(line):
    made = world.make(2)
    editor = world.person("editor", Role.EDITOR)
    strike = collections.write(name="Harbour strike", by=editor)
    collections.add(collection=strike, documents=made.documents, by=editor)
    token = world.token(editor)["authorization"].removeprefix("Token ")
    figure = made.quantities[0].figure.public_id

    answer = ask(Client(), line, {"URL": "", "TOKEN": token, "FIGURE": figure})

    assert answer.status_code < 300, answer
    assert b"".join(answer) if answer.streaming else answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("line", of(".venv/bin/python manage.py "))
def test_a_command_of_the_site_runs(line, tmp_path, capsys):
    words = [word.replace("reading.json", str(tmp_path / "reading.json")) for word in shlex.split(line)[2:]]

    call_command(*words)

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("line", of(".venv/bin/python -m "))
def test_a_program_of_the_environment_runs(line):
    words = [sys.executable, *shlex.split(line)[1:]]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("line", sorted({line for _, line in LINES if line.startswith("make ")}))
def test_make_knows_what_to_do(line):
    words = shlex.split(line)
    done = subprocess.run([words[0], "--dry-run", *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    for path in re.findall(r"\btests/[a-z_/.]+", line):
        assert (ROOT / path).exists()


@pytest.mark.parametrize("name", sorted(GUIDES))
def test_what_a_guide_links_to_is_there(name):
    folder = (ROOT / name).parent
    targets = {target for target in re.findall(r"\]\(([^)\s]+)\)", GUIDES[name]) if "://" not in target}
    missing = [target for target in targets if not (folder / target.partition("#")[0]).exists()]

    assert missing == []


@pytest.mark.parametrize("name", sorted(GUIDES))
def test_what_a_guide_names_in_the_tree_is_there(name):
    named = set(re.findall(r"`((?:oicsummit|sources|figures|claims|tests|docs|benchmarks)/[a-z_/.]*)`", GUIDES[name]))

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_picture_is_small_and_shown_somewhere():
    shown = set(
        re.findall(r"\((?:docs/)?pictures/([^)]+)\)", "".join([*GUIDES.values(), (ROOT / "README.md").read_text()]))
    )
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}

    assert set(sizes) == shown
    assert {name: size for name, size in sizes.items() if size >= LARGEST} == {}
    assert sum(sizes.values()) < ALL


def test_every_picture_of_a_page_is_taken_by_the_script():
    stories = "".join(path.read_text() for path in (DOCS / "picturing").glob("*.py"))
    taken = set(re.findall(r'take\(\w+, "([a-z-]+)"', stories))

    assert taken == {path.stem for path in PICTURES.glob("*.png")}


def test_decisions_are_numbered_in_turn_and_say_why():
    found = sorted((DOCS / "decisions").glob("*.md"))

    assert [int(path.name[:4]) for path in found] == list(range(1, len(found) + 1))
    for path in found:
        assert all(f"**{part}.**" in path.read_text() for part in ("Context", "Decision", "Consequences")), path.name


def test_settings_and_tables_that_the_guides_name_exist():
    from django.apps import apps

    table = GUIDES["docs/architecture.md"].split("## The tables")[1].split("Ids that people see")[0]
    told = set(re.findall(r"`([A-Z][A-Za-z]+)`", table))
    ours = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.split(".")[0] in ("sources", "figures", "claims", "oicsummit")
    }

    assert told == {name for name in ours if not name.endswith("Event") or name == "Event"}


def test_the_index_leads_to_every_page():
    linked = set(re.findall(r"\]\(([a-z-]+\.md)\)", GUIDES["docs/README.md"]))

    assert linked == {path.name for path in DOCS.glob("*.md")} - {"README.md"}
