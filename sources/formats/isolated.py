"""Reading a file in a process of its own, which may take so much time and memory and no more."""

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

from sources.formats import reader, sniff
from sources.formats.extracted import Extracted, Limits, Refused

ROOT = Path(__file__).resolve().parents[2]
IN_PROCESS = {sniff.PLAIN, sniff.MARKDOWN}  # decoding cannot hang, and a process a file would cost more than it


def read(
    data: bytes, name: str = "", *, media_type: str = "", charset: str = "", address: str = "",
    limits: Limits | None = None,
) -> Extracted:  # fmt: skip
    """Like `formats.read`, for files of strangers: what hangs or eats memory is killed and refused."""
    limits = limits or Limits()
    if len(data) > limits.file_bytes:
        raise Refused(f"is {len(data):,} bytes; the limit is {limits.file_bytes:,}")
    if sniff.media_type(data, name, media_type) in IN_PROCESS:
        return reader.read(data, name, media_type=media_type, charset=charset, address=address, limits=limits)
    said = {"name": name, "media_type": media_type, "charset": charset, "address": address}
    return _answer(_run(json.dumps({**said, "limits": asdict(limits)}).encode() + b"\n" + data, limits))


def _run(message: bytes, limits: Limits) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            [sys.executable, "-m", "sources.formats.isolated"],
            input=message, capture_output=True, timeout=limits.seconds, cwd=ROOT, env=_environment(), check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Refused(f"could not be read within {limits.seconds} seconds") from None


def _environment() -> dict[str, str]:
    # Nothing of ours: no secret, no database, no network address.
    return {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "HOME", "TMPDIR"}}


def _answer(done: subprocess.CompletedProcess[bytes]) -> Extracted:
    if done.returncode == 0:
        answer = json.loads(done.stdout)
        if "refused" in answer:
            raise Refused(answer["refused"])
        day = answer.pop("published")
        pages = tuple(answer.pop("pages"))
        return Extracted(**answer, pages=pages, published=date.fromisoformat(day) if day else None)
    if -done.returncode in {signal.SIGXCPU, signal.SIGKILL}:
        raise Refused("takes too long to read")
    if b"MemoryError" in done.stderr:
        raise Refused("takes too much memory to read")
    raise Refused("could not be read: it breaks the program that reads such files")


def main() -> None:
    """Read one message on standard input (a line of JSON, then the bytes), answer on standard output as JSON."""
    header, _, data = sys.stdin.buffer.read().partition(b"\n")
    said = json.loads(header)
    limits = Limits(**said.pop("limits"))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    try:
        answer = asdict(reader.read(data, limits=limits, **said))
        answer["published"] = answer["published"] and answer["published"].isoformat()
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
