"""schemathesis: whatever the schema allows is answered as the schema says, and whatever it does not is refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from drf_spectacular.generators import SchemaGenerator

from claims import publish
from figures.models import Measure
from oicsummit.access import Role
from oicsummit.webhooks import register
from sources.events import acting
from sources.models import Collection
from tests.api import world

# A cursor that nobody handed out is refused, and no schema can say which those are; nor can it say which ids are
# taken. (tests/api/test_pages.py and test_writes.py have these cases.)
HOOKS = """
import schemathesis

@schemathesis.hook
def before_load_schema(context, raw_schema):
    for item in raw_schema["paths"].values():
        for operation in item.values():
            kept = [one for one in operation.get("parameters", []) if one["name"] not in ("cursor", "after")]
            operation["parameters"] = kept
"""
CONFIG = """
[[operations]]
include-method = ["POST", "PATCH"]
checks.positive_data_acceptance.enabled = false
"""
# Bounded, since CI waits for it: the roles that may do most of the API's work have most of the time.
SECONDS = int(os.environ.get("CONTRACT_SECONDS", "3"))
MORE = {Role.EDITOR: 5, Role.ADMINISTRATOR: 5}
ST = Path(sys.executable).parent / "st"


@pytest.fixture(scope="session")
def schema(tmp_path_factory) -> Path:
    """The schema as a file, made once for all roles."""
    path = tmp_path_factory.mktemp("schema") / "schema.json"
    path.write_text(json.dumps(SchemaGenerator().get_schema(request=None, public=True)))
    return path


def fill() -> None:
    """Something of every kind, so that no list is empty."""
    made = world.make(4)
    world.total(made.quantities[2], made.quantities[:2])
    editor = world.person("decider", Role.EDITOR)
    check = world.check(made.claims[0], world.person("author"), publisher=world.person("publisher"))
    publish.correct(check=check, by=editor, correction="Two counted twice.", verdict=check.verdict, note="Again.")
    world.decision(made.links[0], editor)
    with acting(by=editor):
        Measure.objects.create(name="passengers", definition="Who boards.", citation="Harbour Office")
        Collection.objects.create(name="Quay", slug="quay").documents.add(made.documents[0])
    webhook = register.register(address="https://example.org/told", kinds=["link"], by=editor)
    register.send_test(webhook=webhook, by="an administrator")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role.value if role else "stranger")
def test_every_answer_is_as_the_schema_says(live_server, settings, role, schema, tmp_path):
    settings.REST_FRAMEWORK = {
        **settings.REST_FRAMEWORK,
        "DEFAULT_THROTTLE_RATES": {"anon": "1000000/minute", "user": "1000000/minute"},
    }
    fill()
    headers = world.token(world.person("caller", role)) if role else {}

    (tmp_path / "hooks.py").write_text(HOOKS)
    (tmp_path / "schemathesis.toml").write_text(CONFIG)

    found = subprocess.run(
        [
            ST, "run", schema, f"--url={live_server.url}",
            "--phases=examples,coverage,fuzzing", f"--max-time={SECONDS * MORE.get(role, 1)}", "--max-examples=20",
            "--generation-deterministic", "--no-color", "--warnings=off",
            # It takes away the token that it made up itself; the one it was given would stay and be good.
            *(["--exclude-checks=ignored_auth"] if role else []),
            *[f"--header={name}: {value}" for name, value in headers.items()],
        ],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip

    assert found.returncode == 0, found.stdout + found.stderr
