"""Taking in files and pasted text: bytes → a Document with its Original, or a Refused that says why in words."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.db import DataError, IntegrityError

from sources import formats, keeping, names
from sources.formats import Extracted, Limits, isolated, sniff
from sources.keeping import Given, Received, Refused
from sources.models import Document, Original

__all__ = [
    "Batch", "File", "Given", "Refused", "Taken", "extract", "extract_pasted", "file", "files", "limits", "one_by_one",
    "pasted", "unpacked",
]  # fmt: skip
AT_ONCE = 16  # files: to keep these together takes less than half of what it takes one by one
SOON = 0.3  # seconds: those that came meanwhile are kept
MUCH = 2_000_000  # bytes: so much is kept without waiting for more


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
    """Take in each of `files`, and each of a zip's: a bad one leaves nothing behind and hinders no other."""
    return Batch(list(one_by_one(files=files, by=by, given=given)))


def one_by_one(*, files: Iterable[File], by: object, given: Given = Given()) -> Iterator[Taken]:
    """The same, telling of each as soon as it is there, the first at once."""
    for some in _gathered(files, by, given):
        yield from some.kept()


def _gathered(files: Iterable[File], by: object, given: Given) -> Iterator["_Some"]:
    """Yield files as they are kept: one, then ever more together."""
    some, enough = _Some(), 1
    try:
        for offered in files:
            for item in unpacked(offered):
                some.add(item, by, given)
                if some.is_enough(enough):
                    yield some
                    some, enough = _Some(), min(2 * enough, AT_ONCE)
    except Exception:  # of giving us the next file; what came before it is kept all the same
        yield some
        raise
    yield some


class _Some:
    """Files that are kept together, for what a transaction costs; in the order in which they came."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.files: list[tuple[str, Received | Refused]] = []
        self.bytes = 0

    def add(self, item: File | Taken, by: object, given: Given) -> None:
        """Add a file, or why it is none."""
        if isinstance(item, Taken):
            self.files.append((item.name, Refused(item.error)))
            return
        try:
            extracted = extract(item.content, item.name, address=given.address)
        except Refused as refused:
            self.files.append((item.name, refused))
            return
        original = Original(content=item.content, filename=item.name[:255])
        self.files.append((item.name, keeping.received(extracted, original, by=by, given=given)))
        self.bytes += len(item.content)

    def is_enough(self, number: int) -> bool:
        return len(self.files) >= number or self.bytes > MUCH or time.monotonic() - self.begun > SOON

    def kept(self) -> Iterator[Taken]:
        """Keep the files; yield what became of each."""
        received = {place: file for place, (_, file) in enumerate(self.files) if isinstance(file, Received)}
        new = _new(list(received.values()))
        made = {place: new[at] for at, place in enumerate(received) if at in new}
        for place, (name, file) in enumerate(self.files):
            if place in made:
                yield Taken(name, made[place], True)
            else:
                yield _one(name, file)


def _new(files: Sequence[Received]) -> dict[int, Document]:
    if len(files) < 2:
        return {}
    try:
        return keeping.keep_new(files)
    except (DataError, IntegrityError):
        return {}  # which of them it is shows one by one


def _one(name: str, file: Received | Refused) -> Taken:
    try:
        if isinstance(file, Refused):
            raise file
        document, created = keeping.keep(file)
    except Refused as refused:
        return Taken(name, error=str(refused))
    return Taken(name, document, created)


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


def file(
    *, content: bytes, name: str, by: object, given: Given = Given(), media_type: str = "", charset: str = ""
) -> tuple[Document, bool]:
    """Take in one file; return its document and whether that is new. Raises Refused.

    `media_type` and `charset` are what a web server said of it, where there was one.
    """
    extracted = extract(content, name, media_type=media_type, charset=charset, address=given.address)
    return keeping.keep(keeping.received(extracted, Original(content=content, filename=name[:255]), by=by, given=given))


def extract(content: bytes, name: str, **said: str) -> Extracted:
    """Return what a file says; `said` is what a web server said of it (media_type, charset). Raises Refused."""
    try:
        return isolated.read(content, name, limits=limits(), **said)
    except formats.Refused as refused:
        raise Refused(f"{name}: {refused}") from None


def pasted(*, text: str, by: object, given: Given = Given()) -> tuple[Document, bool]:
    """Take in text that was typed or pasted; return its document and whether that is new. Raises Refused."""
    extracted, content = extract_pasted(text)
    return keeping.keep(keeping.received(extracted, Original(content=content), by=by, given=given))


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
