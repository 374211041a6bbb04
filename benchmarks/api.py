"""The API beside the bare SQL that fetches the same JSON, and its export beside COPY.

SCALE (100,000 by default, at least 10,001) is the number of claims. Prints ratios of medians taken in turns within one
run.
"""

import hashlib
import statistics
import time
from collections.abc import Callable

from benchmarks import _own

LEAST = 10_001  # from that many claims on there is a page 10,000 and one after it
ROUNDS = 25
PER_DOCUMENT = 200
SCALE = _own.size("SCALE", 100_000, least=LEAST)
SENTENCE = "Line {number} carried around {value} passengers in the month. "


def main() -> None:
    """Make claims in a database of this run's own, and measure."""
    with _own.servers():
        _measure()


def _measure() -> None:
    from django.conf import settings
    from django.test.utils import setup_test_environment

    setup_test_environment()
    settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"] = {"anon": "1000000/minute", "user": "1000000/minute"}
    _fill(SCALE)
    print(f"{SCALE:,} claims")
    _page_beside_sql()
    _last_page_beside_first()
    _export_beside_copy()


def _fill(count: int) -> None:
    from django.db import connection

    from claims.models import Claim
    from sources.events import acting
    from sources.models import Document, Publisher, Sentence

    with acting(by="the benchmark"):
        publisher = Publisher.objects.create(name="Harbour News", slug="harbour-news")
        for first in range(0, count, PER_DOCUMENT):
            lines = [SENTENCE.format(number=n, value=n * 7) for n in range(first, min(first + PER_DOCUMENT, count))]
            text = "".join(lines)
            digest = hashlib.sha256(text.encode()).hexdigest()
            document = Document.objects.create(publisher=publisher, text=text, sha256=digest, origin_key=digest[:16])
            starts = [sum(map(len, lines[:n])) for n in range(len(lines))]
            sentences = Sentence.objects.bulk_create(
                Sentence(
                    document=document, index=n, start=start, end=start + len(line) - 1, text=line[:-1],
                    block="paragraph", paragraph=0,
                )
                for n, (start, line) in enumerate(zip(starts, lines, strict=True))
            )  # fmt: skip
            Claim.objects.bulk_create(
                Claim(
                    document=document, sentence=one, start=one.start, end=one.end, text=one.text, kind="statistic",
                    attribution="own_voice", content_hash="0" * 64,
                )
                for one in sentences
            )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _page_beside_sql() -> None:
    from django.db import connection
    from django.test import Client

    client, sql, parameters = Client(), *_bare("LIMIT 100")

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            cursor.fetchall()

    page, rows = _in_turns(lambda: client.get("/api/v1/claims/?page_size=100"), bare)
    print(f"page of 100 claims: {page / rows:.2f} times the bare SQL ({page * 1000:.1f} ms, {rows * 1000:.1f} ms)")


def _last_page_beside_first() -> None:
    from django.test import Client

    from claims.models import Claim
    from oicsummit.api import pagination

    size, client = max(1, SCALE // 10_001), Client()
    last = Claim.objects.order_by("pk").values_list("pk", flat=True)[size * 9_999 - 1]
    cursor = pagination.cursor(pagination.Sort("id"), pagination.Place(False, None, last))
    first = f"/api/v1/claims/?page_size={size}"
    deep, top = _in_turns(lambda: client.get(f"{first}&cursor={cursor}"), lambda: client.get(first))
    print(f"page 10,000: {deep / top:.2f} times page 1 ({deep * 1000:.1f} ms, {top * 1000:.1f} ms)")


def _export_beside_copy() -> None:
    from django.db import connection
    from django.test import Client

    client, sql, parameters = Client(), *_bare("")
    with connection.cursor() as cursor:
        query = cursor.mogrify(sql, parameters)

    def copy() -> None:
        with connection.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT") as rows:
            for _ in rows:
                pass

    def export() -> None:
        for chunk in client.get("/api/v1/claims/?format=jsonl").streaming_content:
            assert chunk

    streamed, copied = _in_turns(export, copy, rounds=3)
    print(f"export: {copied / streamed:.2f} of COPY's rows per second ({SCALE / streamed:,.0f}, {SCALE / copied:,.0f})")


def _bare(limit: str) -> tuple[str, tuple]:
    """The SQL of the same JSON, as the database would be asked for it directly."""
    from claims.api.records import ClaimRecord
    from claims.models import Claim
    from oicsummit.api.record import Selection, columns
    from oicsummit.api.sql import as_text

    rows = Claim.objects.order_by("pk").values_list(as_text(columns(ClaimRecord, Selection())))
    sql, parameters = rows.query.sql_with_params()
    return f"{sql} {limit}", parameters


def _in_turns(one: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """The median seconds of each, taken in turns after a first go of both."""
    one(), other()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for call, kept in zip((one, other), times, strict=True):
            start = time.perf_counter()
            call()
            kept.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])
