"""Documents per second with one worker and with two, and what taking in costs beside bare reading.

DOCUMENTS (30 by default) texts made of the development texts are taken in by workers over the real broker, linking
included, once with one worker and once with two, in a database of this run's own. Ratios are within one run.
"""

import random
import time
from pathlib import Path

from benchmarks import _own

DOCUMENTS = _own.size("DOCUMENTS", 30, least=2)
EXAMPLES = Path(__file__).resolve().parent.parent / "tests" / "examples"


def main() -> None:
    """Measure and print."""
    with _own.servers() as data:
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
    bare = {processes: _own.reading(texts(), processes) for processes in (1, 2)}
    taken = {workers: _taken(workers, data) for workers in (1, 2)}
    for number in (1, 2):
        rate, least = DOCUMENTS / taken[number], taken[number] / bare[number]
        print(f"{number} worker(s): {rate:.2f} documents/s; {least:.2f} times bare reading in as many processes")
    print(f"two workers do {taken[1] / taken[2]:.2f} times what one does")


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
