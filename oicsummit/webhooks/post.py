"""Sends one signed message to an address of somebody else's, through the guard and within a few seconds."""

import base64
import contextlib
import hashlib
import hmac
import http.client
import socket
import ssl
import threading
import time

from sources import fetch
from sources.guard import Guard

SECONDS = 10.0
AGENT = "oicsummit-webhooks"


class NotDelivered(Exception):
    """The message was not taken; `status` is that of the answer, where there was one."""

    def __init__(self, words: str, status: int | None = None):
        super().__init__(words)
        self.status = status


def headers(*, id: str, at: int, body: bytes, secret: str) -> dict[str, str]:
    """Return what a message is sent with: its id, the moment (Unix seconds) and the signature of both and the body.

    As https://www.standardwebhooks.com specifies: HMAC-SHA256 over "id.moment.body", in base64 after "v1,".
    """
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = hmac.new(key, f"{id}.{at}.".encode() + body, hashlib.sha256).digest()
    return {
        "Webhook-Id": id,
        "Webhook-Timestamp": str(at),
        "Webhook-Signature": f"v1,{base64.b64encode(signed).decode()}",
        "Content-Type": "application/json",
        "User-Agent": AGENT,
        "Connection": "close",
    }


def post(address: str, body: bytes, headers: dict[str, str], *, guard: Guard) -> int:
    """Send `body`, and return the status of the answer, which is 200 to 299.

    Raises guard.AddressRefused, and NotDelivered for every other answer (a redirect is not followed: it would lead
    the words elsewhere than was registered) and for none.
    """
    target, seconds = guard.target(address), SECONDS
    link = fetch.Pinned(target, fetch.connect, time.monotonic() + seconds)
    # A server that sends a byte now and then keeps within every time limit of a socket, but not within this one.
    over = threading.Timer(seconds, _cut, [link])
    over.start()
    try:
        link.request("POST", target.path, body=body, headers={"Host": target.authority, **headers})
        status = link.getresponse().status
    except ssl.SSLError as error:
        raise NotDelivered(f"{target.host} does not prove who it is: {error.reason}") from None
    except (OSError, http.client.HTTPException, fetch.FetchFailed) as error:
        if over.finished.is_set() or isinstance(error, TimeoutError):
            raise NotDelivered(f"no answer within {seconds:g} seconds") from None
        raise NotDelivered(f"{target.host} could not be reached ({type(error).__name__})") from None
    finally:
        over.cancel()
        link.close()
    if not 200 <= status < 300:
        raise NotDelivered(f"answered {status} {http.client.responses.get(status, '')}".strip(), status)
    return status


def _cut(link: fetch.Pinned) -> None:
    with contextlib.suppress(OSError):
        if link.sock is not None:
            link.sock.shutdown(socket.SHUT_RDWR)
