"""Which addresses may be fetched: public ones only, decided on the numeric address that is then connected to."""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")  # IPv4 written as IPv6, long out of use
_NAME = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])\.?")

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolve = Callable[[str, int], Iterable[str]]


class AddressRefused(ValueError):
    """This address is not fetched; the message says why, to whoever gave it."""


@dataclass(frozen=True, slots=True)
class Target:
    """What to connect to: the numeric addresses are decided and pinned, the name is for TLS and the Host line."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def authority(self) -> str:
        """The host, with the port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Guard:
    """Decides on addresses. `allowed` lets networks of one's own pass, and any port there: for tests alone."""

    resolve: Resolve
    allowed: tuple[Network, ...] = field(default=())

    def target(self, address: str) -> Target:
        """Return what to connect to for an address, or raise AddressRefused.

        Every numeric address that the name resolves to must be public: one that is not refuses them all, so that
        neither the order of answers nor a second look-up can be played with.
        """
        scheme, host, port, path = split(address)
        numeric = tuple(dict.fromkeys(str(one) for one in self._numeric(host, port)))
        if not numeric:
            raise AddressRefused(f"the name {host} leads nowhere")
        public_ports = port in PORTS.values()
        for one in map(ipaddress.ip_address, numeric):
            if any(one in network for network in self.allowed if network.version == one.version):
                continue
            if why := why_not(one):
                raise AddressRefused(f"{host} leads to {one}, which is {why}")
            if not public_ports:
                raise AddressRefused(f"port {port} is not one that web pages are served on")
        return Target(scheme, host, port, path, numeric)

    def look(self, address: str) -> None:
        """Raise AddressRefused for what can be told without looking a name up: the words, or a numeric host."""
        host = split(address)[1]
        if host.replace(".", "").isdigit() or ":" in host:
            self.target(address)

    def _numeric(self, host: str, port: int) -> list[Address]:
        try:
            return [ipaddress.ip_address(host)]
        except ValueError:
            pass
        try:
            return [ipaddress.ip_address(one.split("%")[0]) for one in self.resolve(host, port)]
        except (OSError, UnicodeError, ValueError):
            raise AddressRefused(f"the name {host} could not be looked up") from None


def split(address: str) -> tuple[str, str, int, str]:
    """Return (scheme, host, port, path with query) of a web address, or raise AddressRefused."""
    if len(address) > 2000 or re.search(r"[\x00-\x20\x7f\\]", address):
        raise AddressRefused("the address holds characters that no web address has, or is too long")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise AddressRefused("that is not a web address") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise AddressRefused("only addresses that begin with http:// or https:// are fetched")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("the address holds a user name; leave it out")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, _host(parts.hostname), port or PORTS[parts.scheme], path


def _host(host: str) -> str:
    """Return the host in the form that is connected to: a numeric address, or a name of ASCII letters."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise AddressRefused(f"{host} is not a name") from None
    # "0x7f.1", "2130706433" and "0177.0.0.1" are names to us and numbers to some resolvers: no name ends in a number
    if not _NAME.fullmatch(name):
        raise AddressRefused(f"{host} is not the name of a public server")
    return name.rstrip(".")


def why_not(address: Address) -> str | None:
    """Return why a numeric address is not public, or None where it is."""
    if isinstance(address, IPv6Address):
        inner = _inside(address)
        if inner is not None:
            return why_not(inner)
        if address.is_site_local or address in _COMPATIBLE:
            return "inside a private network"
    if address.is_loopback or address.is_unspecified:
        return "this server itself"
    if address.is_link_local:
        return "inside this server's own link"
    if address.is_multicast:
        return "an address of many hosts"
    if not address.is_global or address.is_reserved:
        return "inside a private network"
    return None


def _inside(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 one carries, which is where its packets end."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def resolve(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a name as this machine's resolver gives them."""
    return [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
