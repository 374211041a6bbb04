"""Both servers, up and down together."""

import fcntl
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from oicsummit.embedded import addresses, nobody, postgres, valkey
from oicsummit.embedded.process import EmbeddedError


class AlreadyRunning(EmbeddedError):
    """Another process holds this installation's data."""


@contextmanager
def lock(data: Path) -> Iterator[None]:
    """Hold `data`, made when missing, for this process alone. The kernel lets go when we die."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        (data / "logs").mkdir(exist_ok=True)
        file = (data / "lock").open("a")
    except OSError as error:
        raise EmbeddedError(f"Cannot keep data in {data}: {error.strerror}.") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning("It is already running.") from None
        yield


@contextmanager
def running(
    data: Path, *, database: bool = True, queue: bool = True, forgetful: bool = False
) -> Iterator[dict[str, subprocess.Popen]]:
    """Start the embedded servers that are wanted, PostgreSQL first, and stop them at the end, in the other order.

    `forgetful`: faster, for data that need not outlive a crash (tests).
    """
    with ExitStack() as stack:
        _make_private(addresses.socket_directory(data))
        stack.callback(shutil.rmtree, addresses.socket_directory(data), ignore_errors=True)
        servers: dict[str, subprocess.Popen] = {}
        if database:
            servers["postgres"] = postgres.start(data, forgetful=forgetful)
            stack.callback(postgres.halt, servers["postgres"])
            postgres.prepare(data)
        if queue:
            servers["valkey"] = valkey.start(data, forgetful=forgetful)
            stack.callback(valkey.halt, servers["valkey"])
        yield servers


def _make_private(folder: Path) -> None:
    """The sockets ask for no password: that only we can enter their folder is what protects them."""
    folder.mkdir(mode=0o700, exist_ok=True)
    state = folder.stat(follow_symlinks=False)
    if folder.is_symlink() or not nobody.owns(state) or state.st_mode & 0o077:
        raise EmbeddedError(f"{folder} belongs to somebody else: remove it, or set TMPDIR to a folder of your own.")
    nobody.give(folder)
