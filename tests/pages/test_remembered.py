"""Counts over everything are remembered for a while, where they take long; elsewhere they are exact."""

import pytest
from django.core.cache import cache

from oicsummit import remembered


@pytest.fixture(autouse=True)
def _for_a_while(settings, services):
    settings.COUNTS_SECONDS = 30
    cache.clear()


def answers(monkeypatch, longest: float) -> list[int]:
    """What is answered one after the other, by something whose answer is always another."""
    monkeypatch.setattr(remembered, "LONG", longest)
    told = iter(range(10))
    return [remembered.remembered("a-test", lambda: next(told)) for _ in range(3)]


def test_what_takes_long_is_remembered(monkeypatch):
    assert answers(monkeypatch, longest=-1) == [0, 0, 0]


def test_what_is_quick_is_asked_each_time(monkeypatch):
    assert answers(monkeypatch, longest=3600) == [0, 1, 2]


def test_nothing_is_remembered_where_the_setting_is_0(monkeypatch, settings):
    settings.COUNTS_SECONDS = 0

    assert answers(monkeypatch, longest=-1) == [0, 1, 2]


def test_without_a_cache_it_is_asked_each_time(monkeypatch, settings):
    backend = "django.core.cache.backends.redis.RedisCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "unix:///nowhere/at/all.sock"}}
    cache.close()

    assert answers(monkeypatch, longest=-1) == [0, 1, 2]
