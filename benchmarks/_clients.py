"""Who asks in a run of `load`: readers of pages, editors at the desk, programs at the API, and whoever takes in."""

import http.client
import json
import random
import re
import time
import urllib.parse
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from benchmarks import _fill, _site

EXAMPLES = sorted((_site.ROOT / "tests" / "examples").rglob("*.txt"))
WORDS = ["school", "ferry", "council", "hospital", "railway", "clinic", "workers", "visitors"]
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
_numbers = count(1)
_RUN = f"{time.time():.0f}"  # a database that was kept has the decisions of earlier runs

Answer = tuple[int, bytes]


@dataclass
class World:
    """What there is to ask for, what has been decided and taken in, and the cookies of editors who are signed in."""

    site: _site.Site
    ids: dict[str, list[str]] = field(default_factory=dict)
    to_decide: deque[str] = field(default_factory=deque)
    decided: list[str] = field(default_factory=list)  # the reason of each, which is told once
    taken: list[str] = field(default_factory=list)
    editors: list[dict[str, str]] = field(default_factory=list)


class Client:
    """A connection that is kept open, and dice of its own."""

    def __init__(self, world: World, seed: int):
        self.world, self.chance = world, random.Random(seed)
        self.connection = http.client.HTTPConnection("127.0.0.1", world.site.port, timeout=120)

    def ask(self, path: str, body: str | None = None, headers: dict[str, str] | None = None) -> Answer:
        """Send a request; a GET once more where the server had closed the connection meanwhile."""
        try:
            return self._send(path, body, headers or {})
        except (http.client.HTTPException, OSError):
            self.connection.close()
            if body is not None:
                raise
            return self._send(path, body, headers or {})

    def _send(self, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        self.connection.request("GET" if body is None else "POST", path, body, headers)
        response = self.connection.getresponse()
        self.cookies = response.headers.get_all("Set-Cookie") or []
        return response.status, response.read()

    def api(self, path: str, body: dict | None = None) -> Answer:
        headers = {"Authorization": f"Token {self.world.site.token}", "Content-Type": "application/json"}
        return self.ask(f"/api/v1/{path}", None if body is None else json.dumps(body), headers)

    def one(self, kind: str) -> str:
        return self.chance.choice(self.world.ids[kind])

    def sign_in(self, name: str) -> dict[str, str]:
        """Sign in as a person does, and return the cookies."""
        status, page = self.ask("/sign-in/")
        if status != 200:
            raise RuntimeError(f"the sign-in answers {status}: {page[:500]!r}")
        cookies = _kept({}, self.cookies)
        form = {"username": name, "password": _fill.PASSWORD, "csrfmiddlewaretoken": _token(page)}
        status, _ = self.form("/sign-in/", form, cookies)
        if status != 302:
            raise RuntimeError(f"{name} cannot sign in: {status}")
        return _kept(cookies, self.cookies)

    def form(self, path: str, fields: dict[str, str], cookies: dict[str, str]) -> Answer:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": _cookie(cookies)}
        return self.ask(path, urllib.parse.urlencode(fields), headers)

    def desk(self) -> Answer:
        return self.ask("/desk/", None, {"Cookie": _cookie(self.chance.choice(self.world.editors))})

    def decide(self) -> Answer:
        """Decide at the desk on a link that nobody else has: each of these has to be kept."""
        cookies, link, reason = self.chance.choice(self.world.editors), self.world.to_decide.pop(), _reason()
        said = {"state": self.chance.choice(["approved", "rejected", "unsure"]), "reason": reason}
        token = {"csrfmiddlewaretoken": cookies["csrftoken"]}
        return self._decided(reason, self.form(f"/desk/{link}/decide/", {**said, **token}, cookies))

    def decide_by_api(self) -> Answer:
        link, reason = self.world.to_decide.pop(), _reason()
        return self._decided(reason, self.api(f"links/{link}/decisions/", {"state": "approved", "why": reason}))

    def _decided(self, reason: str, answer: Answer) -> Answer:
        if answer[0] < 400:
            self.world.decided.append(reason)
        return answer

    def take_in(self) -> Answer:
        text = f"{self.chance.choice(EXAMPLES).read_text()}\n\nCopy {self.chance.random()}\n"  # never one we have
        answer = self.api("documents/", {"text": text, "publisher": "Load"})
        if answer[0] < 400:
            self.world.taken.append(json.loads(answer[1])["run"])
        return answer


def _reason() -> str:
    return f"load {_RUN} {next(_numbers)}"


def _token(page: bytes) -> str:
    return _TOKEN.search(page.decode())[1]


def _kept(before: dict[str, str], sent: list[str]) -> dict[str, str]:
    return {**before, **dict(each.split(";")[0].split("=", 1) for each in sent)}


def _cookie(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


# Each kind of request, how many of a hundred are of it, and how it is asked.
KINDS: dict[str, tuple[int, Callable[[Client], Answer]]] = {
    "home": (9, lambda client: client.ask("/")),
    "a document": (17, lambda client: client.ask(f"/documents/{client.one('documents')}/")),
    "documents": (4, lambda client: client.ask("/documents/")),
    "claims": (9, lambda client: client.ask("/claims/")),
    "search": (8, lambda client: client.ask(f"/claims/?q={client.chance.choice(WORDS)}")),
    "a claim": (17, lambda client: client.ask(f"/claims/{client.one('claims')}/")),
    "figures": (4, lambda client: client.ask("/figures/")),
    "a figure": (7, lambda client: client.ask(f"/figures/{client.one('figures')}/")),
    "desk": (4, Client.desk),
    "decide": (4, Client.decide),
    "API claims": (6, lambda client: client.api("claims/?page_size=100")),
    "API search": (3, lambda client: client.api(f"claims/?q={client.chance.choice(WORDS)}")),
    "API a claim": (4, lambda client: client.api(f"claims/{client.one('claims')}/")),
    "API changes": (2, lambda client: client.api("changes/")),
    "API decide": (2, Client.decide_by_api),
}
# What is asked for beside it, at a steady pace.
BESIDE: dict[str, Callable[[Client], Answer]] = {
    "hello": lambda client: client.ask("/healthz"),
    "ingest": Client.take_in,
}
