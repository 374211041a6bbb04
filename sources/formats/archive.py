"""The files in a zip, one by one and within limits."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from sources.formats.extracted import Limits, Refused

_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml"}


def members(data: bytes, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of each file in a zip, in its order; folders and hidden files are passed over.

    Names are bare: what a path in the zip says of folders is dropped. Raises Refused for a damaged or encrypted
    zip, and before anything is unpacked where it holds too many files or too many bytes.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Refused("is a damaged zip") from None
    with archive:
        _refuse_office(archive)
        entries = [entry for entry in archive.infolist() if _wanted(entry)]
        _refuse_bomb(entries, limits)
        for entry in entries:
            yield PurePosixPath(entry.filename.replace("\\", "/")).name, _unpacked(archive, entry, limits)


def _wanted(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    hidden = (part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in parts)
    return not entry.is_dir() and not any(hidden)


def _refuse_office(archive: zipfile.ZipFile) -> None:
    # Each of these is a zip of XML, whose parts are not what its sender means.
    if not _OFFICE.isdisjoint(archive.namelist()):
        raise Refused(
            "is a file of a program (a spreadsheet, slides, an e-book); save it as .docx or PDF and send that"
        )


def _refuse_bomb(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if not entries:
        raise Refused("is an empty zip")
    if len(entries) > limits.members:
        raise Refused(f"holds {len(entries):,} files; the limit is {limits.members:,}")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("is encrypted; send the files without a password")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked_bytes:
        raise Refused(f"unpacks to {unpacked:,} bytes; the limit is {limits.unpacked_bytes:,}")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> bytes:
    # The directory may lie about a size: never read more than one file may hold.
    try:
        with archive.open(entry) as stream:
            data = stream.read(limits.file_bytes + 1)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        raise Refused(f"is a damaged zip: {entry.filename!r} cannot be unpacked") from None
    except Exception as error:  # noqa: BLE001 - zlib, lzma and bz2 each raise errors of their own
        raise Refused(f"is a damaged zip: {entry.filename!r} cannot be unpacked ({type(error).__name__})") from None
    if len(data) > limits.file_bytes:
        raise Refused(f"holds {entry.filename!r}, which is over the limit of {limits.file_bytes:,} bytes")
    return data
