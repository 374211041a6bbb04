"""Children that never outlive us."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_LOG_BYTES = 10_000_000  # a log that has grown larger is put aside at the next start, in the place of the one before


class EmbeddedError(Exception):
    """Something that stands in the way of starting, in one line for the person who started it."""


def spawn(
    command: Sequence[str | Path],
    *,
    log: Path,
    before: Sequence[str] = (),
    dying: str = "TERM",
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen:
    """Start `command` in a session of its own, so that Ctrl-C reaches only us, its output appended to `log`.

    When we die, however suddenly, the kernel sends it the signal `dying`. What stands `before` (unshare) has to come
    first: a change of user clears that promise. Call this from the main thread: it is the thread whose end counts.
    """
    if log.exists() and log.stat().st_size > _LOG_BYTES:
        log.replace(log.with_suffix(".old.log"))
    with log.open("ab") as output:
        return subprocess.Popen(
            [*before, *_promise(dying), *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=dict(env) if env is not None else None,
        )


def _promise(dying: str) -> list[str]:
    return ["setpriv", "--pdeathsig", dying, "--"] if shutil.which("setpriv") else []


def stop(process: subprocess.Popen, how: Sequence[tuple[int, float]]) -> None:
    """Send each signal in turn, and wait so many seconds after each; at last, end whatever is left of its session."""
    for number, seconds in how:
        if process.poll() is not None:
            break
        process.send_signal(number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    end_session(process)


def end_session(process: subprocess.Popen) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def retire(pid_file: Path, *, program: str) -> None:
    """Make sure that no earlier `program` lives on under the process id in `pid_file`.

    Call it while holding the installation's lock: whoever still runs has lost its supervisor and is on its way out.
    """
    pid = _read_pid(pid_file)
    if pid is not None and _runs(pid, program):
        os.kill(pid, signal.SIGINT)
        if not wait_until(lambda: not _runs(pid, program), seconds=15):
            raise EmbeddedError(f"An earlier {program} (process {pid}) does not end: stop it, then try again.")
    pid_file.unlink(missing_ok=True)


def _read_pid(path: Path) -> int | None:
    try:
        return int(path.read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None


def _runs(pid: int, program: str) -> bool:
    """Whether `pid` is that program: a number alone may have gone to another process, or to one that is dead."""
    try:
        return program in Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return False


def wait_until(question: Callable[[], bool], *, seconds: float, pause: float = 0.02) -> bool:
    """Ask again and again until the answer is yes, or until the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if question():
            return True
        time.sleep(pause)
    return bool(question())


def last_line(log: Path) -> str:
    """The last thing a log says, which is most often why its process has ended."""
    lines = log.read_text(errors="replace").split("\n") if log.exists() else []
    return next((line.strip() for line in reversed(lines) if line.strip()), "it says nothing")
