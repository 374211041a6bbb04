"""docs/api.md stays true: its examples run, and its tables name what there is."""

import json
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.models import Link
from oicsummit.access import Role
from oicsummit.api.errors import CODES
from oicsummit.webhooks import post, register
from sources.events import acting
from tests.api import world
from tests.api.test_lists import KINDS

DOCS = (Path(__file__).resolve().parent.parent.parent / "docs" / "api.md").read_text()
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
CALLS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
PROGRAMS = [block for kind, block in BLOCKS if kind == "python" and "urlopen" in block]
RECEIVER = next(block for kind, block in BLOCKS if kind == "python" and "def is_ours" in block)


def ask(client: Client, line: str, names: dict[str, str]):
    """Do with the test client what a line of curl would."""
    words = shlex.split(re.sub(r"\$([A-Z]+)", lambda found: names[found[1]], line))[1:]
    headers, form, body, path = {}, {}, None, ""
    while words:
        match words.pop(0):
            case "-H":
                name, _, value = words.pop(0).partition(": ")
                headers[name] = value
            case "--json":
                body = json.loads(words.pop(0))
            case "-F":
                name, _, value = words.pop(0).partition("=")
                form[name] = SimpleUploadedFile(value[1:], b"The quay was full.") if value[0] == "@" else value
            case "--output":
                words.pop(0)
            case address:
                path = address
    if form:
        return client.post(path, form, headers=headers)
    if body is not None:
        return client.post(path, body, content_type="application/json", headers=headers)
    return client.get(path, headers=headers)


@pytest.mark.django_db
@pytest.mark.parametrize("line", CALLS)
def test_a_call_is_answered(client, line):
    made = world.make(2)
    names = {"URL": "", "LINK": made.links[0].public_id, "CLAIM": made.claims[0].public_id}
    names["DOCUMENT"] = made.documents[0].public_id
    names["TOKEN"] = world.token(world.person("editor", Role.EDITOR))["authorization"].removeprefix("Token ")

    response = ask(client, line, names)

    assert response.status_code < 300, response


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("program", "said"),
    list(zip(PROGRAMS, ["The ferry carried around 4101", "objects"], strict=True)),
    ids=["contradictions", "changes"],
)
def test_a_program_runs(live_server, program, said):
    world.make(2)
    with acting(by="the tests"):
        Link.objects.update(relation="contradicts")

    environment = {**os.environ, "URL": live_server.url}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_a_receiver_knows_what_is_ours():
    told: dict = {}
    exec(RECEIVER, told)
    secret, body = register._secret(), b"{}"
    headers = {k.lower(): v for k, v in post.headers(id="n-1", at=int(time.time()), body=body, secret=secret).items()}
    old = {k.lower(): v for k, v in post.headers(id="n-1", at=1_000_000_000, body=body, secret=secret).items()}

    assert told["is_ours"](headers, body, secret)
    assert not told["is_ours"](headers, b"{ }", secret)
    assert not told["is_ours"](headers, body, register._secret())
    assert not told["is_ours"](old, body, secret)


def test_it_names_every_list_and_every_code():
    table = DOCS.split("## What there is")[1].split("```")[0]

    besides = {"changes", "verdicts", "fetches", "webhooks", "deliveries", "tasks"}
    assert set(re.findall(r"`([a-z]+)/`", table)) == {*KINDS, *besides}
    assert set(re.findall(r"`([a-z_]+)`", DOCS.split("## Errors")[1].split("`RateLimit")[0])) - {"errors"} >= set(CODES)
