"""What several measurements need: servers of a run's own, and what reading alone takes."""

import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple


def size(name: str, default: int, *, least: int = 1) -> int:
    """Return the size that the environment names; SystemExit, in words, where it is none or too small to measure."""
    said = os.environ.get(name, "").replace(",", "").replace("_", "") or str(default)
    if not said.isdecimal() or int(said) < least:
        raise SystemExit(f"{name}={os.environ[name]} will not do: give a whole number of {least:,} or more")
    return int(said)


@contextmanager
def servers() -> Iterator[Path]:
    """Start PostgreSQL and Valkey in a folder that is gone afterwards, migrated and with Django set up; the folder.

    Whatever servers the environment names are left alone.
    """
    with tempfile.TemporaryDirectory(prefix="oicsummit-bench-") as folder:
        os.environ.update(
            LOCAL_DIR=folder, DATABASE_ROLE="owner", LOG_LEVEL="ERROR", DJANGO_SETTINGS_MODULE="oicsummit.settings"
        )
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"):
            os.environ.pop(name, None)
        from oicsummit.embedded import servers as embedded  # here: settings read LOCAL_DIR once, when they are loaded

        data = Path(folder)
        with embedded.lock(data), embedded.running(data, forgetful=True):
            import django

            django.setup()
            from django.core.management import call_command

            call_command("migrate", verbosity=0)
            yield data


@contextmanager
def workers(number: int, logs: Path, **options: str) -> Iterator[None]:
    """Have so many real workers run, ready from the beginning; they are stopped whatever happens."""
    from tests.worker import Worker  # here: it needs Django's settings

    running: list[Worker] = []
    try:
        for each in range(number):
            running.append(Worker(logs / f"{number}-{each}.log", **options).wait_until_ready())
        yield
    finally:
        for worker in running:
            worker.stop()


class Took(NamedTuple):
    """Seconds by the clock, and of the processor: those are the same whoever else is at work on the machine."""

    seconds: float
    processor: float


def reading(texts: Sequence[str], processes: int) -> Took:
    """Return what reading alone takes in so many processes, the model loaded before."""
    with readers(processes) as read:
        return read(texts)


@contextmanager
def readers(processes: int) -> Iterator[Callable[[Sequence[str]], Took]]:
    """Yield what reads texts in so many processes, the model loaded before, and tells what that took."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        pool.map(_read, ["One text of 3 words."] * processes * 4, chunksize=1)

        def read(texts: Sequence[str]) -> Took:
            begun = time.monotonic()
            spent = pool.map(_read, texts, chunksize=1)
            return Took(time.monotonic() - begun, sum(spent))

        yield read


def _read(text: str) -> float:
    """Read a text, and return the seconds of the processor that it took."""
    from oicsummit import analysis

    begun = time.process_time()
    analysis.read(text)
    return time.process_time() - begun
