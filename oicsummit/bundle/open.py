"""Opens an evidence bundle, which may be from anyone: nothing of it is believed before its hashes are compared."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from oicsummit.bundle import manifest, tables
from oicsummit.bundle.manifest import Manifest, Refused
from oicsummit.bundle.write import PEOPLE

_MANIFEST_BYTES = 1_000_000
_LINE_BYTES = 200_000_000
_PIECE = 1 << 20
_ENCRYPTED = 0x1


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Open the bundle at `path`, whole and as its manifest says. Raises Refused."""
    try:
        with zipfile.ZipFile(path) as bundle:
            yield bundle, _checked(bundle)
    except OSError as error:
        raise Refused(error.strerror or str(error)) from None
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise Refused(f"it is damaged, or no zip at all ({error})") from None


def lines(bundle: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield the lines of a member."""
    with bundle.open(name) as file:
        while line := file.readline(_LINE_BYTES):
            yield line


def _checked(bundle: zipfile.ZipFile) -> Manifest:
    infos = {info.filename: info for info in bundle.infolist()}
    if len(infos) != len(bundle.infolist()):
        raise Refused("it is damaged: a name stands in it twice")
    if manifest.NAME not in infos:
        raise Refused("it is no evidence bundle: it has no manifest.json")
    if any(info.flag_bits & _ENCRYPTED for info in infos.values()):
        raise Refused("it is encrypted")
    if infos[manifest.NAME].file_size > _MANIFEST_BYTES:
        raise Refused("it is damaged: its manifest.json is too large")
    said = manifest.read(bundle.read(manifest.NAME))
    _compare_names(set(infos) - {manifest.NAME}, said)
    _compare_sizes(infos, said)
    for name, member in said.members.items():
        if _hash(bundle, name, member.bytes) != member.sha256:
            raise Refused(f"it is damaged: {name} is not what its manifest says (SHA-256)")
    return said


def _compare_names(names: set[str], said: Manifest) -> None:
    if odd := names ^ set(said.members):
        raise Refused(f"it is damaged: its manifest and its contents differ in {_shown(min(odd))}")
    known = {tables.member(model): model for model in tables.carried()}
    if unknown := names - set(known) - {PEOPLE}:
        raise Refused(f"it holds {_shown(min(unknown))}, which this program does not know: update it first")
    if PEOPLE not in names:
        raise Refused(f"it is damaged: {PEOPLE} is missing")
    for name, model in known.items():
        ours = {column.column for column in tables.columns(model)}
        if name in said.members and (newer := set(said.members[name].columns) - ours):
            raise Refused(f"{name} has {_shown(min(newer))}, which this program does not know: update it first")


def _compare_sizes(infos: dict[str, zipfile.ZipInfo], said: Manifest) -> None:
    total = sum(member.bytes for member in said.members.values())
    if total > settings.BUNDLE_MAX_BYTES:
        raise Refused(f"it unpacks to {total:,} bytes, and the limit is {settings.BUNDLE_MAX_BYTES:,}")
    for name, member in said.members.items():
        if infos[name].file_size != member.bytes:
            raise Refused(f"it is damaged: {name} is not as long as its manifest says")


def _hash(bundle: zipfile.ZipFile, name: str, size: int) -> str:
    """Return the SHA-256 of a member; reads no more than it should hold, however much would come of it."""
    digest, left = hashlib.sha256(), size
    with bundle.open(name) as file:
        while piece := file.read(min(_PIECE, left + 1)):
            digest.update(piece)
            if (left := left - len(piece)) < 0:
                raise Refused(f"it is damaged: {name} is longer than its manifest says")
    return digest.hexdigest()


def _shown(name: object) -> str:
    return repr(str(name)[:100])
