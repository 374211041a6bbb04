"""What a deployment by https tells browsers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ASK = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
secure, plain = Client().get("/sign-in/", secure=True), Client().get("/sign-in/")
cookie = secure.cookies["csrftoken"]
print(json.dumps({
    "hsts": secure["Strict-Transport-Security"], "frames": secure["X-Frame-Options"],
    "type": secure["X-Content-Type-Options"],
    "referrer": secure["Referrer-Policy"], "opener": secure["Cross-Origin-Opener-Policy"],
    "csrf": [cookie["secure"], cookie["samesite"]],
    "session": [settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE],
    "plain": [plain.status_code, plain.headers.get("Location")],
}))
"""


@pytest.fixture(scope="module")
def told() -> dict:
    """What a site with HTTPS=1 answers, in a process of its own: settings are read once."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "oicsummit.settings",
        "HTTPS": "1",
        "ALLOWED_HOSTS": "testserver",
        "SECRET_KEY": "k" * 60,
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_browsers_insist_on_https_for_a_year(told):
    assert told["hsts"] == "max-age=31536000; includeSubDomains; preload"


def test_plain_http_is_led_to_https(told):
    assert told["plain"] == [301, "https://testserver/sign-in/"]


def test_cookies_travel_by_https_alone_and_not_with_other_sites_requests(told):
    assert told["csrf"] == [True, "Lax"]
    assert told["session"] == [True, True, "Lax"]


def test_no_page_may_be_framed_guessed_or_told_elsewhere(told):
    assert (told["frames"], told["type"], told["referrer"], told["opener"]) == (
        "DENY", "nosniff", "same-origin", "same-origin"
    )  # fmt: skip
