"""Keeping what was read, and finding it again."""

import hashlib
import json

from django.db.models import JSONField, Value
from django.db.models.functions import Cast

from oicsummit.analysis import records
from oicsummit.analysis.types import Reading
from sources.models import KeptReading, Run, RunDocument


class NothingBefore(Exception):
    """The document was read for the first time then."""


def keep(*, part: RunDocument, read: Reading) -> None:
    """Keep what was `read` in a part of a run, once for all runs that read the same; `part` itself is saved later.

    The document is held by this worker, so that no other keeps the same meanwhile.
    """
    content = json.dumps(records.to_json(read), sort_keys=True)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    known = KeptReading.objects.filter(document=part.document, sha256=sha256).defer("content").first()
    part.reading = known or KeptReading.objects.create(
        document=part.document,
        sha256=sha256,
        content=Cast(Value(content), JSONField()),  # as it was written for the hash: it is long
        analysis_version=part.run.analysis_version,
    )


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
