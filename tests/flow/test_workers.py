"""Runs by real workers over the real broker, which are killed and lose things."""

import os
import subprocess
import sys
import time

import pytest
import redis
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from claims.models import Claim, Link
from oicsummit import flow, tasks
from sources import runs
from sources.models import Document, Run, RunKind, RunState, StartedFrom
from tests import make
from tests.worker import environment, eventually

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = {"ANALYSIS": "tests.readers.slow"}


@pytest.fixture(autouse=True)
def plain(settings) -> None:
    settings.ANALYSIS = "tests.readers.plain"


def documents(number: int) -> list[Document]:
    return [
        make.document(f"Bus line {n} carried 40 people in Leeds. It cost £{n}00 in May.") for n in range(1, number + 1)
    ]


def ask(documents: list[Document], **options: object) -> Run:
    return flow.ask(kind=RunKind.TAKE_IN, documents=documents, by="a test", started_from=StartedFrom.COMMAND, **options)


def finished(run: Run) -> bool:
    run.refresh_from_db()
    return run.state not in runs.UNFINISHED


def nudged() -> bool:
    """Do what beat does every few seconds."""
    tasks.resume.delay()
    time.sleep(0.5)
    return False


def result() -> tuple[list, list]:
    claims = Claim.objects.filter(gone_in=None).order_by("document", "start")
    links = Link.objects.filter(gone_in=None)
    pairs = sorted(
        (*sorted([(li.a.document_id, li.a.start), (li.b.document_id, li.b.start)]), li.relation) for li in links
    )
    return list(claims.values_list("document", "start", "end", "speaker__name", "kind")), pairs


def test_a_run_is_done_by_workers(start_worker) -> None:
    start_worker(env=WORKER)
    run = ask(documents(3))

    tasks.start(run=run)

    eventually(lambda: finished(run))
    assert run.state == RunState.FINISHED
    assert {part.state for part in run.parts.all()} == {RunState.FINISHED}
    assert run.report["claims"] == {"new": 6}


def test_a_worker_killed_in_the_middle_leaves_work_that_another_takes_up(start_worker) -> None:
    made = documents(6)
    worker = start_worker(env=WORKER)
    run = ask(made)
    tasks.start(run=run)
    eventually(lambda: run.parts.filter(state=RunState.RUNNING).exists())
    worker.kill()

    start_worker(env=WORKER)

    eventually(lambda: finished(run) or nudged())
    disturbed = result()
    assert len(disturbed[0]) == 12
    assert len(disturbed[0]) == len(set(disturbed[0]))
    again = ask(made)
    tasks.start(run=again)
    eventually(lambda: finished(again))
    assert again.report["claims"] == {"kept": 12}
    assert result() == disturbed


def test_a_worker_killed_over_several_documents_at_once_loses_none_and_they_are_done_one_by_one(start_worker) -> None:
    worker = start_worker(env=WORKER)
    run = ask(documents(16))
    tasks.start(run=run)
    eventually(lambda: run.parts.filter(state=RunState.RUNNING).count() > 1)
    worker.kill()
    lost = list(run.parts.filter(state=RunState.RUNNING).values_list("pk", flat=True))

    start_worker(env=WORKER)

    eventually(lambda: finished(run) or nudged())
    claims, _ = result()
    assert len(claims) == len(set(claims)) == 32
    assert run.report["claims"] == {"new": 32}
    assert set(run.parts.filter(pk__in=lost).values_list("attempts", flat=True)) == {2}
    assert set(run.parts.exclude(pk__in=lost).values_list("attempts", flat=True)) == {1}


def test_a_broker_that_forgets_everything_only_delays(start_worker) -> None:
    run = ask(documents(3))
    tasks.start(run=run)
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        broker.flushdb()

    start_worker(env=WORKER)
    eventually(lambda: finished(run) or nudged())

    assert run.state == RunState.FINISHED


def test_a_document_that_cannot_be_read_fails_alone_and_can_be_retried(start_worker) -> None:
    good, bad = make.document("Line 4 carried 40 people."), make.document("A poison of 3 kinds.")
    worker = start_worker(env={"ANALYSIS": "tests.readers.failing"})
    run = ask([good, bad])
    tasks.start(run=run)
    eventually(lambda: finished(run))

    failed = run.parts.get(document=bad)
    assert (run.state, failed.state) == (RunState.FINISHED, RunState.FAILED)
    assert failed.error.startswith("RuntimeError: this text cannot be read")
    assert run.error == "1 of 2 documents failed"
    worker.kill()
    start_worker(env=WORKER)
    runs.resume(run=run, by="a test")
    tasks.start(run=run)
    eventually(lambda: finished(run))
    failed.refresh_from_db()
    assert (run.error, failed.state, failed.error) == ("", RunState.FINISHED, "")


def test_the_command_takes_files_in_and_waits_for_the_workers(start_worker, tmp_path, capsys) -> None:
    start_worker(env=WORKER)
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text("Line 4 carried 40 people.")
    (folder / "b.md").write_text("Line 5 carried 50 people.")

    call_command("ingest", "--wait", "--publisher", "The Herald", str(folder))

    assert "2 of 2 documents read" in capsys.readouterr().out
    assert Claim.objects.count() == 2
    assert {document.publisher.name for document in Document.objects.all()} == {"The Herald"}


def test_the_command_reads_again_and_says_what_changed(start_worker, capsys) -> None:
    make.read(*documents(2))
    start_worker(env={"ANALYSIS": "tests.readers.without_money"})

    call_command("reread", "--dry-run")
    assert "claims: 2 gone, 2 kept" in capsys.readouterr().out
    assert Claim.objects.filter(gone_in=None).count() == 4

    call_command("reread", "--wait")
    assert "claims: 2 gone, 2 kept" in capsys.readouterr().out
    assert Claim.objects.filter(gone_in=None).count() == 2


_ASK_FOR_IT = """
import django
django.setup()
from oicsummit import tasks
from sources.models import Run
tasks.start(run=Run.objects.get())
"""


def test_a_run_that_is_asked_for_while_the_broker_is_away_waits_in_the_database(start_worker) -> None:
    run = ask(documents(2))
    away = {"REDIS_URL": "redis://127.0.0.1:1/0", "DJANGO_SETTINGS_MODULE": "oicsummit.settings"}

    subprocess.run([sys.executable, "-c", _ASK_FOR_IT], env={**os.environ, **environment(), **away}, check=True)

    assert set(run.parts.values_list("state", "sent_at")) == {(RunState.QUEUED, None)}
    start_worker(env=WORKER)
    eventually(lambda: finished(run) or nudged())
    assert run.state == RunState.FINISHED


def test_a_worker_keeps_its_connection_from_document_to_document_and_lets_go_of_one_that_broke(start_worker) -> None:
    first, second = documents(2)
    start_worker()
    tasks.start(run=(run := ask([first])))
    eventually(lambda: finished(run))
    before = backends()
    tasks.start(run=(run := ask([second])))
    eventually(lambda: finished(run))
    assert backends() == before

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ANY(%s)", [sorted(before)])
    tasks.start(run=(run := ask([make.document("Bus line 9 carried 90 people in Leeds.")])))

    eventually(lambda: finished(run) or nudged())
    assert run.state == RunState.FINISHED
    assert not backends() & before


def backends() -> set[int]:
    """Return the processes of PostgreSQL that serve others than this test."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return {pid for (pid,) in cursor.fetchall()}
