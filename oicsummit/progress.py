"""How far the workers are with some documents, on a terminal."""

import time

from django.core.management.base import OutputWrapper

from sources import runs
from sources.models import Fetch, FetchState, RunDocument, RunState

EVERY = 0.3  # seconds between two looks


def follow(part_ids: list[int], *, out: OutputWrapper, err: OutputWrapper) -> None:
    """Show how far the workers are until none of these parts of runs waits any more, then what failed."""
    shown = ""
    parts: list[RunDocument] = []
    while not shown or any(part.state in runs.UNFINISHED for part in parts):
        parts = list(RunDocument.objects.filter(pk__in=part_ids).select_related("document"))
        words = _words(parts)
        if words != shown:
            _show(words, out)
            shown = words
        time.sleep(EVERY)
    if out.isatty():
        out.write("")
    for part in parts:
        if part.state == RunState.FAILED:
            err.write(f"{part.document}: {part.error.splitlines()[0]}")


def fetched(ids: list[int], *, out: OutputWrapper, err: OutputWrapper) -> list[Fetch]:
    """Show how many of these pages have been fetched until all have or have failed, then what failed; return them."""
    shown = ""
    while True:
        rows = list(Fetch.objects.filter(pk__in=ids).order_by("pk"))
        done = sum(row.state != FetchState.QUEUED for row in rows)
        words = f"{done} of {len(rows)} pages fetched"
        if words != shown:
            _show(words, out)
            shown = words
        if done == len(rows):
            break
        time.sleep(EVERY)
    if out.isatty():
        out.write("")
    for row in rows:
        if row.state == FetchState.FAILED:
            err.write(f"{row.address}: {row.error}")
    return rows


def _words(parts: list[RunDocument]) -> str:
    done = sum(part.state not in runs.UNFINISHED for part in parts)
    under_way = [str(part.document)[:60] for part in parts if part.state == RunState.RUNNING]
    rest = f", reading {under_way[0]}" if under_way else "" if done == len(parts) else ", waiting for a worker"
    return f"{done} of {len(parts)} documents read{rest}"


def _show(words: str, out: OutputWrapper) -> None:
    # On a terminal one line is written over and over.
    out.write(f"\r\033[K{words}" if out.isatty() else words, ending="" if out.isatty() else "\n")
    out.flush()
