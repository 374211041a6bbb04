"""Reading against the bare parser on the same text in the same run: cost, growth, memory, documents at once.

To read a document is to find what stands in it and to link its claims to each other. The text is the development
texts; the long one is `_varied`'s. Ratios within one run mean something on any machine; seconds do not. Cost and growth
are in processor time, which says the same when the machine is busy.
"""

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks._varied import varied

if TYPE_CHECKING:
    from oicsummit.analysis.types import Reading

TEXTS = Path(__file__).resolve().parent.parent / "tests" / "examples"
COST, GROWTH = 1.3, 2.3  # what the project asks for
ROUNDS = 5
LONG = 1_000_000  # characters


def main() -> None:
    """Print cost, growth, peak memory and documents a second, each with what is asked for."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*/*.txt"))]
    _warm()
    cost(texts)
    growth(texts)
    at_once(texts)


def _warm() -> None:
    _read("Four boats sank on Monday, the harbour board said.")


def cost(texts: list[str]) -> None:
    """Print what reading costs against `nlp.pipe` of the stock pipeline: the middle one of some rounds."""
    import spacy

    from oicsummit.analysis.parse import MODEL

    stock = spacy.load(MODEL)
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    ratios, times = [], []
    for _ in range(ROUNDS):
        bare = _processor_seconds(lambda: [None for _ in stock.pipe(paragraphs, batch_size=64)])
        times.append(_processor_seconds(lambda: [_read(text) for text in texts]))
        ratios.append(times[-1] / bare)
    rate = sum(len(text.split()) for text in texts) / median(times)
    print(f"reading / bare nlp.pipe   {median(ratios):.2f}  (asked: at most {COST}); {rate:.0f} words/s here")


def growth(texts: list[str]) -> None:
    """Print how much longer 2 MB take than 1 MB, links within the document included and left out, and the most memory
    that either took."""
    whole = varied(texts, 2 * LONG)
    one = _parts(whole[:LONG])
    print(f"peak memory after 1 MB    {_peak():.0f} MB", flush=True)
    two = _parts(whole)
    print(f"peak memory after 2 MB    {_peak():.0f} MB")
    print(f"2 MB / 1 MB               {sum(two) / sum(one):.2f}  (asked: at most {GROWTH})")
    print(f"  without links           {two[0] / one[0]:.2f}; links take {one[1] / sum(one):.0%} of 1 MB")


def _parts(text: str) -> tuple[float, float]:
    """Return the seconds of the processor that a text takes to be read, and those to link its claims."""
    began = time.process_time()
    read = _bare(text)
    between = time.process_time()
    _link(read)
    return between - began, time.process_time() - between


def at_once(texts: list[str]) -> None:
    """Print how many documents a second one process reads, and two."""
    rates = []
    for processes in (1, 2):
        with multiprocessing.get_context("spawn").Pool(processes) as pool:
            pool.map(_count, texts[: 2 * processes])  # each worker loads its model before the clock runs
            rates.append(len(texts) * 4 / _seconds(lambda pool=pool: pool.map(_count, texts * 4, chunksize=2)))
    print(
        f"documents/s               {rates[0]:.1f} with one process, {rates[1]:.1f} with two: {rates[1] / rates[0]:.2f}"
    )


def _count(text: str) -> int:
    from oicsummit import analysis

    return len(analysis.read(text).claims)


def _read(text: str) -> None:
    _link(_bare(text))


def _bare(text: str) -> "Reading":
    from oicsummit import analysis

    return analysis.read(text)


def _link(read: "Reading") -> None:
    from oicsummit.analysis import links
    from oicsummit.analysis.types import Comparable

    links.link(
        Comparable(f"{i:06}", "text", claim, tuple(read.quantities[q] for q in claim.quantities))
        for i, claim in enumerate(read.claims)
    )


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _processor_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _peak() -> float:
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1024 * 1024) if sys.platform == "darwin" else size / 1024


if __name__ == "__main__":
    main()
