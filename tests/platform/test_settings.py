"""Settings come from the environment, and none is needed to load them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PRINT = (
    "import json, django; from django.conf import settings as s; django.setup(); "
    "print(json.dumps([s.DEBUG, s.DATABASES['default']['USER'], s.DATABASES['default']['HOST'], s.CELERY_BROKER_URL]))"
)


def load(**given: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "oicsummit.settings", **given}
    command = [sys.executable, "-c", PRINT]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_without_an_environment_they_point_to_the_embedded_servers():
    debug, user, host, broker = json.loads(load().stdout)

    assert (debug, user, broker) == (False, "oicsummit_app", f"redis+socket://{host}/valkey.sock")


def test_urls_switch_to_other_servers():
    given = {
        "DATABASE_URL": "postgres://web:secret@db.example:5433/claims",
        "REDIS_URL": "redis://queue.example:6379/0",
    }

    assert json.loads(load(**given).stdout) == [False, "web", "db.example", "redis://queue.example:6379/0"]


def test_the_owner_connects_by_a_url_of_its_own():
    given = {
        "DATABASE_URL": "postgres://web@db.example/claims",
        "DATABASE_OWNER_URL": "postgres://owner@db.example/claims",
        "DATABASE_ROLE": "owner",
    }

    assert json.loads(load(**given).stdout)[1] == "owner"


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [("DEBUG", "maybe", "DEBUG is 'maybe': use 1 or 0"), ("PROXIES", "two", "PROXIES is 'two': use a whole number")],
)
def test_a_setting_that_makes_no_sense_is_named(name, value, complaint):
    done = load(**{name: value})

    assert done.returncode == 1
    assert complaint in done.stderr


def test_a_deployment_with_https_and_a_key_passes_django_s_own_check():
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "k9" * 40 + "!abcdefgh",
        "HTTPS": "1",
        "ALLOWED_HOSTS": "claims.example",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]

    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
