"""Keeping what was read, and finding it again."""

import hashlib
import json

from oicsummit.analysis import records
from oicsummit.analysis.types import Reading
from sources.models import KeptReading, Run, RunDocument


class NothingBefore(Exception):
    """The document was read for the first time then."""


def keep(*, part: RunDocument, read: Reading) -> None:
    """Keep what was `read` in a part of a run, once for all runs that read the same."""
    content = records.to_json(read)
    sha256 = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    part.reading, _ = KeptReading.objects.get_or_create(
        document=part.document,
        sha256=sha256,
        defaults={"content": content, "analysis_version": part.run.analysis_version},
    )
    part.save(update_fields=["reading"])


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
    return records.from_json(Reading, kept.content)
