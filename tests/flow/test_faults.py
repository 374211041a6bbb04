"""A re-extraction by other rules under fire ends like an undisturbed one (tests/faults)."""

import os
import subprocess
import sys

import pytest

from oicsummit.embedded.process import end_session


def under_fire(**options: int) -> None:
    command = [sys.executable, "-m", "tests.faults", *(f"--{name}={value}" for name, value in options.items())]
    with subprocess.Popen(
        command, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        try:
            words, _ = process.communicate()
        finally:
            end_session(process)
    print(words)
    assert process.returncode == 0, words
    assert "the same as undisturbed" in words


def test_what_is_killed_five_times_ends_as_if_nothing_had_happened() -> None:
    under_fire(documents=16, decisions=40, kills=5, hits=3, restarts=1)


@pytest.mark.faults
def test_what_is_killed_fifty_times_ends_as_if_nothing_had_happened() -> None:
    under_fire(documents=200, decisions=500, kills=50, hits=40, restarts=3)
