"""`python -m tests [PATH…]`: every test, in a few processes side by side; ends with one line that adds them up.

Tests in a browser need a process of their own: a setting they cannot do without would hide mistakes elsewhere. Those of
the core need no server, and those of the platform start sites of their own: neither shares anything with the rest.
"""

import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
BROWSER, CORE, PLATFORM = HERE / "browser", HERE / "analysis", HERE / "platform"

COUNTS = re.compile(r"\d+ passed, \d+ failed, \d+ skipped")


@dataclass(frozen=True)
class Part:
    """What one process runs, and what its environment has besides."""

    arguments: list[str]
    env: dict[str, str] = field(default_factory=dict)


def main(wanted: list[str]) -> int:
    """Run what was asked for, or everything; 0 when all is well."""
    parts = _parts([Path(path).resolve() for path in wanted])
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        sums = Path(folder) / "sums"
        codes = list(pool.map(lambda numbered: run(*numbered, sums), enumerate(parts)))
        counts, why = _read(sums)
    passed, failed, skipped = (sum(numbers) for numbers in zip((0, 0, 0), *counts, strict=True))
    print("", *why, f"Total: {passed} passed, {failed} failed, {skipped} skipped", sep="\n", flush=True)
    return next((code for code in codes if code), 0)


def _parts(paths: list[Path]) -> list[Part]:
    if not paths:
        rest = Part([*(f"--ignore={folder}" for folder in (BROWSER, CORE, PLATFORM)), str(HERE)])
        return [rest, Part([str(CORE)]), Part([str(PLATFORM)]), _in_browser([BROWSER])]
    browser = [path for path in paths if path.is_relative_to(BROWSER)]
    others = [str(path) for path in paths if path not in browser]
    parts = [Part([f"--ignore={BROWSER}", *others])] if others else []
    return [*parts, _in_browser(browser)] if browser else parts


def _in_browser(paths: list[Path]) -> Part:
    # Playwright keeps an event loop in the main thread, where Django then refuses all use of the database.
    return Part([str(path) for path in paths], {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"})


def run(number: int, part: Part, sums: Path) -> int:
    """Run one part; the first shows its progress, the others what they have to say when they are done."""
    command = [sys.executable, "-m", "pytest", "-q", "--durations=10", "--durations-min=5", *part.arguments]
    environment = {**os.environ, **part.env, "TEST_SUMS": str(sums)}
    if number == 0:
        return subprocess.run(command, env=environment, check=False).returncode
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    print(f"\n{done.stdout}", flush=True)
    return done.returncode


def _read(sums: Path) -> tuple[list[list[int]], list[str]]:
    """Return the counts of each part, 'N passed, N failed, N skipped', and a line for all that failed."""
    lines = sums.read_text().splitlines() if sums.exists() else []
    counts = [line for line in lines if COUNTS.fullmatch(line)]
    return [[int(number) for number in re.findall(r"\d+", line)] for line in counts], [
        line for line in lines if line not in counts
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
