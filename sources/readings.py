"""Keeping what was read, and finding it again."""

import hashlib
import zlib

import orjson

from oicsummit.analysis import records
from oicsummit.analysis.types import Reading
from sources import copying
from sources.models import Document, KeptReading, Run, RunDocument

_QUICKLY = 1  # of zlib's levels: the others take three times as long for an eighth less


class NothingBefore(Exception):
    """The document was read for the first time then."""


def keep(*, part: RunDocument, read: Reading, is_first: bool) -> None:
    """Keep what was `read` in a part of a run, once for all runs that read the same; `part` itself is saved later.

    The document is held by this worker, so that no other keeps the same meanwhile. `is_first`: nothing was read of it
    before.
    """
    content = records.to_bytes(read)
    sha256 = hashlib.sha256(content).hexdigest()
    known = None if is_first else _known(part.document, sha256)
    if not known:
        packed = zlib.compress(content, _QUICKLY)
        version = part.run.analysis_version
        known = KeptReading(document=part.document, sha256=sha256, packed=packed, analysis_version=version)
        copying.add([known])
    part.reading = known


def _known(document: Document, sha256: str) -> KeptReading | None:
    return KeptReading.objects.filter(document=document, sha256=sha256).defer("content", "packed").first()


def before(*, run: Run, document: int) -> KeptReading:
    """Return the reading of `document` that stood before `run`. Raises NothingBefore."""
    earlier = RunDocument.objects.filter(document=document, run__lt=run, run__dry_run=False, reading__isnull=False)
    part = earlier.select_related("reading").order_by("run").last()
    if part is None:
        raise NothingBefore("this document was read for the first time in that run")
    return part.reading


def has_earlier(run: Run) -> list[int]:
    """Return the ids of the documents of `run` that were read before it."""
    documents = run.parts.filter(reading__isnull=False).values("document")
    earlier = RunDocument.objects.filter(document__in=documents, run__lt=run, run__dry_run=False)
    return sorted(set(earlier.filter(reading__isnull=False).values_list("document", flat=True)))


def of(kept: KeptReading) -> Reading:
    """Return the Reading that was kept."""
    return records.from_json(Reading, orjson.loads(zlib.decompress(kept.packed)) if kept.packed else kept.content)
