"""A backup put back gives the same database, to the last row of the last table."""

import hashlib
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from sources.models import Document, Publisher


def hashes() -> dict[str, str]:
    """Return a hash of every table's rows, by the table's name."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            found[table] = hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()
    return found


@pytest.fixture
def document(transactional_db: None) -> Document:
    publisher = Publisher.objects.create(name="Lorn Gazette", slug="lorn-gazette")
    text = "Fees rose by 12%."
    return Document.objects.create(
        publisher=publisher, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), origin_key="o"
    )


def test_a_backup_gives_back_what_was_there(document: Document, tmp_path: Path) -> None:
    before = hashes()
    call_command("backup", tmp_path / "all.dump")
    Document.objects.update(title="Changed since")
    Publisher.objects.create(name="Added since", slug="added-since")
    assert hashes() != before

    call_command("restore", tmp_path / "all.dump", replace=True)

    assert hashes() == before
    assert Document.objects.get().public_id == document.public_id


def test_after_a_restore_the_database_still_refuses_nonsense(document: Document, tmp_path: Path) -> None:
    call_command("backup", tmp_path / "all.dump")
    call_command("restore", tmp_path / "all.dump", replace=True)

    with pytest.raises(Exception, match="never changes"):
        Document.objects.update(text="Other words.")


def test_a_restore_takes_nothing_away_unasked(document: Document, tmp_path: Path) -> None:
    call_command("backup", tmp_path / "all.dump")

    with pytest.raises(CommandError, match="say --replace"):
        call_command("restore", tmp_path / "all.dump")


def test_what_is_no_backup_changes_nothing(document: Document, tmp_path: Path) -> None:
    (tmp_path / "no.dump").write_text("no backup")
    before = hashes()

    with pytest.raises(CommandError, match="nothing was restored"):
        call_command("restore", tmp_path / "no.dump", replace=True)

    assert hashes() == before


def test_a_torn_backup_changes_nothing(document: Document, tmp_path: Path) -> None:
    call_command("backup", tmp_path / "all.dump")
    whole = (tmp_path / "all.dump").read_bytes()
    (tmp_path / "torn.dump").write_bytes(whole[: len(whole) * 2 // 3])
    before = hashes()

    with pytest.raises(CommandError, match="nothing was restored"):
        call_command("restore", tmp_path / "torn.dump", replace=True)

    assert hashes() == before


def test_a_folder_that_is_not_there_is_said_in_one_line(document: Document, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no backup was made"):
        call_command("backup", tmp_path / "missing" / "all.dump")
