"""Where the bytes of files as they were received lie: in their rows or, by setting, in a bucket of objects.

A file is taken in with its row, in one transaction. A worker then carries its bytes into the bucket, under their
SHA-256, and lets go of those in the row only when they are there. So nobody waits for the bucket, and where it is
away nothing is lost and nothing stands still. What is erased goes from the bucket in the same way: a row says so
until it is done.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import ProgrammingError, connection, transaction
from django.db.models import QuerySet

from sources.models import Original, OriginalPlace

NAME = "originals"  # of the storage, in settings
AT_ONCE = 200

log = structlog.get_logger(__name__)


class Away(Exception):
    """A file is in the bucket, and cannot be had now."""


class NoBucket(Exception):
    """No bucket is set."""


def has_bucket() -> bool:
    return NAME in settings.STORAGES


def content(original: Original) -> bytes:
    """Return the bytes of a file. Raises Away where the bucket does not give them, or gives others."""
    if original.place != OriginalPlace.BUCKET:
        return bytes(original.content)
    with _bucket() as bucket, bucket.open(_name(original.sha256)) as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != original.sha256:
        raise Away(f"the bucket holds other bytes under {_name(original.sha256)}")
    return data


def carry(*, at_once: int = AT_ONCE) -> int:
    """Carry files from their rows into the bucket, so many at once; return how many. Raises Away, NoBucket."""
    keys = list(in_rows().values_list("pk", flat=True)[:at_once])
    for key in keys:
        _carried(key)
    return len(keys)


@transaction.atomic
def _carried(key: int) -> None:
    original = Original.objects.get(pk=key)
    data = bytes(original.content)
    _hold(original.sha256)
    with _bucket() as bucket:
        bucket.save(_name(original.sha256), ContentFile(data))
    # Nothing was written until here, so no other transaction had to wait. Meanwhile it may have been erased.
    if not in_rows().filter(pk=key).update(content=b"", place=OriginalPlace.BUCKET):
        _drop_unless_held(original.sha256)


def let_go(*, at_once: int = AT_ONCE) -> int:
    """Remove from the bucket what has been erased; return how many files. Raises Away, NoBucket."""
    rows = list(leaving()[:at_once])
    for original in rows:
        with transaction.atomic():
            _hold(original.sha256)
            _drop_unless_held(original.sha256)
            Original.objects.filter(pk=original.pk).update(place=OriginalPlace.ROW)
    return len(rows)


def _drop_unless_held(sha256: str) -> None:
    # One object serves all documents that came from files of the same bytes.
    if not Original.objects.filter(sha256=sha256, place=OriginalPlace.BUCKET).exists():
        with _bucket() as bucket:
            bucket.delete(_name(sha256))


def settle() -> tuple[int, int]:
    """Carry what is to be in the bucket and remove what has been erased; return how many of each. Raises Away."""
    return carry(), let_go()


def bring_back(original: Original) -> None:
    """Put a file's bytes back into its row; the object stays. Raises Away, NoBucket."""
    data = content(original)
    Original.objects.filter(pk=original.pk, place=OriginalPlace.BUCKET).update(content=data, place=OriginalPlace.ROW)


def in_rows() -> QuerySet[Original]:
    """Return those whose bytes lie in their rows."""
    return Original.objects.filter(place=OriginalPlace.ROW).exclude(content=b"").order_by("pk")


def leaving() -> QuerySet[Original]:
    """Return those that were erased and are still to be removed from the bucket."""
    return Original.objects.filter(place=OriginalPlace.LEAVING).order_by("pk")


def in_bucket() -> QuerySet[Original]:
    """Return those whose bytes lie in the bucket."""
    return Original.objects.filter(place=OriginalPlace.BUCKET).defer("content").order_by("pk")


def unsettled() -> QuerySet[Original]:
    """Return those that a worker has still to carry or to remove."""
    return leaving() | in_rows()


def words_of_bucket() -> str:
    """Return how many files lie in the bucket, for whoever backs up or restores; empty where none does."""
    try:
        count = in_bucket().count()
    except ProgrammingError:  # the tables are of a version that knew of no bucket
        return ""
    where = (
        f"the bucket {settings.ORIGINALS_BUCKET}" if has_bucket() else "a bucket, which ORIGINALS_BUCKET does not name"
    )
    files = "one file as it was" if count == 1 else f"{count:,} files as they were"
    return f"{files} received, in {where}" if count else ""


def _name(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"


def _hold(sha256: str) -> None:
    """Keep two workers from putting an object in and taking it out at once. It gives the transaction no number yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [sha256])


@contextmanager
def _bucket() -> Iterator[Storage]:
    """Give the bucket. Raises NoBucket, and Away for whatever its client raises."""
    if not has_bucket():
        raise NoBucket("files lie in a bucket, and ORIGINALS_BUCKET does not say which")
    try:
        yield storages[NAME]
    except Exception as error:
        # botocore has a class for each of a hundred errors, and none in common with those of the storage.
        raise Away(f"{type(error).__name__}: {str(error)[:300]}") from error
