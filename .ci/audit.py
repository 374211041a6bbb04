"""`python .ci/audit.py [LOCK] [uv's options]`: what advisories are known of the packages that a lock file pins.

Ends with 0 where none is, 1 where some are, 3 where the advisories could not be asked for: then nothing is known.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NONE, SOME, NOT_KNOWN = 0, 1, 3
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)
_PROJECT = '[project]\nname = "audited"\nversion = "0"\nrequires-python = ">=3.11"\ndependencies = []\n'


def main(arguments: list[str]) -> int:
    """Audit and return the exit code; what was found is printed."""
    lock = Path(arguments.pop(0)) if arguments and not arguments[0].startswith("-") else ROOT / "requirements-dev.lock"
    pins = sorted(set(_PIN.findall(lock.read_text(encoding="utf-8"))))
    if not pins:
        print(f"{lock} pins no package.", file=sys.stderr)
        return NOT_KNOWN
    done = ask(pins, arguments)
    print(done.stdout, end="")
    if done.returncode in (NONE, SOME):
        return done.returncode
    why = [line.strip() for line in done.stderr.splitlines() if line.strip()] or ["uv says nothing"]
    print(f"The advisories could not be asked for, so nothing is known of {len(pins)} packages.", file=sys.stderr)
    print(f"{why[0]} ({why[-1]})" if len(why) > 1 else why[0], file=sys.stderr)
    return NOT_KNOWN


def ask(pins: list[tuple[str, str]], options: list[str]) -> subprocess.CompletedProcess[str]:
    """Have uv audit the pins, written down as its own lock file: it then resolves nothing and asks no registry."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(_PROJECT)
        Path(folder, "uv.lock").write_text(as_uv_lock(pins))
        uv = Path(sys.executable).parent / "uv"
        command = [uv, "audit", "--preview-features", "audit-command", "--frozen", "--no-progress", *options]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def as_uv_lock(pins: list[tuple[str, str]]) -> str:
    """Return a lock file in uv's form with these packages and no more."""
    source = 'source = { registry = "lock" }'
    needs = "".join(f'  {{ name = "{name}", version = "{version}", {source} }},\n' for name, version in pins)
    head = 'version = 1\nrevision = 3\nrequires-python = ">=3.11"\n\n'
    root = f'[[package]]\nname = "audited"\nversion = "0"\nsource = {{ virtual = "." }}\ndependencies = [\n{needs}]\n'
    rows = [f'\n[[package]]\nname = "{name}"\nversion = "{version}"\n{source}\n' for name, version in pins]
    return head + root + "".join(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
