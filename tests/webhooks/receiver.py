"""A receiver on this machine, which keeps what it is sent and answers as it is told."""

import base64
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Received:
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> dict:
        return json.loads(self.body)

    def is_signed_with(self, secret: str) -> bool:
        """By hand, as https://www.standardwebhooks.com has it."""
        key = base64.b64decode(secret.removeprefix("whsec_"))
        signed = f"{self.headers['webhook-id']}.{self.headers['webhook-timestamp']}.".encode() + self.body
        expected = base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
        return hmac.compare_digest(f"v1,{expected}", self.headers["webhook-signature"])


@dataclass
class Receiver:
    address: str = ""
    status: int = 204
    seconds: float = 0
    location: str = ""
    received: list[Received] = field(default_factory=list)
    arrived: threading.Event = field(default_factory=threading.Event)


@contextmanager
def listening() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.received.append(Received({name.lower(): value for name, value in self.headers.items()}, body))
            receiver.arrived.set()
            time.sleep(receiver.seconds)
            try:
                self.send_response(receiver.status)
                if receiver.location:
                    self.send_header("Location", receiver.location)
                self.end_headers()
            except OSError:
                pass  # the sender did not wait

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    receiver.address = f"http://127.0.0.1:{server.server_address[1]}/told"
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
