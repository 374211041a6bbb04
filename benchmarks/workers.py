"""Documents per second with one worker and with two, and what taking in costs beside bare reading.

DOCUMENTS (30 by default) texts made of the development texts are taken in by workers over the real broker, linking
included, once with one worker and once with two, in a database of this run's own. Ratios are within one run.
"""

import multiprocessing
import os
import random
import tempfile
import time
from pathlib import Path

DOCUMENTS = int(os.environ.get("DOCUMENTS", "30"))
EXAMPLES = Path(__file__).resolve().parent.parent / "tests" / "examples"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="oicsummit-bench-") as folder:
        os.environ.update(
            LOCAL_DIR=folder, DATABASE_ROLE="owner", LOG_LEVEL="ERROR", DJANGO_SETTINGS_MODULE="oicsummit.settings"
        )
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"):
            os.environ.pop(name, None)
        from oicsummit.embedded import servers  # here: settings read LOCAL_DIR once, when they are loaded

        data = Path(folder)
        with servers.lock(data), servers.running(data, forgetful=True):
            _measure(data)


def texts() -> list[str]:
    """Return texts put together from the development texts, each of those used once: repeated ones would be linked
    with each other many times over."""
    paths = sorted(EXAMPLES.rglob("*.txt"))
    random.Random(1).shuffle(paths)
    made = [f"Report {number}\n\n" for number in range(DOCUMENTS)]
    for number, path in enumerate(paths):
        made[number % DOCUMENTS] += path.read_text(encoding="utf-8") + "\n\n"
    return made


def _measure(data: Path) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    bare = {processes: _read(processes) for processes in (1, 2)}
    taken = {workers: _taken(workers, data) for workers in (1, 2)}
    for number in (1, 2):
        rate, least = DOCUMENTS / taken[number], taken[number] / bare[number]
        print(f"{number} worker(s): {rate:.2f} documents/s; {least:.2f} times bare reading in as many processes")
    print(f"two workers do {taken[1] / taken[2]:.2f} times what one does")


def _read(processes: int) -> float:
    """Return the seconds that reading alone takes, the model loaded before."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        pool.map(_length, ["One text of 3 words."] * processes * 4, chunksize=1)
        begun = time.monotonic()
        pool.map(_length, texts(), chunksize=1)
        return time.monotonic() - begun


def _length(text: str) -> int:
    from oicsummit import analysis

    return len(analysis.read(text).claims)


def _taken(workers: int, data: Path) -> float:
    """Return the seconds from asking until the last document is linked."""
    import pgtrigger
    from django.core.management import call_command

    from oicsummit import flow, tasks
    from sources import ingest, runs
    from sources.models import RunKind, StartedFrom
    from tests.worker import Worker

    with pgtrigger.ignore():
        call_command("flush", interactive=False, verbosity=0)
    documents = [ingest.pasted(text=text, by="a benchmark")[0] for text in texts()]
    running = [Worker(data / "logs" / f"{workers}-{number}.log").wait_until_ready() for number in range(workers)]
    run = flow.ask(kind=RunKind.TAKE_IN, documents=documents, by="a benchmark", started_from=StartedFrom.COMMAND)
    begun = time.monotonic()
    tasks.start(run=run)
    while run.state in runs.UNFINISHED:
        time.sleep(0.1)
        run.refresh_from_db()
    seconds = time.monotonic() - begun
    for worker in running:
        worker.stop()
    return seconds
