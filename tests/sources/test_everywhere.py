"""Every good and every bad file through page, API and command: the text or the error that is expected, and after the
bad ones nothing is left behind."""

import html
import io
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from oicsummit.access import Role
from sources import offers
from sources.models import Document
from tests.api import world
from tests.sources.formats import bad, good

pytestmark = pytest.mark.django_db

# Under each way in the files have names of their own, by which errors and texts are known.
GOOD = {f"{number}-{name}": (data, wanted) for number, (name, data, wanted) in enumerate(good.GOOD.values())}
BAD = {f"{number}-{name}": (data, reason) for number, (name, data, reason) in enumerate(bad.BAD.values())}
BAD["nothing.txt"] = (b"", "is empty")
Send = Callable[[dict[str, bytes]], str]


@pytest.fixture
def limits(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The limits that the bad files are over, and a folder of the test's own for whatever is put down meanwhile."""
    small = bad.SMALL
    settings.DOCUMENT_MAX_BYTES, settings.DOCUMENT_MAX_CHARACTERS = small.file_bytes, small.characters
    settings.DOCUMENT_MAX_PAGES, settings.ZIP_MAX_FILES = small.pages, small.members
    settings.UNPACKED_MAX_BYTES, settings.PARSE_SECONDS = small.unpacked_bytes, small.seconds
    settings.PARSE_MEMORY_BYTES = small.memory_bytes
    put_down = tmp_path / "put-down"
    put_down.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = str(put_down)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000
    monkeypatch.setenv("TMPDIR", str(put_down))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return put_down


@pytest.fixture
def person(limits: Path):
    return world.person("nora", Role.JOURNALIST)


def by_page(person, tmp_path: Path) -> Send:
    """As the page's script sends them, one by one; answers with what the page would show."""
    client = Client()
    client.force_login(person)

    def send(files: dict[str, bytes]) -> str:
        answers = [
            client.post("/documents/offers/add/", {"files": SimpleUploadedFile(name, data)})
            for name, data in files.items()
        ]
        return html.unescape("\n".join(answer.content.decode().replace("</li>", "\n") for answer in answers))

    return send


def by_form(person, tmp_path: Path) -> Send:
    """As the page without a script sends them, all together and taken in at once."""
    client = Client()
    client.force_login(person)

    def send(files: dict[str, bytes]) -> str:
        sent = [SimpleUploadedFile(name, data) for name, data in files.items()]
        answer = client.post("/documents/add/", {"files": sent, "at_once": "1"}, follow=True)
        return html.unescape(answer.content.decode().replace("</li>", "\n"))

    return send


def by_api(person, tmp_path: Path) -> Send:
    client, headers = Client(), world.token(person)

    def send(files: dict[str, bytes]) -> str:
        return "\n".join(_detail(client, headers, name, data) for name, data in files.items())

    return send


def _detail(client: Client, headers: dict[str, str], name: str, data: bytes) -> str:
    answer = client.post("/api/v1/documents/", {"file": SimpleUploadedFile(name, data)}, headers=headers)
    detail = answer.json().get("detail", "")
    # One file is sent at a time; that nothing was in it is said before its name is looked at.
    return f"{name}: {detail}" if detail and name not in detail else detail


def by_command(person, tmp_path: Path) -> Send:
    def send(files: dict[str, bytes]) -> str:
        folder = tmp_path / "folder"
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("ingest", str(folder), stdout=out, stderr=err)
        except CommandError as error:
            err.write(str(error))
        return err.getvalue()

    return send


WAYS = [by_page, by_form, by_api, by_command]


def rows() -> dict[str, int]:
    """How many rows each table has."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table] = cursor.fetchone()[0]
    return found


def said_of(name: str, said: str) -> Iterator[str]:
    """The lines that speak of a file, or of one in it."""
    return (line for line in said.splitlines() if re.search(rf"(?:^|[\s>]){re.escape(name)}(?:/[^:]*)?:", line))


def _says(name: str, reason: str, said: str) -> bool:
    return any(re.search(reason, line) for line in said_of(name, said))


@pytest.mark.parametrize("way", WAYS)
def test_every_bad_file_is_refused_in_words_and_leaves_nothing(way, person, limits, tmp_path) -> None:
    send = way(person, tmp_path)
    before = rows()

    said = send({name: data for name, (data, _) in BAD.items()})

    missing = [
        (name, reason)
        for name, (_, reason) in BAD.items()
        if not any(re.search(reason, line) for line in said_of(name, said))
    ]
    assert len(BAD) >= 60
    assert missing == []
    assert rows() == before
    assert list(limits.iterdir()) == []


@pytest.mark.parametrize("way", [by_page, by_api, by_command])
def test_every_good_file_gives_its_words(way, person, limits, tmp_path) -> None:
    send = way(person, tmp_path)

    said = send({name: data for name, (data, _) in GOOD.items()})
    for offer in offers.of(person):
        assert not offers.take_in(offer=offer).error
    found = {" ".join(document.text.split()) for document in Document.objects.all()}

    texts = {name: [wanted] if isinstance(wanted, str) else wanted for name, (_, wanted) in GOOD.items()}
    assert len(GOOD) >= 40
    assert [line for name in GOOD for line in said_of(name, said)] == []
    assert {name: text for name, wanted in texts.items() for text in wanted if text not in found} == {}
    assert found == {text for wanted in texts.values() for text in wanted}
    assert list(limits.iterdir()) == []
