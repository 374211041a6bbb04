"""Backups, and when the last one was made."""

import time
from pathlib import Path

from oicsummit import backup
from oicsummit.models import Backup


def make(file: Path) -> int:
    """Write the database to `file`, note that it was, and return the file's size. Raises backup.BackupFailed."""
    started = time.monotonic()
    size = backup.save(file)
    Backup.objects.create(name=file.name[:255], size=size, seconds=round(time.monotonic() - started, 3))
    return size


def last() -> Backup | None:
    """Return the newest; None where none was made since the database was, or was put back from one."""
    return Backup.objects.order_by("-id").first()
