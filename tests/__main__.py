"""`python -m tests [PATH…]`: every test; those in a browser in a process of their own, since they need a setting that
would hide mistakes elsewhere. Ends with one line that adds both up."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BROWSER = HERE / "browser"


def main(wanted: list[str]) -> int:
    """Run what was asked for, or everything; 0 when all is well."""
    paths = [Path(path).resolve() for path in wanted] or [HERE]
    with tempfile.TemporaryDirectory() as folder:
        sums = Path(folder) / "sums"
        codes = [run(part, extra, sums) for part, extra in _parts(paths)]
        total = [sum(numbers) for numbers in zip(*_read(sums), strict=True)]
    passed, failed, skipped = total or (0, 0, 0)
    print(f"\nAll tests: {passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return next((code for code in codes if code), 0)


def _parts(paths: list[Path]) -> list[tuple[list[str], dict[str, str]]]:
    in_browser = [path for path in paths if path.is_relative_to(BROWSER)]
    elsewhere = [path for path in paths if path not in in_browser]
    parts: list[tuple[list[str], dict[str, str]]] = []
    if elsewhere:
        parts.append(([f"--ignore={BROWSER}", *map(str, elsewhere)], {}))
    if HERE in elsewhere and any(BROWSER.glob("test_*.py")):
        in_browser = [BROWSER]
    if in_browser:
        # Playwright keeps an event loop in the main thread, where Django then refuses all use of the database.
        parts.append(([*map(str, in_browser)], {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}))
    return parts


def run(arguments: list[str], extra: dict[str, str], sums: Path) -> int:
    environment = {**os.environ, **extra, "TEST_SUMS": str(sums)}
    command = [sys.executable, "-m", "pytest", "-q", "--durations=10", "--durations-min=5", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


def _read(sums: Path) -> list[tuple[int, ...]]:
    """The counts of each part: 'N passed, N failed, N skipped'."""
    lines = sums.read_text().splitlines() if sums.exists() else []
    return [tuple(int(part.split()[0]) for part in line.split(", ")) for line in lines]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
