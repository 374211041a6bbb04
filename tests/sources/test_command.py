"""`manage.py ingest` with addresses: the same step and the same guard as by page."""

import io
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command

from oicsummit import tasks
from sources.models import Document, Fetch, Run
from tests.sources.formats import makers
from tests.sources.test_guard import Server, answer, serve  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(serve: Callable, settings) -> Server:  # noqa: F811
    settings.FETCH_ALLOWED_NETWORKS = ["127.0.0.0/8"]
    return serve({"/fees": answer(makers.html()), "/robots.txt": answer(b"", "Content-Type: text/plain")})


def ingest(*words: str) -> tuple[str, str]:
    """Run the command; return what it said, and what of that as errors."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", *words, stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def test_a_page_is_asked_for_beside_a_file(page, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Seven boats sailed.")

    out, err = ingest(str(tmp_path / "a.txt"), f"{page.address}/fees", "--publisher", "Lorn Gazette", "--every", "24")
    row = Fetch.objects.get()
    tasks.fetch(fetch_id=row.pk)

    row.refresh_from_db()
    assert "1 page asked for by address" in out
    assert err == ""
    assert (row.document.publisher.name, row.every_hours, row.asked_by) == ("Lorn Gazette", 24, "manage.py ingest")
    assert {run.started_from for run in Run.objects.all()} == {"command"}


def test_an_address_that_may_not_be_fetched_says_why_and_the_rest_goes_on(page) -> None:
    _, err = ingest("http://user@127.0.0.1/", f"{page.address}/fees")

    assert err.startswith("http://user@127.0.0.1/: ")
    assert "1 of 2 texts could not be taken in" in err
    assert [row.address for row in Fetch.objects.all()] == [f"{page.address}/fees"]


def test_hours_that_are_none_are_refused() -> None:
    assert "--every" in ingest("https://news.example/", "--every", "0")[1]
    assert not Fetch.objects.exists()


def test_files_that_come_in_while_workers_have_begun_are_of_one_run(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("oicsummit.management.commands.ingest.SOON", 0)
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Line {number} carried {number}0 people.")

    said, errors = ingest(str(tmp_path))

    run = Run.objects.get()
    assert (said, errors) == (f"3 new documents: run {run}\n", "")
    assert run.parts.count() == 3


def test_workers_begin_with_the_first_file(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("oicsummit.management.commands.ingest.SOON", 3600)
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Line {number} carried {number}0 people.")

    ingest(str(tmp_path))

    first, second, third = Document.objects.order_by("pk")
    assert first.created_at < Run.objects.get().created_at < second.created_at < third.created_at


def test_what_came_before_a_file_that_is_missing_is_read_all_the_same(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Line 1 carried 10 people.")

    said, errors = ingest(str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))

    assert said == f"1 new document: run {Run.objects.get()}\n"
    assert "b.txt: No such file or directory" in errors
