"""Imports run one way (DESIGN.md), and the core stands alone."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_imports_run_one_way():
    linter = Path(sys.executable).parent / "lint-imports"

    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_core_loads_neither_django_nor_celery():
    question = "import sys, oicsummit.analysis; print({'django', 'celery', 'spacy'} & set(sys.modules) or 'none')"

    done = subprocess.run([sys.executable, "-c", question], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stdout.strip() == "none", done.stdout + done.stderr
