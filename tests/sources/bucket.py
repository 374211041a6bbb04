"""A bucket of the tests' own, on 127.0.0.1: as much of S3 as files as they were received need."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY, NAME = "the-key", "received"


class Bucket:
    """`objects` by name; while `is_away` it answers nothing but 503; `requests` are those it was sent."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.requests: list[tuple[str, str]] = []
        self.is_away = False
        self.address = ""

    def storages(self) -> dict:
        """What the setting STORAGES is with this bucket."""
        from botocore.config import Config

        once = Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"}, signature_version="s3v4",
                      request_checksum_calculation="when_required")  # fmt: skip
        options = {
            "bucket_name": NAME, "endpoint_url": self.address, "access_key": KEY, "secret_key": "secret",
            "region_name": "home", "client_config": once,
        }  # fmt: skip
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


@contextmanager
def serving() -> Iterator[Bucket]:
    bucket = Bucket()
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Handler,), {"bucket": bucket})) as server:
        bucket.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield bucket
        server.shutdown()


class Handler(BaseHTTPRequestHandler):
    """PUT, GET, HEAD and DELETE of one object, each signed."""

    bucket: Bucket

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT")
        self.send_header("ETag", '"x"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _act(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        bucket, name = self.bucket, self.path.split("?")[0].removeprefix(f"/{NAME}/")
        bucket.requests.append((self.command, name))
        if bucket.is_away:
            return self._answer(503)
        if f"Credential={KEY}/" not in self.headers.get("Authorization", ""):
            return self._answer(403)
        if self.command == "PUT":
            bucket.objects[name] = body
            return self._answer(200)
        if self.command == "DELETE":
            bucket.objects.pop(name, None)
            return self._answer(204)
        return self._answer(200, bucket.objects[name]) if name in bucket.objects else self._answer(404)

    do_GET = do_HEAD = do_PUT = do_DELETE = _act  # noqa: N815  names that http.server calls

    def log_message(self, *_: object) -> None:
        """Say nothing."""
