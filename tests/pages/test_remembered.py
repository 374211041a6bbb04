"""Counts over everything are remembered for a while, where they take long; elsewhere they are exact."""

import time
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from oicsummit import remembered
from oicsummit.access import Role
from tests.pages import world


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


def asked(told: list[int], user: object, method: str = "GET") -> int:
    """What a request of `user` is answered, which asks for the next of `told` unless it is remembered."""

    def view(_: HttpRequest) -> HttpResponse:
        return HttpResponse(str(remembered.remembered("a-test", lambda: told.pop(0))))

    request = RequestFactory().generic(method, "/")
    request.user = user
    return int(remembered.OwnChangesMiddleware(view)(request).content)


@pytest.mark.django_db
def test_who_has_changed_something_is_shown_nothing_from_before(monkeypatch):
    monkeypatch.setattr(remembered, "LONG", -1)
    monkeypatch.setattr(remembered, "_APART", 0)
    ann, told = world.person(Role.EDITOR), list(range(10))

    assert [asked(told, ann), asked(told, ann), asked(told, AnonymousUser())] == [0, 0, 0]
    assert asked(told, ann, "POST") == 1
    assert asked(told, AnonymousUser()) == 1  # what was counted for her is news to others too
    assert asked(told, ann) == 2  # it may have been counted before she was through
    assert [asked(told, ann), asked(told, AnonymousUser())] == [2, 2]


def test_in_the_second_half_of_its_time_it_is_counted_anew_and_nobody_waits(monkeypatch):
    monkeypatch.setattr(remembered, "LONG", -1)
    threads = []
    monkeypatch.setattr(
        remembered.threading, "Thread", lambda **thread: threads.append(thread) or SimpleNamespace(start=bool)
    )
    told = list(range(10))

    first = [asked(told, AnonymousUser()) for _ in range(2)]
    later = time.time() + 20
    monkeypatch.setattr(remembered.time, "time", lambda: later)
    second = [asked(told, AnonymousUser()) for _ in range(2)]
    for thread in threads:
        thread["target"](*thread["args"])
    third = asked(told, AnonymousUser())

    assert (first, second, third, len(threads)) == ([0, 0], [0, 0], 1, 1)


@pytest.mark.django_db
def test_counting_anew_that_fails_leaves_what_was_counted(monkeypatch):
    monkeypatch.setattr(remembered, "LONG", -1)
    remembered.remembered("a-test", lambda: "first")

    assert remembered._renewing.acquire(blocking=False)
    remembered._renew("remembered:a-test", lambda: 1 / 0, 30)

    assert remembered.remembered("a-test", lambda: "second") == "first"
