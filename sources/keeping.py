"""What was extracted from files becomes documents: a text that is known is that document, any other is a new one."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from sources import catalogue, copying, events, names, near, versions
from sources.formats import Extracted
from sources.models import Document, DocumentState, Original, Publisher
from sources.publishers import named, the_project

ERASED = "this text has been erased here, for a reason"
# In one order everywhere, so that two who take in the same texts at once never wait for each other.
_LOCK = """
SELECT pg_advisory_xact_lock(key) FROM (
    SELECT DISTINCT hashtextextended(sha256, 0) AS key FROM unnest(%s::text[]) AS sha256 ORDER BY key
) AS in_order
"""


class Refused(Exception):
    """What was offered cannot be taken in; the message is one line that names the file."""


@dataclass(frozen=True)
class Given:
    """What whoever offers a text says of it; empty where they do not know.

    `unknown` names the fields of which they say that what the file says is wrong and nothing better is known.
    """

    publisher: str = ""
    title: str = ""
    author: str = ""
    published: date | None = None
    address: str = ""
    supersedes: Document | None = None
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Received:
    """A file, what it says and what whoever offers it says of it; `sha256` is of the text."""

    extracted: Extracted
    original: Original
    sha256: str
    by: object
    given: Given


def received(extracted: Extracted, original: Original, *, by: object, given: Given) -> Received:
    """Return a file with all that is known of it, ready to be kept."""
    original.sha256, original.size = hashlib.sha256(original.content).hexdigest(), len(original.content)
    original.media_type, original.encoding = extracted.media_type, extracted.encoding
    original.received_by, original.address = events.name_of(by), given.address
    return Received(extracted, original, hashlib.sha256(extracted.text.encode()).hexdigest(), by, given)


def keep(file: Received) -> tuple[Document, bool]:
    """Make what was received a document, or add its original to the document of this text; return the document and
    whether it is new. Raises Refused."""
    original = file.original
    with events.acting(by=file.by, why="taken in"):
        _lock([file])
        document, created = _document(file)
        if document.state == DocumentState.ERASED:
            raise Refused(f"{original.filename or 'the pasted text'}: {ERASED}")
        keep_original(document, original, is_first=created)
        if created:
            near.join(document=document)
            versions.supersede(document=document, sha256=original.sha256, given=file.given.supersedes)
    return document, created


def keep_new(files: Sequence[Received]) -> dict[int, Document]:
    """Make documents of those of `files`, of one person, that are new and nothing besides, all or none; return them by
    their place.

    The others are left for `keep`: texts that are here already, near copies, what the catalogue knows, new versions.
    """
    with events.acting(by=files[0].by, why="taken in"):
        _lock(files)
        made = {place: _new(files[place], _publisher(_holders(files[place]))) for place in _unknown(files)}
        for place in near.copies({place: document.sketch for place, document in made.items()}):
            del made[place]
        copying.add(list(made.values()))
        for place, document in made.items():
            files[place].original.document = document
        copying.add([files[place].original for place in made])
    return made


def _lock(files: Sequence[Received]) -> None:
    # Of two that take in one text at once the second waits here, and finds what the first made.
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [[file.sha256 for file in files]])


def _unknown(files: Sequence[Received]) -> list[int]:
    """Return the places of texts that neither the documents nor the catalogue know; of equal texts the first's."""
    known = set(Document.objects.filter(sha256__in=[file.sha256 for file in files]).values_list("sha256", flat=True))
    places = []
    for place, file in enumerate(files):
        original = file.original.sha256
        in_catalogue = catalogue.find(original) or catalogue.find_digest(original)
        if file.sha256 not in known and not in_catalogue and not file.given.supersedes:
            places.append(place)
        known.add(file.sha256)
    return places


def keep_original(document: Document, original: Original, *, is_first: bool = False) -> None:
    """Keep what `document` was taken from, once; `is_first`: it is new, and has no original yet."""
    same = {"sha256": original.sha256, "filename": original.filename, "address": original.address}
    if is_first or not document.originals.filter(**same).exists():
        original.document = document
        original.save()


def _document(file: Received) -> tuple[Document, bool]:
    digest = catalogue.find_digest(file.original.sha256)
    publisher = the_project() if digest else _publisher(_holders(file))
    if document := _known(file.sha256, publisher):
        return document, False
    document = _new(file, publisher, digest)
    document.save()
    return document, True


def _new(file: Received, publisher: Publisher | None, digest: catalogue.Entry | None = None) -> Document:
    extracted = file.extracted
    fields, metadata = _metadata(_holders(file))
    if digest:
        fields, metadata = {"title": digest.digest_title}, {}
    if extracted.pages:
        metadata["pages"] = list(extracted.pages)
    return Document(
        publisher=publisher,
        text=extracted.text,
        sha256=file.sha256,
        origin_key=digest.origin_key if digest else origin_key(extracted.text),
        sketch=near.sketch(extracted.text),
        is_digest=bool(digest),
        digest_of=digest.key if digest else "",
        metadata=metadata,
        **fields,
    )


def _holders(file: Received) -> dict:
    """Return who may know something of a document, those that know it best first."""
    return {"catalogue": catalogue.find(file.original.sha256), "given": file.given, "file": file.extracted}


def _publisher(holders: dict) -> Publisher | None:
    unknown = holders["given"].unknown
    asked = [holder for source, holder in holders.items() if source != "file" or "publisher" not in unknown]
    name = names.clean(next((holder.publisher for holder in asked if holder and holder.publisher), ""))
    return named(name) if name else None


def _known(sha256: str, publisher: Publisher | None) -> Document | None:
    """Return the document of this text: of this publisher, or where one of the two publishers is not known."""
    same = Document.objects.filter(sha256=sha256)
    if publisher is None:
        return same.order_by("publisher_id", "pk").first()
    document = same.filter(publisher=publisher).first()
    unknown = same.filter(publisher=None).first()
    if document or not unknown:
        return document
    unknown.publisher = publisher
    unknown.save(update_fields=["publisher"])
    return unknown


def _metadata(holders: dict) -> tuple[dict, dict]:
    """Return the fields that are known before the text is read, and for each the holder that knew it first."""
    fields, sources = {}, {}
    for name, most in (("publisher", 200), ("title", 500), ("author", 300), ("published", None)):
        for source, holder in holders.items():
            value = getattr(holder, name, None)
            value = names.clean(value)[:most] if value and most else value
            if name in sources:
                break
            if value:
                fields[name] = value
                sources[name] = {"from": source}
            elif source == "given" and name in holder.unknown:
                sources[name] = {"from": source}
    fields.pop("publisher", None)
    return fields, sources


def origin_key(text: str) -> str:
    """Return the key that texts of the same words share, whatever their spacing, case and punctuation."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return hashlib.sha256(words.encode()).hexdigest()
