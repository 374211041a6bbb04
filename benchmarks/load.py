"""Pages and API under a realistic mix, against the site as it is run, with documents taken in all the while.

LOAD_CLAIMS (100,000) are put into the database first. Requests are then sent at each of RATES a second for
LOAD_SECONDS (30), at random moments whether or not earlier ones have been answered, and timed from the moment at
which they were due. Prints p50 and p99 of each kind as multiples of the median of a view that does nothing, asked for
all the while too; the processor time that they took, which tells what they cost whoever else had the machine; and the
rate at which p99 passes a second. Ends with an error where a request failed, or where a decision was lost or a
document not read. With LOAD_DATA, a folder, the database is kept there for the next run.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict, deque
from pathlib import Path

from benchmarks import _fill, _own, _processor, _site
from benchmarks._clients import BESIDE, EXAMPLES, KINDS, Client, World

CLAIMS = _own.size("LOAD_CLAIMS", 100_000)
SECONDS = float(os.environ.get("LOAD_SECONDS", "30"))
RATES = [float(rate) for rate in os.environ.get("LOAD_RATES", "0.5 1 2 4 6 8 12 16 24 32").split()]
KEPT = os.environ.get("LOAD_DATA", "")
THREADS, INGEST_EVERY, HELLO_EVERY, LIMIT = 48, 5.0, 0.2, 1.0


class Round:
    """One rate: its times by kind, and what went wrong."""

    def __init__(self, world: World, rate: float):
        self.world, self.rate = world, rate
        self.times: dict[str, list[float]] = defaultdict(list)
        self.failures: list[str] = []
        self.processor: Counter = Counter()
        chance = random.Random(rate)
        kinds, weights = list(KINDS), [weight for weight, _ in KINDS.values()]
        moments, at = [], 0.0
        while at < SECONDS:
            at += chance.expovariate(rate)
            moments.append((at, chance.choices(kinds, weights)[0]))
        self.due = deque(moments)

    def run(self) -> None:
        """Send everything, and wait for the last answer."""
        before, over = _processor.taken(self.world.site.pid), threading.Event()
        began = time.perf_counter()
        threads = [threading.Thread(target=self._send, args=(number, began)) for number in range(THREADS)]
        beside = [
            threading.Thread(target=self._again_and_again, args=("ingest", INGEST_EVERY, over)),
            threading.Thread(target=self._again_and_again, args=("hello", HELLO_EVERY, over)),
        ]
        for thread in (*threads, *beside):
            thread.start()
        for thread in threads:
            thread.join()
        over.set()
        for thread in beside:
            thread.join()
        self.processor = _processor.taken(self.world.site.pid) - before

    def _send(self, number: int, began: float) -> None:
        client = Client(self.world, number)
        while True:
            try:
                at, kind = self.due.popleft()
            except IndexError:
                return
            time.sleep(max(0.0, began + at - time.perf_counter()))
            self._timed(client, kind, began + at)

    def _again_and_again(self, kind: str, every: float, over: threading.Event) -> None:
        client = Client(self.world, -1)
        while not over.wait(every):
            self._timed(client, kind, time.perf_counter())

    def _timed(self, client: Client, kind: str, due: float) -> None:
        ask = BESIDE[kind] if kind in BESIDE else KINDS[kind][1]
        try:
            status, body = ask(client)
        except Exception as error:  # noqa: BLE001  whatever it is, it counts as one that failed
            self.failures.append(f"{kind}: {error!r}")
            return
        self.times[kind].append(time.perf_counter() - due)
        if status >= 400:
            self.failures.append(f"{kind}: {status} {body[:300]!r}")

    @property
    def asked(self) -> list[float]:
        """The times of every page and answer of the API; what does nothing and what takes in are left out."""
        return [each for kind, times in self.times.items() if kind not in BESIDE for each in times]

    @property
    def p99(self) -> float:
        return quantile(self.asked, 0.99)

    @property
    def hello(self) -> float:
        """The median seconds of what does nothing."""
        return statistics.median(self.times["hello"])


def quantile(times: list[float], part: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def main() -> None:
    """Run it; SystemExit where a request failed, or something was lost."""
    with _site.running(EXAMPLES[:5], kept=KEPT) as site:
        fill(site)
        world = survey(site)
        hello, most = bare(world)
        warm(world)
        print(f"{CLAIMS:,} claims; hello alone: {hello * 1000:.1f} ms, {most:.0f} a second\n", flush=True)
        rounds = []
        for rate in RATES:
            rounds.append(Round(world, rate))
            rounds[-1].run()
            report(rounds[-1])
            if [each.p99 > LIMIT for each in rounds[-2:]] == [True, True]:
                break
        wrong = [failure for each in rounds for failure in each.failures] + lost(world)
    print(said(rounds, most))
    if wrong:
        raise SystemExit(f"{len(wrong)} went wrong: {wrong[:5]}")
    print(
        f"No request failed; {len(world.decided)} decisions, none lost; {len(world.taken)} documents taken in and read."
    )


def fill(site: _site.Site) -> None:
    """Put the claims into the database, unless a run before this one has."""
    mark = Path(site.environment["LOCAL_DIR"]) / f"filled-{CLAIMS}"
    if not mark.exists():
        command = [sys.executable, "-m", "benchmarks._fill", str(CLAIMS)]
        subprocess.run(command, cwd=_site.ROOT, env=site.environment, check=True)
        mark.touch()


def survey(site: _site.Site) -> World:
    """Sign the editors in, and look up what there is to ask for."""
    world = World(site)
    client = Client(world, 0)
    world.editors = [client.sign_in(f"editor-{number}") for number in range(_fill.EDITORS)]
    world.ids = {kind: ids(client, f"{kind}/?page_size=100", 3000) for kind in ("documents", "claims", "figures")}
    to_decide = ids(client, "links/?page_size=200&state=proposed", 20_000)
    random.Random(1).shuffle(to_decide)
    world.to_decide = deque(to_decide)
    return world


def ids(client: Client, path: str, most: int) -> list[str]:
    """Return up to `most` ids of a list of the API."""
    return [row["id"] for row in rows(client, path, most)]


def rows(client: Client, path: str, most: float) -> list[dict]:
    found: list[dict] = []
    while path and len(found) < most:
        status, body = client.api(path)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {body[:300]!r}")
        page = json.loads(body)
        found += page["results"]
        path = (page["next"] or "").partition("/api/v1/")[2]
    return found


def bare(world: World) -> tuple[float, float]:
    """Return the median seconds of a view that does nothing, and how many of it are answered in a second."""
    client = Client(world, 0)
    alone = []
    for _ in range(200):
        began = time.perf_counter()
        client.ask("/healthz")
        alone.append(time.perf_counter() - began)
    counted, end = [0] * 8, time.perf_counter() + 5

    def ask(number: int) -> None:
        mine = Client(world, number)
        while time.perf_counter() < end:
            mine.ask("/healthz")
            counted[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(len(counted))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statistics.median(alone), sum(counted) / 5


def warm(world: World) -> None:
    """Ask for everything in all processes, as on a site that has been up for a moment; nothing is decided by it."""

    def ask(number: int) -> None:
        mine = Client(world, number)
        for kind, (_, asked) in KINDS.items():
            if "decide" not in kind:
                asked(mine)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def report(done: Round) -> None:
    """Print the table of one rate."""
    print(f"### {done.rate:g} requests a second\n\n| kind | p50 | p99 | number |\n| --- | ---: | ---: | ---: |")
    for kind in (*KINDS, "ingest"):
        if times := done.times[kind]:
            half, most = quantile(times, 0.5) / done.hello, quantile(times, 0.99) / done.hello
            print(f"| {kind} | {half:.1f} | {most:.1f} | {len(times)} |")
    taken = {part: done.processor[part] / len(done.asked) * 1000 for part in ("web", "database", "workers")}
    print(f"\np99 of all: {done.p99 / done.hello:.0f} times hello's median ({done.p99:.2f} s)")
    print(f"processor time a request: {', '.join(f'{part} {ms:.0f} ms' for part, ms in taken.items())}")
    print(f"the machine's load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n", flush=True)


def said(rounds: list[Round], most: float) -> str:
    """Return in one line at which rate p99 passes a second."""
    over = min((each.rate for each in rounds if each.p99 > LIMIT), default=float("inf"))
    well = max((each.rate for each in rounds if each.rate < over), default=0.0)
    if over == float("inf"):
        return f"p99 stays under a second up to {well:g} requests a second, {well / most:.1%} of what hello takes."
    return f"p99 passes a second between {well:g} and {over:g} requests a second, {well / most:.1%} of hello's."


def lost(world: World) -> list[str]:
    """Return which decisions are not to be found, and which documents were not read."""
    client = Client(world, 0)
    kept = [row["why"] for row in rows(client, "decisions/?page_size=200", float("inf"))]
    counts = Counter(kept)
    missing = [f"the decision “{each}” is there {counts[each]} times" for each in world.decided if counts[each] != 1]
    end = time.monotonic() + 600
    waiting = set(filter(None, world.taken))
    while waiting and time.monotonic() < end:
        time.sleep(2)
        waiting -= {run for run in waiting if json.loads(client.api(f"runs/{run}/")[1])["state"] == "finished"}
    return missing + [f"run {run} did not finish" for run in waiting]
