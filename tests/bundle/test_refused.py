"""What is no sound evidence bundle, or has no empty place to go, is refused in one line, and nothing is half done."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction

from oicsummit.bundle.manifest import VERSION
from sources.models import Document, Event
from tests.api import world

pytestmark = pytest.mark.django_db
Members = dict[str, bytes]


def exported(path: Path) -> Members:
    """The members of a bundle of a small world, which is gone afterwards."""
    world.make(2)
    call_command("bundle", "export", path / "whole.zip")
    with zipfile.ZipFile(path / "whole.zip") as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def packed(path: Path, members: Members) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in members.items():
            bundle.writestr(name, content)
    return path


@pytest.fixture
def members(tmp_path: Path, db: None) -> Members:
    with transaction.atomic():
        found = exported(tmp_path)
        transaction.set_rollback(True)
    assert not Document.objects.exists()
    return found


def said(members: Members) -> dict:
    return json.loads(members["manifest.json"])


def with_manifest(members: Members, /, **changes: object) -> Members:
    return {**members, "manifest.json": json.dumps({**said(members), **changes}).encode()}


def rewritten(members: Members, name: str, change: Callable[[bytes], bytes]) -> Members:
    """A member changed, and the manifest with it, as a forger would."""
    content, manifest = change(members[name]), said(members)
    manifest["members"][name].update(
        sha256=hashlib.sha256(content).hexdigest(), bytes=len(content), rows=content.count(b"\n")
    )
    return {**members, name: content, "manifest.json": json.dumps(manifest).encode()}


CASES: dict[str, tuple[Callable[[Members], Members], str]] = {
    "no manifest": (lambda m: {k: v for k, v in m.items() if k != "manifest.json"}, "it has no manifest.json"),
    "another zip": (lambda m: {"manifest.json": b"{}"}, "no evidence bundle"),
    "a newer format": (lambda m: with_manifest(m, version=VERSION + 1), "update it first"),
    "a member is missing": (lambda m: {k: v for k, v in m.items() if "quantity" not in k}, "differ in"),
    "a member too many": (lambda m: {**m, "../../etc/cron": b"x"}, "differ in"),
    "a changed member": (
        lambda m: {**m, "claims.claim.jsonl": m["claims.claim.jsonl"].replace(b"ferry", b"FERRY")}, "SHA-256",
    ),
    "an unknown table": (
        lambda m: {
            **with_manifest(m, members={**said(m)["members"], "x.y.jsonl": {"sha256": "", "bytes": 0, "rows": 0}}),
            "x.y.jsonl": b"",
        },
        "does not know",
    ),
    "other words than the document's": (
        lambda m: rewritten(m, "claims.claim.jsonl", lambda c: c.replace(b"The ferry", b"The FERRY")), "not those of",
    ),
    "another text than its hash": (
        lambda m: rewritten(m, "sources.document.jsonl", lambda c: c.replace(b"operator said.", b"operator sang.")),
        "damaged",
    ),
    "a row that refers to nothing": (
        lambda m: rewritten(m, "figures.figure.jsonl", lambda c: b""), "damaged",
    ),
    "rows that are no JSON": (lambda m: rewritten(m, "sources.run.jsonl", lambda c: b"{]\n"), "damaged"),
    "a lie about the number of rows": (
        lambda m: with_manifest(
            m, members={**said(m)["members"],
                        "sources.run.jsonl": {**said(m)["members"]["sources.run.jsonl"], "rows": 7}},
        ),
        "should have 7",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_sound_changes_nothing(members: Members, tmp_path: Path, case: str) -> None:
    change, words = CASES[case]
    file = packed(tmp_path / "bad.zip", change(members))

    with pytest.raises(CommandError, match="nothing was taken in") as refused:
        call_command("bundle", "import", file)

    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
    assert not Document.objects.exists()
    assert not Event.objects.exists()
    assert not User.objects.exists()


def test_a_file_that_is_no_zip_or_torn_is_refused(members: Members, tmp_path: Path) -> None:
    whole = (tmp_path / "whole.zip").read_bytes()
    (tmp_path / "torn.zip").write_bytes(whole[: len(whole) * 2 // 3])
    (tmp_path / "text.zip").write_text("no zip")

    for name in ("torn.zip", "text.zip", "missing.zip"):
        with pytest.raises(CommandError, match="nothing was taken in"):
            call_command("bundle", "import", tmp_path / name)
    assert not Document.objects.exists()


def test_a_name_that_stands_twice_is_refused(members: Members, tmp_path: Path) -> None:
    file = packed(tmp_path / "twice.zip", members)
    with zipfile.ZipFile(file, "a") as bundle, pytest.warns(UserWarning, match="Duplicate"):
        bundle.writestr("claims.claim.jsonl", b"")

    with pytest.raises(CommandError, match="stands in it twice"):
        call_command("bundle", "import", file)


def test_what_would_unpack_to_too_much_is_refused_before_it_does(members: Members, tmp_path: Path, settings) -> None:
    settings.BUNDLE_MAX_BYTES = 1000

    with pytest.raises(CommandError, match="the limit is 1,000"):
        call_command("bundle", "import", tmp_path / "whole.zip")


def test_a_member_that_says_it_is_shorter_than_it_is_is_refused(members: Members, tmp_path: Path) -> None:
    """Both the manifest and the zip's own list say 10 bytes; what is packed is a megabyte of nothing."""
    bomb = io.BytesIO()
    lied = {**said(members)["members"]["sources.run.jsonl"], "bytes": 10}
    changed = with_manifest(members, members={**said(members)["members"], "sources.run.jsonl": lied})
    packed_file = packed(tmp_path / "bomb.zip", {**changed, "sources.run.jsonl": b"0" * 1_000_000})
    bomb.write(packed_file.read_bytes().replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    packed_file.write_bytes(bomb.getvalue())

    with pytest.raises(CommandError, match="damaged"):
        call_command("bundle", "import", packed_file)


def test_an_installation_that_holds_something_is_refused(members: Members, tmp_path: Path) -> None:
    kept = world.make(1).documents[0]

    with pytest.raises(CommandError, match="not empty"):
        call_command("bundle", "import", tmp_path / "whole.zip")
    assert list(Document.objects.all()) == [kept]


def test_a_document_that_there_is_not_is_said_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no document d-2222222222"):
        call_command("bundle", "export", tmp_path / "one.zip", document=["d-2222222222"])
    with pytest.raises(CommandError, match="no collection nowhere"):
        call_command("bundle", "export", tmp_path / "one.zip", collection="nowhere")

    assert list(tmp_path.iterdir()) == []
