"""Reading against the bare parser on the same text in the same run: cost, growth, memory, documents at once.

To read a document is to find what stands in it and to link its claims to each other. The text is the development
texts, over and over. Ratios within one run mean something on any machine; seconds do not. Cost and growth are in
processor time, which says the same when the machine is busy.
"""

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

TEXTS = Path(__file__).resolve().parent.parent / "tests" / "examples"
COST, GROWTH = 1.3, 2.3  # what the project asks for
ROUNDS = 5


def main() -> None:
    """Print cost, growth, peak memory and documents a second, each with what is asked for."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*/*.txt"))]
    _warm()
    cost(texts)
    growth("\n\n".join(texts))
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


def growth(text: str) -> None:
    """Print how much longer 2 MB take than 1 MB, and the most memory that either took."""
    once = _fill(text, 1_000_000)
    one = _processor_seconds(lambda: _read(once))
    print(f"peak memory after 1 MB    {_peak():.0f} MB")
    two = _processor_seconds(lambda: _read(once + "\n\n" + once))
    print(f"peak memory after 2 MB    {_peak():.0f} MB")
    print(f"2 MB / 1 MB               {two / one:.2f}  (asked: at most {GROWTH})")


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
    from oicsummit import analysis
    from oicsummit.analysis import links
    from oicsummit.analysis.types import Comparable

    read = analysis.read(text)
    links.link(
        Comparable(f"{i:06}", "text", claim, tuple(read.quantities[q] for q in claim.quantities))
        for i, claim in enumerate(read.claims)
    )


def _fill(text: str, size: int) -> str:
    return "\n\n".join([text] * (size // len(text) + 1))[:size]


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
