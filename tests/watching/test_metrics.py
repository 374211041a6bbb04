"""/metrics: who may see it, and that its numbers are those of what was done."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from oicsummit.access import Role
from oicsummit.watching import jobs, pulse, store
from sources.models import Run
from tests import make
from tests.pages import world

ROOT = Path(__file__).resolve().parent.parent.parent
TOKEN = "a-token-for-prometheus"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _with_a_token(settings):
    settings.METRICS_TOKEN = TOKEN
    store.client().flushdb()


def prometheus(token: str = TOKEN) -> Client:
    """Prometheus comes by an inner address, over http, with its token."""
    return Client(headers={"host": "web:8000", "authorization": f"Bearer {token}"})


def read() -> dict[tuple[str, frozenset], float]:
    """What Prometheus reads, by name and labels."""
    answer = prometheus().get("/metrics")
    assert answer.status_code == 200
    samples = [each for family in text_string_to_metric_families(answer.content.decode()) for each in family.samples]
    return {(each.name, frozenset(each.labels.items())): each.value for each in samples}


def number(name: str, **labels: str) -> float:
    return read().get((name, frozenset(labels.items())), 0.0)


def test_a_wrong_token_is_refused_and_an_unset_one_opens_nothing(settings):
    assert prometheus("another").get("/metrics").status_code == 401

    settings.METRICS_TOKEN = ""
    assert prometheus("").get("/metrics").status_code == 401
    assert prometheus(TOKEN).get("/metrics").status_code == 401


def test_https_and_the_names_of_the_site_do_not_stand_in_prometheus_way(settings):
    settings.SECURE_SSL_REDIRECT = True

    assert prometheus().get("/metrics").status_code == 200


@pytest.mark.parametrize(("role", "status"), [(Role.EDITOR, 403), (Role.ADMINISTRATOR, 200)])
def test_who_is_signed_in_needs_to_be_an_administrator(role, status):
    assert world.signed_in(role).get("/metrics").status_code == status


def test_requests_are_counted_by_view_method_and_status():
    before = number("oicsummit_requests_total", view="marks", method="GET", status="200")
    missing = number("oicsummit_requests_total", view="none", method="GET", status="404")
    took = number("oicsummit_request_duration_seconds_count", view="marks")

    Client().get("/marks/")
    Client().get("/there/is/no/such/page/")

    assert number("oicsummit_requests_total", view="marks", method="GET", status="200") == before + 1
    assert number("oicsummit_requests_total", view="none", method="GET", status="404") == missing + 1
    assert number("oicsummit_request_duration_seconds_count", view="marks") == took + 1


def test_methods_nobody_knows_make_no_series_of_their_own():
    Client().generic("BREW", "/marks/")

    methods = {dict(labels).get("method") for name, labels in read() if name == "oicsummit_requests_total"}
    assert "BREW" not in methods
    assert "other" in methods


def test_jobs_are_counted_by_task_and_outcome_with_their_durations():
    jobs.record(task="work", outcome="finished", seconds=0.7)
    jobs.record(task="work", outcome="finished", seconds=20)
    jobs.record(task="work", outcome="failed", seconds=0.05)

    of = {"task": "work", "outcome": "finished"}
    assert number("oicsummit_jobs_total", **of) == 2
    assert number("oicsummit_job_duration_seconds_sum", **of) == pytest.approx(20.7)
    assert number("oicsummit_job_duration_seconds_bucket", le="1.0", **of) == 1
    assert number("oicsummit_job_duration_seconds_bucket", le="60.0", **of) == 2
    assert number("oicsummit_job_duration_seconds_bucket", le="+Inf", **of) == 2
    assert number("oicsummit_jobs_total", task="work", outcome="failed") == 1


def test_a_job_that_did_several_things_counts_as_so_many_in_equal_shares_of_its_time():
    jobs.begin(task_id="1")
    jobs.end(task_id="1", task=SimpleNamespace(name="a.work"), retval=["left", "finished", "finished"], state="SUCCESS")

    assert number("oicsummit_jobs_total", task="work", outcome="finished") == 2
    assert number("oicsummit_jobs_total", task="work", outcome="left") == 1
    assert number("oicsummit_job_duration_seconds_bucket", task="work", outcome="finished", le="0.1") == 2


def test_what_waits_is_told_with_the_age_of_the_oldest():
    waiting = make.run(make.document("Fees rose by 12%."), make.document("Fees fell by 3%."))
    Run.objects.filter(pk=waiting.pk).update(created_at=timezone.now() - timezone.timedelta(minutes=5))

    assert number("oicsummit_documents_to_read", state="queued") == 2
    assert number("oicsummit_documents_to_read", state="running") == 0
    assert 300 <= number("oicsummit_oldest_waiting_seconds") < 400


def test_versions_processes_database_and_queues_are_told():
    pulse.sign("beat")()

    told = read()

    names = {name for name, _ in told}
    assert {"oicsummit_analysis_info", "oicsummit_database_bytes", "oicsummit_queue_messages"} <= names
    assert told["oicsummit_processes", frozenset({("service", "beat")})] == 1
    assert sum(value for (name, _), value in told.items() if name == "oicsummit_database_connections") >= 1
    assert {value for (name, _), value in told.items() if name == "oicsummit_unknown"} == {0}


def test_without_redis_the_database_is_still_told_and_what_is_missing_is_named(monkeypatch, settings):
    settings.REDIS_URL = "unix:///nowhere/at/all.sock"
    store.client.cache_clear()
    try:
        told = read()
    finally:
        store.client.cache_clear()

    unknown = {dict(labels)["part"] for (name, labels), value in told.items() if name == "oicsummit_unknown" and value}
    assert unknown == {"jobs", "processes"}
    assert told["oicsummit_database_bytes", frozenset()] > 0


def test_the_site_s_own_role_may_ask_all_of_it(as_app_role):
    with as_app_role():
        told = read()
        assert connection.settings_dict

    assert {value for (name, _), value in told.items() if name == "oicsummit_unknown"} == {0}


def test_several_web_processes_put_their_counts_together(tmp_path):
    ask = (
        "import django; django.setup()\n"
        "from oicsummit.watching import requests\n"
        "requests._answered.labels('home', 'GET', 200).inc(3)\n"
        "print(requests.registry().get_sample_value("
        "'oicsummit_requests_total', {'view': 'home', 'method': 'GET', 'status': '200'}))"
    )
    environment = {"METRICS_DIR": str(tmp_path / "counts"), "DJANGO_SETTINGS_MODULE": "oicsummit.settings"}

    said = [
        subprocess.run(
            [sys.executable, "-c", ask], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        ).stdout.strip()
        for _ in range(2)
    ]

    assert said == ["3.0", "6.0"]
