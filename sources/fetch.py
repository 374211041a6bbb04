"""Fetches a page by its address, within limits of size and time, from public servers alone."""

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from sources.formats import sniff
from sources.guard import Guard, Target, split

AGENT = "oicsummit"
TYPES = {
    sniff.HTML, sniff.PDF, sniff.DOCX, sniff.PLAIN, sniff.MARKDOWN, "application/xhtml+xml", "application/octet-stream",
}  # fmt: skip
REDIRECTS = {301, 302, 303, 307, 308}

Connect = Callable[[str, int, float], socket.socket]


class FetchFailed(ValueError):
    """A page could not be fetched; the message says why."""


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one fetch may cost."""

    file_bytes: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: bytes, what it called them, from which final address, and when."""

    data: bytes
    media_type: str
    charset: str
    address: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Message
    data: bytes


def connect(address: str, port: int, seconds: float) -> socket.socket:
    """Return a connection to a numeric address."""
    return socket.create_connection((address, port), timeout=seconds)


def fetch(
    address: str, *, guard: Guard, connect: Connect = connect, limits: FetchLimits | None = None, contact: str = "",
) -> Fetched:  # fmt: skip
    """Return the page at `address`. Each step of a redirect is guarded anew, and the site's robots.txt is heeded.

    `contact` is an address where the site's owner finds who fetches. Raises guard.AddressRefused and FetchFailed.
    """
    limits = limits or FetchLimits()
    ends = time.monotonic() + limits.seconds
    agent = f"{AGENT} (+{contact})" if contact else AGENT

    def ask(one: str) -> _Answer:
        return _ask(guard.target(one), connect, agent, limits, ends)

    for _ in range(limits.redirects + 1):
        split(address)  # before it is made into another address, which would lose what is wrong with it
        _heed_robots(address, ask)
        answer = ask(address)
        if answer.status not in REDIRECTS:
            return _fetched(answer, address)
        address = _next(address, answer.headers.get("Location", ""))
    raise FetchFailed(f"leads on from page to page more than {limits.redirects} times")


def _next(address: str, location: str) -> str:
    if not location:
        raise FetchFailed("leads on to nowhere")
    onward = urljoin(address, location)
    if address.startswith("https:") and onward.startswith("http:"):
        raise FetchFailed("leads from a secure page to one that is not")
    return onward


def _heed_robots(address: str, ask: Callable[[str], _Answer]) -> None:
    answer = ask(urljoin(address, "/robots.txt"))
    if answer.status != 200:  # none, or none for us to see: the custom is to go on
        return
    rules = RobotFileParser()
    rules.parse(answer.data.decode("utf-8", "replace").splitlines())
    if not rules.can_fetch(AGENT, address):
        raise FetchFailed("the site asks programs not to fetch this page (robots.txt); save it and send the file")


def _fetched(answer: _Answer, address: str) -> Fetched:
    if answer.status != 200:
        raise FetchFailed(f"the server answered {answer.status} {http.client.responses.get(answer.status, '')}".strip())
    media_type = answer.headers.get_content_type() if answer.headers.get("Content-Type") else sniff.PLAIN
    if media_type not in TYPES:
        raise FetchFailed(f"is {media_type}, which holds no text that can be read")
    charset = answer.headers.get_content_charset("") or ""
    return Fetched(answer.data, media_type, charset, address, datetime.now(UTC))


def _ask(target: Target, connect: Connect, agent: str, limits: FetchLimits, ends: float) -> _Answer:
    link = Pinned(target, connect, ends)
    headers = {"Host": target.authority, "User-Agent": agent, "Accept-Encoding": "gzip", "Connection": "close"}
    try:
        link.request("GET", target.path, headers=headers)
        reply = link.getresponse()
        return _Answer(reply.status, reply.headers, _body(reply, link, limits, ends))
    except ssl.SSLError as error:
        raise FetchFailed(f"{target.host} does not prove who it is: {error.reason}") from None
    except (OSError, http.client.HTTPException) as error:
        raise FetchFailed(f"{target.host} could not be reached ({type(error).__name__})") from None
    finally:
        link.close()


class Pinned(http.client.HTTPConnection):
    """A connection to the numeric addresses that the guard decided on; the name is never looked up again."""

    def __init__(self, target: Target, connect: Connect, ends: float) -> None:
        super().__init__(target.host, target.port)
        self._target, self._connect, self._ends = target, connect, ends

    def connect(self) -> None:
        self.sock = self._opened()
        if self._target.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self._target.host)

    def _opened(self) -> socket.socket:
        failed: OSError | None = None
        for numeric in self._target.addresses:
            try:
                return self._connect(numeric, self._target.port, _left(self._ends))
            except OSError as error:
                failed = error
        raise failed or OSError("no address")


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise FetchFailed("takes too long to answer")
    return left


def _body(reply: http.client.HTTPResponse, link: Pinned, limits: FetchLimits, ends: float) -> bytes:
    """Return what a server sends, unpacked; ends as soon as it is too much or too slow."""
    unpack = zlib.decompressobj(31) if reply.headers.get("Content-Encoding", "").lower() == "gzip" else None
    data = b""
    while True:
        if link.sock is not None:
            link.sock.settimeout(_left(ends))
        piece = reply.read1(65536)
        _left(ends)
        if not piece:
            return data
        try:
            data += unpack.decompress(piece, limits.file_bytes + 1 - len(data)) if unpack else piece
        except zlib.error:
            raise FetchFailed("sends a packed page that cannot be unpacked") from None
        if len(data) > limits.file_bytes:
            raise FetchFailed(f"is over the limit of {limits.file_bytes:,} bytes")
