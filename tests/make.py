"""Rows for tests, made as the steps make them."""

import hashlib
import itertools

from claims.models import Claim
from figures.models import Quantity
from oicsummit import flow
from sources import ingest, runs
from sources.models import Document, Run, RunKind, Sentence, StartedFrom

_numbers = itertools.count(1)


def user(name: str = ""):
    from django.contrib.auth import get_user_model

    return get_user_model().objects.create_user(name or f"person-{next(_numbers)}")


def document(text: str, *, publisher: str = "", **given: object) -> Document:
    return ingest.pasted(text=text, by="a test", given=ingest.Given(publisher=publisher, **given))[0]


def run(*documents: Document, kind: str = RunKind.EXTRACT, by: object = "a test", **options: object) -> Run:
    return runs.ask(
        kind=kind, documents=documents, by=by, started_from=StartedFrom.COMMAND, version="a version", **options
    )


def read(*documents: Document, **options: object) -> Run:
    """Take `documents` through the whole flow, here and now."""
    made = run(*documents, **options)
    for part in made.parts.all():
        flow.work(part_ids=[part.pk])
    made.refresh_from_db()
    assert not made.error, list(made.parts.values_list("error", flat=True))
    return made


def sentence(of: Document, start: int = 0, end: int | None = None) -> Sentence:
    end = len(of.text) if end is None else end
    return Sentence.objects.create(
        document=of, index=0, start=start, end=end, text=of.text[start:end], block="paragraph", paragraph=0
    )


def claim(within: Sentence, words: str = "", **fields: object) -> Claim:
    words = words or within.text
    start = within.start + within.text.index(words)
    content_hash = hashlib.sha256(words.encode()).hexdigest()
    made = {"kind": "statistic", "attribution": "own_voice", "content_hash": content_hash, **fields}
    return Claim.objects.create(
        document=within.document, sentence=within, start=start, end=start + len(words), text=words, **made
    )


def quantity(within: Sentence, words: str, value: object, unit: str = "count", **fields: object) -> Quantity:
    from django.db.backends.postgresql.psycopg_any import NumericRange

    start = within.start + within.text.index(words)
    exact = NumericRange(value, value, "[]")
    made = {"value": value, "unit": unit, "hard": exact, "expected": exact, **fields}
    return Quantity.objects.create(
        document=within.document, sentence=within, start=start, end=start + len(words), text=words, **made
    )
