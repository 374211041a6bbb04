"""The README stays true: its commands, settings and addresses exist."""

import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import Resolver404, resolve

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text()
SETTING = re.compile(r'(?:text|flag|number|words)\("([A-Z_]+)"')
BESIDES = {"LOCAL_DIR", "HOST", "PORT"}  # read elsewhere: by the embedded servers and by `manage.py run`


def test_every_setting_is_in_the_table_and_nothing_else():
    read = {
        name for file in (ROOT / "oicsummit" / "settings").glob("*.py") for name in SETTING.findall(file.read_text())
    }
    table = README.split("## Settings")[1].split("## Deploy")[0]
    told = {
        name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`([A-Z_]+)`", row)
    }

    assert told == read | BESIDES


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)", README)) - {"sure"}))
def test_make_knows(target):
    done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", sorted(set(re.findall(r"manage\.py ([a-z]+)", README))))
def test_manage_py_knows(command):
    assert command in {*get_commands(), "help"}


@pytest.mark.parametrize("path", sorted(set(re.findall(r"(?:`|:8000)(/[a-z0-9/]*/|/)(?=[`\s])", README))))
def test_an_address_leads_somewhere(path):
    try:
        resolve(path)
    except Resolver404:
        # /api/v1/ itself is a prefix of what the tour names.
        assert path == "/api/v1/", path


def test_files_it_names_are_there():
    named = {"docker-compose.yml", ".ci/run", "oicsummit/flow.py", "docs/decisions", "oicsummit/analysis"}
    linked = set(re.findall(r"\]\(([^)]+)\)", README))

    assert all(name in README for name in named)
    assert [name for name in named | linked if not (ROOT / name).exists()] == []
