"""How much processor time the parts of a running site have taken, whoever else had the processors meanwhile."""

import os
from collections import Counter
from pathlib import Path

PARTS = {"granian": "web", "celery": "workers", "postgres": "database", "valkey": "queue"}
_TICK = os.sysconf("SC_CLK_TCK")


def taken(pid: int) -> Counter:
    """Return the seconds that each part has taken among the descendants of `pid`, those that have ended included."""
    told = dict(filter(None, map(_told, Path("/proc").glob("[0-9]*"))))
    found: Counter = Counter()
    for child, (_, ticks, words) in told.items():
        if _is_under(child, pid, told):
            found[next((part for name, part in PARTS.items() if name in words), "other")] += ticks / _TICK
    return found


def _told(process: Path) -> tuple[int, tuple[int, int, str]] | None:
    """Return a process with its parent, its ticks and its command; None where it has ended meanwhile."""
    try:
        fields = (process / "stat").read_text().rpartition(")")[2].split()
        words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return None
    return int(process.name), (int(fields[1]), sum(map(int, fields[11:15])), words)


def _is_under(child: int, pid: int, told: dict[int, tuple[int, int, str]]) -> bool:
    while child in told and child != pid:
        child = told[child][0]
    return child == pid
