"""Where the embedded servers keep their data and listen: plain paths and URLs, nothing is started or imported here."""

import hashlib
import os
import tempfile
from pathlib import Path
from urllib.parse import quote, urlsplit

OWNER_ROLE = "oicsummit_owner"
APP_ROLE = "oicsummit_app"
DATABASE = "oicsummit"


def data_directory() -> Path:
    """The installation's own folder: LOCAL_DIR, else `.local/` beside manage.py."""
    given = os.environ.get("LOCAL_DIR", "").strip()
    return Path(given).resolve() if given else Path(__file__).resolve().parent.parent.parent / ".local"


def socket_directory(data: Path | None = None) -> Path:
    """A short folder for the sockets of the servers that keep their data in `data`.

    A socket's path holds 107 bytes at most, so it cannot simply lie beside the data.
    """
    digest = hashlib.sha256(os.fsencode(data or data_directory())).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"oicsummit-{os.getuid()}-{digest}"


def database_url(*, role: str, data: Path | None = None, database: str = DATABASE) -> str:
    return f"postgres://{role}@{quote(str(socket_directory(data)), safe='')}/{database}"


def redis_url(data: Path | None = None) -> str:
    return f"unix://{socket_directory(data)}/valkey.sock"


def with_database(url: str, number: int) -> str:
    """The same Redis, another of its numbered databases: the cache must not share one with the broker."""
    if url.startswith("unix://"):
        return f"{url.split('?')[0]}?db={number}"
    return urlsplit(url)._replace(path=f"/{number}").geturl()


def broker_url(url: str) -> str:
    """The URL as Celery's transport wants it: it has a scheme of its own for sockets."""
    if not url.startswith("unix://"):
        return url
    return url.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=")
