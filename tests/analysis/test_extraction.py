"""Files in, the annotation form out: names, keys, bad files, and the command that does it without a server."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from oicsummit.analysis import extraction

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = "Storm shuts the harbour\n\n3 June 2025\n\nThe Harbour Board said on Monday that 40 boats had sunk since May.\n"


def test_keys_are_the_head_of_the_name_where_it_is_unique_and_else_the_stem():
    paths = [Path("000_a.txt"), Path("001_b.txt"), Path("001_c.txt"), Path("plain.txt")]

    assert extraction.keys(paths) == ["000", "001_b", "001_c", "plain"]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00bad"])
def test_a_file_that_is_missing_or_no_text_is_named(tmp_path, content):
    path = tmp_path / "bad.txt"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(extraction.Unreadable, match=r"bad\.txt"):
        extraction.extract([path])


def test_what_is_written_has_the_form_of_the_annotations(tmp_path):
    path = tmp_path / "000_storm.txt"
    path.write_text(TEXT, encoding="utf-8")

    (document,) = extraction.extract([path])["documents"]

    assert (document["file"], document["title"], document["published"]) == (
        "000_storm.txt",
        "Storm shuts the harbour",
        "2025-06-03",
    )
    (claim,) = document["claims"]
    assert (claim["id"], claim["text"], claim["speaker"]) == ("c1", "40 boats had sunk since May", "Harbour Board")
    assert claim["quantities"] == ["q1"]
    (quantity,) = document["quantities"]
    assert (quantity["value"], quantity["unit"], quantity["noun"], quantity["period"]) == (
        40,
        "count",
        "boat",
        "since May",
    )


def test_a_given_day_counts_before_the_text_s_own(tmp_path):
    path = tmp_path / "storm.txt"
    path.write_text(TEXT, encoding="utf-8")

    (document,) = extraction.extract([path], published=date(2024, 6, 9))["documents"]

    assert document["quantities"][0]["dates"]["end"] == "2024-06-09"


def test_reference_claims_are_taken_as_given_and_only_linked(tmp_path):
    for name in ("000_a", "001_b"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    own = extraction.extract([tmp_path / "000_a.txt", tmp_path / "001_b.txt"])
    references = tmp_path / "references"
    references.mkdir()
    for document in own["documents"]:
        (references / f"{Path(document['file']).stem}.json").write_text(json.dumps(document), encoding="utf-8")

    given = extraction.extract([tmp_path / "000_a.txt", tmp_path / "001_b.txt"], references=references)

    assert [row["claims"] for row in given["documents"]] == [row["claims"] for row in own["documents"]]
    assert [(link["a"], link["b"]) for link in given["links"]] == [("000:c1", "001:c1")]


def test_several_processes_find_what_one_finds(tmp_path):
    paths = []
    for name in ("a", "b", "c"):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(f"{name.upper()} said 40 boats sank.\n\n{TEXT}", encoding="utf-8")

    assert extraction.extract(paths, processes=2) == extraction.extract(paths, processes=1)


def test_the_command_needs_no_server_and_no_environment(tmp_path):
    source, target = tmp_path / "storm.txt", tmp_path / "out.json"
    source.write_text(TEXT, encoding="utf-8")
    bare = {"PATH": os.environ["PATH"]}

    command = [sys.executable, str(ROOT / "manage.py"), "extract", str(source), "--output", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, env=bare, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert [claim["text"] for claim in json.loads(target.read_text(encoding="utf-8"))["documents"][0]["claims"]] == [
        "40 boats had sunk since May"
    ]
