"""No way in: addresses inside the server's own networks, by whatever route, are never connected to."""

import contextlib
import ipaddress
import socket
import threading
from collections.abc import Iterator

import pytest

from sources.fetch import FetchFailed, FetchLimits, fetch
from sources.guard import AddressRefused, Guard, why_not

NAMES = {
    "good.example.org": ["93.184.215.14"],
    "both.example.org": ["93.184.215.14", "2606:2800:21f:cb07::1"],
    "loop.example.org": ["127.0.0.1"],
    "private.example.org": ["10.1.2.3"],
    "mixed.example.org": ["93.184.215.14", "192.168.0.9"],
    "six.example.org": ["::1"],
    "mapped.example.org": ["::ffff:10.0.0.1"],
    "scoped.example.org": ["fe80::1%eth0"],
    "nowhere.example.org": [],
    "metadata.example.org": ["169.254.169.254"],
}
TRICKS = {
    "loopback by number": "http://127.0.0.1/",
    "all of loopback": "http://127.9.9.9/",
    "loopback in decimal": "http://2130706433/",
    "loopback in octal": "http://0177.0.0.1/",
    "loopback in hexadecimal": "http://0x7f.0.0.1/",
    "loopback cut short": "http://127.1/",
    "this host": "http://0.0.0.0/",
    "the local name": "http://localhost/",
    "the local name with a dot": "http://localhost./",
    "a private network 10": "http://10.0.0.1/",
    "a private network 172.16": "http://172.16.5.5/",
    "a private network 192.168": "http://192.168.1.1/",
    "a carrier's own network": "http://100.64.0.1/",
    "a cloud's metadata": "http://169.254.169.254/latest/meta-data/",
    "a name that leads to metadata": "http://metadata.example.org/",
    "broadcast": "http://255.255.255.255/",
    "multicast": "http://224.0.0.1/",
    "documentation's network": "http://192.0.2.1/",
    "IPv6 loopback": "http://[::1]/",
    "IPv6 nothing": "http://[::]/",
    "IPv6 that carries IPv4": "http://[::ffff:127.0.0.1]/",
    "IPv6 that carries IPv4 the old way": "http://[::127.0.0.1]/",
    "IPv6 by 6to4": "http://[2002:7f00:1::]/",
    "IPv6 by NAT64": "http://[64:ff9b::a00:1]/",
    "IPv6 by Teredo": "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "IPv6 link-local": "http://[fe80::1]/",
    "IPv6 of one's own": "http://[fd00::1]/",
    "IPv6 site-local": "http://[fec0::1]/",
    "a name that leads to loopback": "http://loop.example.org/",
    "a name that leads to a private network": "https://private.example.org/",
    "a name with one public and one private address": "http://mixed.example.org/",
    "a name that leads to IPv6 loopback": "http://six.example.org/",
    "a name that leads to IPv4 in IPv6": "http://mapped.example.org/",
    "a name with a scoped address": "http://scoped.example.org/",
    "a name that leads nowhere": "http://nowhere.example.org/",
    "an unknown name": "http://unknown.example.org/",
    "full-width digits": "http://１２７.0.0.1/",
    "circled digits": "http://①②⑦.0.0.1/",
    "a user name before the host": "http://good.example.org@127.0.0.1/",
    "a user name that looks like the host": "http://user:pw@good.example.org/",
    "a backslash": "http://good.example.org\\@127.0.0.1/",
    "a line break": "http://good.example.org/\r\nHost: 127.0.0.1",
    "a space": "http://good.example.org /",
    "a file": "file:///etc/passwd",
    "another protocol": "gopher://good.example.org:70/_x",
    "no host": "http:///etc/passwd",
    "a port of another service": "http://good.example.org:6379/",
    "an impossible port": "http://good.example.org:99999/",
}


def look_up(host: str, port: int) -> list[str]:
    if host not in NAMES:
        raise socket.gaierror("unknown")
    return NAMES[host]


class Recorder:
    """A connector that connects to nothing and keeps what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def __call__(self, address: str, port: int, seconds: float) -> socket.socket:
        self.asked.append((address, port))
        raise ConnectionRefusedError


@pytest.mark.parametrize("address", TRICKS.values(), ids=TRICKS.keys())
def test_a_trick_is_refused_and_nothing_is_connected_to(address: str) -> None:
    recorder = Recorder()

    with pytest.raises(AddressRefused):
        fetch(address, guard=Guard(look_up), connect=recorder)

    assert recorder.asked == []


def test_a_public_name_is_connected_to_by_the_number_that_was_decided_on() -> None:
    recorder = Recorder()

    with pytest.raises(FetchFailed, match="could not be reached"):
        fetch("https://both.example.org/page", guard=Guard(look_up), connect=recorder)

    assert recorder.asked == [("93.184.215.14", 443), ("2606:2800:21f:cb07::1", 443)]


def test_a_name_is_looked_up_once_for_each_connection_so_that_it_cannot_change_its_mind() -> None:
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    recorder = Recorder()

    with pytest.raises(FetchFailed):
        fetch("http://good.example.org/", guard=Guard(lambda host, port: next(answers)), connect=recorder)

    assert recorder.asked == [("93.184.215.14", 80)]


@pytest.mark.parametrize("public", ["93.184.215.14", "2606:2800:21f:cb07::1", "8.8.8.8", "2002:5db8:d70e::"])
def test_a_public_address_is_public(public: str) -> None:
    assert why_not(ipaddress.ip_address(public)) is None


# A real server on this machine, allowed by the list that is for tests alone -----------------------------------

HOME = (ipaddress.ip_network("127.0.0.0/8"),)


class Server:
    """Answers each request for a path with the bytes it is told, and keeps the requests."""

    def __init__(self, answers: dict[str, bytes]) -> None:
        self.answers, self.requests, self.wait = answers, [], threading.Event()
        self.wait.set()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                link, _ = self.socket.accept()
            except OSError:
                return
            with link:
                request = link.recv(65536).decode()
                self.requests.append(request)
                path = request.split(" ")[1]
                self.wait.wait(30)
                with contextlib.suppress(OSError):
                    link.sendall(self.answers.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))


@pytest.fixture
def serve() -> Iterator:
    servers = []

    def start(answers: dict[str, bytes]) -> Server:
        servers.append(Server(answers))
        return servers[-1]

    yield start
    for server in servers:
        server.socket.close()


def answer(body: bytes, headers: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def get(address: str, **options: object) -> object:
    return fetch(address, guard=Guard(look_up, allowed=HOME), **options)


def test_a_page_comes_with_what_the_server_says_of_it(serve) -> None:
    server = serve({"/a?b=1": answer(b"<p>Words</p>")})

    page = get(server.address + "/a?b=1", contact="https://desk.example/")

    assert (page.data, page.media_type, page.charset, page.address) == (
        b"<p>Words</p>", "text/html", "utf-8", server.address + "/a?b=1",
    )  # fmt: skip
    assert "User-Agent: oicsummit (+https://desk.example/)" in server.requests[-1]


def test_a_redirect_is_followed_and_its_end_is_kept(serve) -> None:
    server = serve({"/a": answer(b"", "Location: /b", "302 Found"), "/b": answer(b"Words")})

    assert get(server.address + "/a").address == server.address + "/b"


def test_a_redirect_into_a_private_network_is_refused(serve) -> None:
    server = serve({"/a": answer(b"", "Location: http://10.0.0.1/secret", "302 Found")})

    with pytest.raises(AddressRefused, match="private network"):
        get(server.address + "/a")


def test_redirects_that_never_end_do(serve) -> None:
    server = serve({"/a": answer(b"", "Location: /a", "302 Found")})

    with pytest.raises(FetchFailed, match="more than 5 times"):
        get(server.address + "/a")


def test_a_page_that_robots_may_not_have_is_left_alone(serve) -> None:
    robots = b"User-agent: *\nDisallow: /private"
    server = serve({"/robots.txt": answer(robots, "Content-Type: text/plain"), "/private/a": answer(b"Words")})

    with pytest.raises(FetchFailed, match=r"robots\.txt"):
        get(server.address + "/private/a")
    assert not any("/private" in request.split("\r\n")[0] for request in server.requests)


def test_a_picture_is_refused(serve) -> None:
    server = serve({"/a": answer(b"x", "Content-Type: image/png")})

    with pytest.raises(FetchFailed, match="image/png"):
        get(server.address + "/a")


def test_an_error_of_the_server_is_said(serve) -> None:
    with pytest.raises(FetchFailed, match="404 Not Found"):
        get(serve({}).address + "/a")


def test_too_large_a_page_ends_early(serve) -> None:
    server = serve({"/a": answer(b"x" * 100_000)})

    with pytest.raises(FetchFailed, match="over the limit of 1,000 bytes"):
        get(server.address + "/a", limits=FetchLimits(file_bytes=1_000))


def test_a_packed_page_that_unpacks_without_end_ends_early(serve) -> None:
    import gzip

    packed = gzip.compress(b"0" * 5_000_000)
    server = serve({"/a": answer(packed, "Content-Type: text/html\r\nContent-Encoding: gzip")})

    with pytest.raises(FetchFailed, match="over the limit"):
        get(server.address + "/a", limits=FetchLimits(file_bytes=1_000_000))


def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/a"

        with pytest.raises(FetchFailed, match=r"could not be reached|too long"):
            get(address, limits=FetchLimits(seconds=0.3))
