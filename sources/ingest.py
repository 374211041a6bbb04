"""Taking in files and pasted text: bytes → a Document with its Original, or a Refused that says why in words."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.db import connection

from sources import catalogue, events, formats, names, near, versions
from sources.formats import Extracted, Limits, isolated, sniff
from sources.models import Document, DocumentState, Original, Publisher
from sources.publishers import named, the_project

ERASED = "this text has been erased here, for a reason"


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
class File:
    """A file as it arrived."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Taken:
    """What became of one file: a document, new or known, or the error in words."""

    name: str
    document: Document | None = None
    created: bool = False
    error: str = ""


@dataclass(frozen=True)
class Batch:
    """What became of several."""

    taken: list[Taken] = field(default_factory=list)

    @property
    def new_documents(self) -> list[Document]:
        # Two files of one text make one document.
        return list({t.document.pk: t.document for t in self.taken if t.document and t.created}.values())

    @property
    def errors(self) -> list[Taken]:
        return [taken for taken in self.taken if taken.error]


def limits() -> Limits:
    """Return what one file may cost, by the settings."""
    return Limits(
        file_bytes=settings.DOCUMENT_MAX_BYTES,
        characters=settings.DOCUMENT_MAX_CHARACTERS,
        pages=settings.DOCUMENT_MAX_PAGES,
        members=settings.ZIP_MAX_FILES,
        unpacked_bytes=settings.UNPACKED_MAX_BYTES,
        seconds=settings.PARSE_SECONDS,
        memory_bytes=settings.PARSE_MEMORY_BYTES,
    )


def files(*, files: Iterable[File], by: object, given: Given = Given()) -> Batch:
    """Take in each of `files`, a zip's one by one, in a transaction of its own: a bad one leaves nothing behind and
    hinders no other."""
    return Batch(list(one_by_one(files=files, by=by, given=given)))


def one_by_one(*, files: Iterable[File], by: object, given: Given = Given()) -> Iterator[Taken]:
    """The same, telling of each as soon as it is there."""
    for offered in files:
        for item in unpacked(offered):
            yield _one(item, by, given)


def unpacked(item: File) -> Iterator[File | Taken]:
    """Yield the file, under a name fit to be shown; of a zip its files, or the error of one that is no sound zip."""
    name = names.clean(item.name) or "a file without a name"
    if sniff.media_type(item.content, item.name) != sniff.ZIP:
        yield File(name, item.content)
        return
    try:
        for member, content in formats.archive.members(item.content, limits()):
            yield File(f"{name}/{names.clean(member)}", content)
    except formats.Refused as refused:
        yield Taken(name, error=f"{name}: {refused}")


def _one(item: File | Taken, by: object, given: Given) -> Taken:
    if isinstance(item, Taken):
        return item
    try:
        document, created = file(content=item.content, name=item.name, by=by, given=given)
    except Refused as refused:
        return Taken(item.name, error=str(refused))
    return Taken(item.name, document, created)


def file(
    *, content: bytes, name: str, by: object, given: Given = Given(), media_type: str = "", charset: str = ""
) -> tuple[Document, bool]:
    """Take in one file; return its document and whether that is new. Raises Refused.

    `media_type` and `charset` are what a web server said of it, where there was one.
    """
    extracted = extract(content, name, media_type=media_type, charset=charset, address=given.address)
    return keep(extracted, Original(content=content, filename=name[:255]), by, given)


def extract(content: bytes, name: str, **said: str) -> Extracted:
    """Return what a file says; `said` is what a web server said of it (media_type, charset). Raises Refused."""
    try:
        return isolated.read(content, name, limits=limits(), **said)
    except formats.Refused as refused:
        raise Refused(f"{name}: {refused}") from None


def pasted(*, text: str, by: object, given: Given = Given()) -> tuple[Document, bool]:
    """Take in text that was typed or pasted; return its document and whether that is new. Raises Refused."""
    extracted, content = extract_pasted(text)
    return keep(extracted, Original(content=content), by, given)


def extract_pasted(text: str) -> tuple[Extracted, bytes]:
    """Return pasted text as a file would give it, and its bytes. Raises Refused."""
    try:
        content = text.encode()
        extracted = formats.read(content, limits=limits(), media_type="text/plain")
    except UnicodeEncodeError:
        raise Refused("the pasted text: holds half of a character (a lone surrogate)") from None
    except formats.Refused as refused:
        raise Refused(f"the pasted text: {refused}") from None
    return replace(extracted, text=text.removeprefix("\ufeff")), content


def keep(extracted: Extracted, original: Original, by: object, given: Given) -> tuple[Document, bool]:
    """Make what was extracted a document, or add its original to the document of this text. Raises Refused."""
    original.sha256, original.size = hashlib.sha256(original.content).hexdigest(), len(original.content)
    original.media_type, original.encoding = extracted.media_type, extracted.encoding
    original.received_by, original.address = events.name_of(by), given.address
    sha256 = hashlib.sha256(extracted.text.encode()).hexdigest()
    with events.acting(by=by, why="taken in"), connection.cursor() as cursor:
        # Of two that take in one text at once the second waits here, and finds what the first made.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sha256])
        document, created = _document(extracted, sha256, original.sha256, given)
        if document.state == DocumentState.ERASED:
            raise Refused(f"{original.filename or 'the pasted text'}: {ERASED}")
        keep_original(document, original, is_first=created)
        if created:
            near.join(document=document)
            versions.supersede(document=document, sha256=original.sha256, given=given.supersedes)
    return document, created


def keep_original(document: Document, original: Original, *, is_first: bool = False) -> None:
    """Keep what `document` was taken from, once; `is_first`: it is new, and has no original yet."""
    same = {"sha256": original.sha256, "filename": original.filename, "address": original.address}
    if is_first or not document.originals.filter(**same).exists():
        original.document = document
        original.save()


def _document(extracted: Extracted, sha256: str, original_sha256: str, given: Given) -> tuple[Document, bool]:
    known = catalogue.find(original_sha256)
    digest = catalogue.find_digest(original_sha256)
    holders = {"catalogue": known, "given": given, "file": extracted}
    publisher = the_project() if digest else _publisher(holders)
    document = _known(sha256, publisher)
    if document:
        return document, False
    fields, metadata = _metadata(holders)
    if digest:
        fields, metadata = {"title": digest.digest_title}, {}
    if extracted.pages:
        metadata["pages"] = list(extracted.pages)
    return (
        Document.objects.create(
            publisher=publisher,
            text=extracted.text,
            sha256=sha256,
            origin_key=digest.origin_key if digest else origin_key(extracted.text),
            sketch=near.sketch(extracted.text),
            is_digest=bool(digest),
            digest_of=digest.key if digest else "",
            metadata=metadata,
            **fields,
        ),
        True,
    )


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
