"""What taking in costs beside reading alone: 1,000 documents of 5 KB (INTAKE_DOCUMENTS), by command and real workers.

The clock runs from the command's start until the last document is read and kept, over files in a folder; beside it
stands `read()` over the same texts in as many processes, by turns. Linking is left aside: the workers' stage
of linking does nothing here (benchmarks/_unlinked.py). Prints how long the progress stood still at most, too.
"""

import itertools
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import _own, _processor

DOCUMENTS = _own.size("INTAKE_DOCUMENTS", 1_000, least=2)
WORKERS = _own.size("INTAKE_WORKERS", 2)
SIZE = 5_000  # bytes
ROUNDS = 5  # reading alone and taking in by turns, so that both have the machine as it is in the same minutes
COST = 1.2  # what the project asks for
EXAMPLES = Path(__file__).resolve().parent.parent / "tests" / "examples"


def main() -> None:
    """Measure and print."""
    with _own.servers() as data:
        _measure(data)


def texts() -> list[str]:
    """Return texts of SIZE made of the paragraphs of the development texts, each in an order of its own."""
    paragraphs = [
        block for path in sorted(EXAMPLES.rglob("*.txt")) for block in path.read_text(encoding="utf-8").split("\n\n")
    ]
    return [_text(paragraphs, random.Random(number), number) for number in range(DOCUMENTS)]


def _text(paragraphs: list[str], chance: random.Random, number: int) -> str:
    made = f"Report {number}"
    while len(made.encode()) < SIZE:
        made += "\n\n" + chance.choice(paragraphs)
    return made.encode()[:SIZE].decode(errors="ignore")


def _measure(data: Path) -> None:
    taken, bare, parts = _own.Took(0, 0), _own.Took(0, 0), Counter[str]()
    put, stills = 0.0, []
    with _own.readers(WORKERS) as read, _own.workers(WORKERS, data / "logs", app="benchmarks._unlinked"):
        for number, some in enumerate(_slices(texts())):
            folder = data / "documents" / str(number)
            folder.mkdir(parents=True)
            for place, text in enumerate(some):
                (folder / f"{place:05}.txt").write_text(text, encoding="utf-8")
            bare = _sum(bare, read(some))
            one = _taken(folder)
            taken, put, stills = _sum(taken, one.took), put + one.put, [*stills, one.still]
            parts.update(one.parts)
    print(f"taking in / reading alone, {DOCUMENTS} texts, {WORKERS} workers (asked: at most {COST})")
    print(
        f"  by the clock {taken.seconds / bare.seconds:.2f}, of processor time {taken.processor / bare.processor:.2f}"
    )
    shares = ", ".join(f"{name} {seconds / bare.processor:.2f}" for name, seconds in sorted(parts.items()))
    print(f"  the processor time of each part, beside reading alone: {shares}")
    print(f"documents that failed: {_failed()} (asked: 0)")
    print(f"of it putting the files down, while workers have begun: {put / taken.seconds:.0%}")
    print(f"progress stood still for {max(stills):.1f} s at most, of {taken.seconds:.1f} s")


def _slices(texts: list[str]) -> list[list[str]]:
    return [part for part in (texts[start::ROUNDS] for start in range(ROUNDS)) if part]


def _sum(one: _own.Took, other: _own.Took) -> _own.Took:
    return _own.Took(*map(sum, zip(one, other, strict=True)))


class _Taken(NamedTuple):
    """What taking in took, the seconds of putting the files down, the longest without progress, and the processor time
    of each part ("other" is the command)."""

    took: _own.Took
    put: float
    still: float
    parts: Counter


def _taken(folder: Path) -> _Taken:
    from django.core.management import call_command

    begun, before = time.monotonic(), _processor.taken(os.getpid())
    call_command("ingest", str(folder), verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115 - ends with us
    put = time.monotonic() - begun
    moments = [time.monotonic(), *_moments()]
    spent = _processor.taken(os.getpid())
    spent.subtract(before)
    still = max((later - earlier for earlier, later in itertools.pairwise(moments)), default=0.0)
    return _Taken(_own.Took(moments[-1] - begun, spent.total()), put, still, spent)


def _failed() -> int:
    from sources.models import RunDocument, RunState

    return RunDocument.objects.filter(state=RunState.FAILED).count()


def _moments() -> Iterator[float]:
    """Yield the moment of each progress that somebody who looks as often as `ingest --wait` sees, until all is done."""
    from oicsummit import progress
    from sources import runs

    left = waiting = runs.waiting().count()
    while waiting:
        time.sleep(progress.EVERY)
        waiting = runs.waiting().count()
        if waiting < left:
            left = waiting
            yield time.monotonic()


if __name__ == "__main__":
    main()
