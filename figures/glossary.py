"""The newsroom's glossary as the core's comparison takes it."""

import hashlib

from figures.models import Measure
from oicsummit.analysis.comparing import glossary


def current() -> glossary.Glossary:
    """Return the entries that are in use."""
    rows = Measure.objects.filter(retired=False).prefetch_related("relations__b").order_by("name")
    return glossary.Glossary(tuple(_entry(row) for row in rows))


def _entry(row: Measure) -> glossary.Measure:
    relations = {relation.b.name: relation.kind for relation in row.relations.all()}
    return glossary.Measure(name=row.name, words=tuple(row.words), relations=relations)


def version() -> str:
    """Return a fingerprint of the glossary, "none" where it is empty."""
    entries = current().measures
    return hashlib.sha256(repr(entries).encode()).hexdigest()[:10] if entries else "none"
