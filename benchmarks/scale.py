"""What linking one more document of 40 claims costs in a corpus of a thousand claims, and of up to a million.

The corpus is that of `_corpus`: 1,000, 10,000 and 100,000 claims, and 1,000,000 with SCALE=1000000. At each size some
further documents are taken in by the real path, in a process that has made itself ready as a worker does. What linking
one takes of the processor, here and in the database, is set against what reading it takes, so that a machine which
others slow down meanwhile tells little; and then against that at 10,000. Seconds by the clock are told besides. It is
also printed how many of 200 planted matches are linked, and at 10,000 what the index finds of all that comparing all
pairs links.
"""

import statistics
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import _corpus, _own
from benchmarks._corpus import PER_DOCUMENT

if TYPE_CHECKING:
    from oicsummit.analysis.types import Comparable
    from sources.models import Document

SIZES = (1_000, 10_000, 100_000, 1_000_000)
MOST = _own.size("SCALE", 100_000, least=SIZES[0])
ALL_PAIRS = 10_000
ROUNDS = 9  # documents whose times are measured
AGAIN = 5  # documents full of planted matches, or half full
NEW = 900_000_000  # the numbers of the claims of further documents: none that a corpus has


class Took(NamedTuple):
    """Seconds by the clock, and of the processor: ours and those of our connection's server."""

    seconds: float
    processor: float


def main() -> None:
    """Measure and print, in a database of this run's own."""
    with _own.servers():
        _measure()


def _measure() -> None:
    from benchmarks import _load
    from oicsummit.celery import load_the_models_once

    load_the_models_once()
    agreement()
    claims, taken = 0, {}
    for size in [size for size in SIZES if size <= MOST]:
        began = time.perf_counter()
        _load.extend(claims, size)
        print(f"{size:>9,} claims             put into the database in {time.perf_counter() - began:.0f} s", flush=True)
        claims = size
        taken[size] = _linking(size)
        planted(size)
        if size == ALL_PAIRS:
            all_pairs(size)
    base = ALL_PAIRS if ALL_PAIRS in taken else min(taken)
    for size, cost in taken.items():
        print(f"{size:>9,} / {base:,} claims    {cost / taken[base]:.2f} times (asked at a million: at most 2)")


def agreement() -> None:
    """Print how far the keys of claims made by template are those of claims that are read."""
    from benchmarks import _records
    from oicsummit.analysis import read

    shares = []
    for first in range(NEW, NEW + 5 * PER_DOCUMENT, PER_DOCUMENT):
        text = _corpus.text(first, planted=0)
        reading = read(text, published=_records.PUBLISHED)
        found = {reading.sentences[claim.sentence].text: set(claim.features.keys) for claim in reading.claims}
        for number in range(first, first + PER_DOCUMENT):
            told = _corpus.told(number, planted=0)
            made = set(_records.record(told, text.index(told.sentence)).claim.features.keys)
            read_keys = found.get(told.sentence, set())
            shares.append(len(made & read_keys) / len(made | read_keys))
    print(f"keys by template and read agree to {statistics.mean(shares):.1%}", flush=True)


def _linking(size: int) -> float:
    """Return what linking one more document costs, in times of reading it, the median of some; print it."""
    found = [_one_more(size, number) for number in range(ROUNDS + 1)][1:]  # the first finds nothing at hand yet
    seconds, by_clock, costs, met, links = ([each[of] for each in found] for of in range(5))
    print(
        f"{size:>9,} claims             one more document linked in {statistics.median(seconds):.2f} s here,"
        f" {statistics.median(by_clock):.2f} times reading it by the clock, {statistics.median(costs):.2f} times by the"
        f" processor; the index leads to {statistics.median(met):.0f} claims of others,"
        f" links made: {statistics.median(links):.0f}",
        flush=True,
    )
    return statistics.median(costs)


def _one_more(size: int, number: int) -> tuple[float, float, float, int, int]:
    """Return the seconds to link one more document, how many times reading it that is by the clock and by the
    processor, the claims it meets, and its links."""
    from benchmarks import _records
    from claims import comparables
    from claims.models import Claim
    from oicsummit.analysis import read

    text = _corpus.text(NEW + (size + number) * PER_DOCUMENT, among=size)
    document = taken_in(text)
    began = _now()
    read(text, published=_records.PUBLISHED)
    reading = _since(began)
    took, links = linked(document)
    own = dict(Claim.objects.filter(document=document).values_list("pk", "keys"))
    met = set(comparables.met(key for keys in own.values() for key in keys)) - own.keys()
    return took.seconds, took.seconds / reading.seconds, took.processor / reading.processor, len(met), links


def _now() -> Took:
    from django.db import connection

    connection.ensure_connection()
    server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")  # in nanoseconds
    return Took(time.perf_counter(), time.process_time() + int(server.read_text().split()[0]) / 1e9)


def _since(began: Took) -> Took:
    now = _now()
    return Took(now.seconds - began.seconds, now.processor - began.processor)


def taken_in(text: str) -> "Document":
    """Take a text in and read it, up to linking."""
    from oicsummit import flow
    from sources import ingest, runs
    from sources.models import RunKind, StartedFrom

    document = ingest.pasted(text=text, by="a benchmark")[0]
    asked = {"by": "a benchmark", "started_from": StartedFrom.COMMAND, "version": "a benchmark"}
    run = runs.ask(kind=RunKind.TAKE_IN, documents=[document], **asked)
    flow.extract_claims(flow.loaded([run.parts.get().pk]))
    return document


def linked(document: "Document") -> tuple[Took, int]:
    """Link a document; return what it took, and its links."""
    from claims.models import Link
    from oicsummit import flow
    from sources import events

    (part,) = flow.loaded(document.run_parts.values_list("pk", flat=True))
    before, began = Link.objects.count(), _now()
    with events.acting(by=part.run):
        flow.make_findable(part)
        flow.link_claims(part)
    return _since(began), Link.objects.count() - before


def planted(size: int) -> None:
    """Print how many claims that tell a claim of the corpus again are linked with it."""
    from benchmarks import _load
    from claims.models import Claim, Link

    found = wanted = 0
    for document in range(AGAIN):
        first = NEW + (2 * size + document) * PER_DOCUMENT
        told = [_corpus.told(first + place, planted=1, among=size) for place in range(PER_DOCUMENT)]
        row = taken_in("\n\n".join(each.sentence for each in told))
        linked(row)
        claims = {
            claim.sentence.text: claim.pk for claim in Claim.objects.filter(document=row).select_related("sentence")
        }
        for each in told:
            wanted += 1
            pair = {claims.get(each.sentence), _load.BASE + each.repeats}
            found += Link.objects.filter(a__in=pair, b__in=pair).exists()
    print(
        f"{size:>9,} claims             {found / wanted:.1%} of planted matches linked (asked: at least 95 %)",
        flush=True,
    )


def all_pairs(size: int) -> None:
    """Print how many of the links that comparing all pairs finds the index leads to.

    For further documents half of whose claims tell again what the corpus tells.
    """
    from benchmarks import _load
    from oicsummit.analysis import links
    from oicsummit.analysis.comparing import keys
    from oicsummit.analysis.comparing.sides import side

    corpus = [side(each) for each in _comparables(pk__gte=_load.BASE)]
    every = met = 0
    for number in range(AGAIN):
        text = _corpus.text(NEW + (3 * size + number) * PER_DOCUMENT, planted=0.5, among=size)
        own = [side(each) for each in _comparables(document=taken_in(text))]
        for one, other in product(own, corpus):
            if links.judge(one, other):
                every += 1
                met += keys.meet(one.comparable, other.comparable)
    print(
        f"{size:>9,} claims             the index finds {met / every:.1%} of what comparing all pairs links ({every})",
        flush=True,
    )


def _comparables(**which: object) -> list["Comparable"]:
    from claims import comparables
    from claims.models import Claim

    return comparables.of_rows(comparables.loaded(Claim.objects.filter(**which)))


if __name__ == "__main__":
    main()
