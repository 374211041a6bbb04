"""Pages and API under a realistic mix, against the site as it is run: readers, editors, programs, and an ingest.

LOAD_DOCUMENTS (30) of the tests' own example texts are taken in first; then each number of clients in turn asks for
LOAD_SECONDS (20). Prints p50 and p99 of each kind of request as ratios to a view that does nothing, in the same run,
and checks that no request failed and no decision was lost.
"""

import http.client
import json
import os
import random
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks import _site

CLIENTS = (1, 2, 4, 8, 16)
EXAMPLES = sorted((_site.ROOT / "tests" / "examples").rglob("*.txt"))
WORDS = ["school", "water", "council", "hospital", "train", "million", "minister", "report"]

# Of a hundred requests: mostly reading, some by programs, a few decisions, now and then a new document.
MIX = {
    "hello": 8,
    "home": 8,
    "reader": 18,
    "claims": 14,
    "search": 8,
    "claim": 16,
    "figures": 6,
    "api claims": 10,
    "api changes": 6,
    "decision": 5,
    "ingest": 1,
}


@dataclass
class World:
    """What there is to ask for, and what has been decided."""

    site: _site.Site
    documents: list[str]
    claims: list[str]
    links: list[str]
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: list[str] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)


class Client:
    """One of those who ask: a connection kept open, and dice of its own."""

    def __init__(self, world: World, seed: int):
        self.world, self.chance = world, random.Random(seed)
        self.connection = http.client.HTTPConnection("127.0.0.1", world.site.port, timeout=120)

    def ask(self, path: str, body: dict | None = None) -> tuple[int, bytes]:
        headers = {"Content-Type": "application/json", "Authorization": f"Token {self.world.site.token}"}
        sent = None if body is None else json.dumps(body)
        self.connection.request("POST" if body else "GET", path, sent, headers if path.startswith("/api/") else {})
        response = self.connection.getresponse()
        return response.status, response.read()

    def step(self, kind: str = "") -> None:
        """One request, of a kind drawn from the mix where none is given, timed; what went wrong is kept in words."""
        kind = kind or self.chance.choices(list(MIX), MIX.values())[0]
        started = time.perf_counter()
        try:
            status, body = KINDS[kind](self)
        except OSError as error:
            self.world.failures.append(f"{kind}: {error!r}")
            self.connection.close()
            return
        self.world.times[kind].append(time.perf_counter() - started)
        if status == 409 and kind == "decision":
            return  # another client has decided on it meanwhile, and this one is told so: as it should be
        if status >= 400:
            self.world.failures.append(f"{kind}: {status} {body[:200]!r}")
        elif kind == "decision":
            self.world.decided.append(json.loads(body)["id"])

    def decide(self) -> tuple[int, bytes]:
        link, state = self.chance.choice(self.world.links), self.chance.choice(["approved", "rejected", "unsure"])
        return self.ask(f"/api/v1/links/{link}/decisions/", {"state": state, "why": "load"})

    def take_in(self) -> tuple[int, bytes]:
        text = f"{self.chance.choice(EXAMPLES).read_text()}\n\nCopy {self.chance.random()}\n"  # never one we have
        return self.ask("/api/v1/documents/", {"text": text, "publisher": "Load"})


KINDS: dict[str, Callable[[Client], tuple[int, bytes]]] = {
    "hello": lambda client: client.ask("/healthz"),
    "home": lambda client: client.ask("/"),
    "reader": lambda client: client.ask(f"/documents/{client.chance.choice(client.world.documents)}/"),
    "claims": lambda client: client.ask("/claims/"),
    "search": lambda client: client.ask(f"/claims/?q={client.chance.choice(WORDS)}"),
    "claim": lambda client: client.ask(f"/claims/{client.chance.choice(client.world.claims)}/"),
    "figures": lambda client: client.ask("/figures/"),
    "api claims": lambda client: client.ask("/api/v1/claims/"),
    "api changes": lambda client: client.ask("/api/v1/changes/"),
    "decision": Client.decide,
    "ingest": Client.take_in,
}


def main() -> None:
    """Run it; SystemExit where a request failed or a decision was lost."""
    with _site.running(EXAMPLES[: int(os.environ.get("LOAD_DOCUMENTS", "30"))]) as site:
        world = survey(site)
        print(f"{len(world.documents)} documents, {len(world.claims)} claims, {len(world.links)} links to ask for")
        for clients in CLIENTS:
            world.times.clear()
            seconds = float(os.environ.get("LOAD_SECONDS", "20"))
            drive(world, clients, seconds)
            report(world, clients, seconds)
        lost = lost_decisions(world)
    if world.failures or lost:
        raise SystemExit(f"{len(world.failures)} failures, {len(lost)} decisions lost: {world.failures[:5]} {lost[:5]}")
    print(f"no failure; {len(world.decided)} decisions, none lost")


def survey(site: _site.Site) -> World:
    """The ids of what there is, from the API."""
    asking = Client(World(site, [], [], []), 0)
    found = [_ids(asking, f"/api/v1/{kind}/?page_size=100") for kind in ("documents", "claims", "links")]
    return World(site, *found)


def _ids(client: Client, path: str, most: int = 5000) -> list[str]:
    ids: list[str] = []
    while path and len(ids) < most:
        page = json.loads(client.ask(path)[1])
        ids += [each["id"] for each in page["results"]]
        path = (page["next"] or "").replace(f"http://127.0.0.1:{client.world.site.port}", "")
    return ids


def drive(world: World, clients: int, seconds: float) -> None:
    end = time.monotonic() + seconds

    def work(seed: int) -> None:
        client = Client(world, seed)
        client.step("hello")  # so that there is something to compare with, however short the run
        while time.monotonic() < end:
            client.step()

    threads = [threading.Thread(target=work, args=(clients * 100 + number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def report(world: World, clients: int, seconds: float) -> None:
    hello = statistics.median(world.times["hello"])
    asked = sum(len(times) for times in world.times.values())
    print(f"\n{clients} clients: {asked / seconds:.0f} requests a second; times as multiples of hello's median")
    for kind in MIX:
        times = sorted(world.times[kind])
        if times:
            p50, p99 = (times[min(len(times) - 1, int(len(times) * part))] / hello for part in (0.5, 0.99))
            slow = " (p99 over a second)" if p99 * hello > 1 else ""
            print(f"  {kind:12} p50 {p50:7.1f}   p99 {p99:7.1f}   of {len(times)}{slow}")


def lost_decisions(world: World) -> list[str]:
    kept = set(_ids(Client(world, 0), "/api/v1/decisions/?page_size=100", most=10**9))
    return [each for each in world.decided if each not in kept]
