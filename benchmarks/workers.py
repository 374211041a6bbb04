"""Documents per second with one worker and with two, and what taking in costs beside bare reading.

DOCUMENTS (30 by default) texts made of the development texts are taken in by workers over the real broker, linking
included, once with one worker and once with two, in a database of this run's own. Ratios are within one run.
"""

import os
import random
import time
from collections import Counter
from pathlib import Path

from benchmarks import _own, _processor

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
        (seconds, spent), read = taken[number], bare[number]
        print(f"{number} worker(s): {DOCUMENTS / seconds:.2f} documents/s by the clock")
        print(f"  beside bare reading in as many processes {seconds / read.seconds:.2f} times by the clock, "
              f"{spent.total() / read.processor:.2f} times of processor time")  # fmt: skip
        parts = ", ".join(f"{part} {share / DOCUMENTS:.2f} s" for part, share in sorted(spent.items()))
        print(f"  processor time for a document: {parts}")
    print(f"two workers do {taken[1][0] / taken[2][0]:.2f} times what one does by the clock")


def _taken(workers: int, data: Path) -> tuple[float, Counter]:
    """Return the seconds from asking until the last document is linked, and of which processor time by whom."""
    import pgtrigger
    from django.core.management import call_command

    from oicsummit import flow, tasks
    from sources import ingest, runs
    from sources.models import RunKind, StartedFrom

    with pgtrigger.ignore():
        call_command("flush", interactive=False, verbosity=0)
    documents = [ingest.pasted(text=text, by="a benchmark")[0] for text in texts()]
    with _own.workers(workers, data / "logs"):
        run = flow.ask(kind=RunKind.TAKE_IN, documents=documents, by="a benchmark", started_from=StartedFrom.COMMAND)
        begun, before = time.monotonic(), _processor.taken(os.getpid())
        tasks.start(run=run)
        while run.state in runs.UNFINISHED:
            time.sleep(0.1)
            run.refresh_from_db()
        return time.monotonic() - begun, _processor.taken(os.getpid()) - before
