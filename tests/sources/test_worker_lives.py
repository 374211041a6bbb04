"""A real worker is given bad pages by their address: each is refused in words, and it reads the good one after them."""

from collections.abc import Callable

from oicsummit import tasks
from sources import by_address
from sources.models import Document, Event, Fetch, Run
from tests.sources.formats import makers
from tests.sources.formats.bad import BAD
from tests.sources.test_guard import answer, serve  # noqa: F401  a fixture
from tests.worker import eventually

BROKEN = [
    "a web page with menus only", "a web page of one deep hole", "a damaged PDF", "a PDF that draws itself",
    "a PDF that is locked", "a Word file with an entity bomb", "a picture", "null bytes only",
]  # fmt: skip
ENV = {"FETCH_ALLOWED_NETWORKS": "127.0.0.0/8", "PARSE_SECONDS": "20", "PARSE_MEMORY_BYTES": "600000000"}


def test_after_bad_pages_the_worker_reads_a_good_one(start_worker: Callable, serve: Callable, settings) -> None:  # noqa: F811
    settings.FETCH_ALLOWED_NETWORKS = ["127.0.0.0/8"]
    worker = start_worker(env=ENV)
    pages = {f"/{number}": BAD[what] for number, what in enumerate(BROKEN)}
    kind = "Content-Type: application/octet-stream"
    server = serve({path: answer(data, kind) for path, (_, data, _) in pages.items()})
    server.answers |= {"/good": answer(makers.html()), "/robots.txt": answer(b"", "Content-Type: text/plain")}

    for path in [*pages, "/good"]:
        tasks.start_fetch(row=by_address.ask(address=server.address + path, by="nora"))
    eventually(lambda: not Fetch.objects.filter(state="queued").exists())
    eventually(lambda: Run.objects.filter(state="finished").exists())

    states = [row.state for row in Fetch.objects.order_by("pk")]
    assert states == ["failed"] * len(pages) + ["fetched"]
    assert all(row.error and "\n" not in row.error for row in Fetch.objects.filter(state="failed"))
    document = Document.objects.get()
    assert document.claims.exists()
    assert set(Event.objects.filter(kind="document").values_list("public_id", flat=True)) == {document.public_id}
    assert worker.process.poll() is None
