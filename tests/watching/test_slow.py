"""Slow queries are logged with whose they are, and without what they were asked about."""

import pytest
import structlog
from django.db import connection
from structlog.testing import capture_logs

from oicsummit.watching import slow

pytestmark = pytest.mark.django_db


@pytest.fixture
def logged(settings):
    """What is logged while every query counts as slow."""
    settings.SLOW_QUERY_MS = 1
    with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        yield lines


def sleep(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s, 'written in', pg_sleep(0.01)", [words])


def test_a_slow_query_is_logged_without_the_words_in_it(logged):
    with structlog.contextvars.bound_contextvars(request="r-1", run="r-2222222222"):
        sleep("a secret")

    (line,) = [each for each in logged if each["event"] == "slow query"]
    assert line.pop("ms") >= 10
    assert line == {
        "event": "slow query", "log_level": "warning", "request": "r-1", "run": "r-2222222222",
        "sql": "SELECT %s, '…', pg_sleep(0.01)",
    }  # fmt: skip


def test_a_fast_one_is_not(settings, logged):
    settings.SLOW_QUERY_MS = 60_000
    sleep("a secret")

    assert logged == []


def test_nothing_is_where_the_setting_is_0(settings, logged):
    settings.SLOW_QUERY_MS = 0
    sleep("a secret")

    assert logged == []


def test_a_connection_is_watched_once():
    slow.watch(connection)
    slow.watch(connection)

    assert connection.execute_wrappers.count(slow.timed) == 1


@pytest.mark.parametrize(
    ("sql", "shown"),
    [
        ("SELECT 1 WHERE a = 'it''s secret'\n  AND b = %s", "SELECT 1 WHERE a = '…' AND b = %s"),
        ("SELECT 1 WHERE a IN (%s, %s, %s, %s, %s)", "SELECT 1 WHERE a IN (%s, …)"),
        (object(), "a object query"),
    ],
)
def test_a_query_is_shown_without_its_literals(sql, shown):
    assert slow.shown(sql) == shown
