"""What the API's tests share."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

Get = Callable[..., HttpResponse]


@pytest.fixture
def api(client: Client) -> Get:
    """`api("claims/", kind="event")`: a stranger's GET below /api/v1/."""

    def get(path: str, headers: dict[str, str] | None = None, **parameters: str) -> HttpResponse:
        return client.get(f"/api/v1/{path}", parameters, headers=headers or {})

    return get


@pytest.fixture(autouse=True)
def _fresh_counts(services: None) -> None:
    """No test counts the requests of another."""
    cache.clear()
