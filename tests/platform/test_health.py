import pytest
from django.core.cache import cache
from django.test import Client


@pytest.fixture
def stranger() -> Client:
    """A probe: it sends neither cookies nor a host name that we know."""
    return Client(headers={"host": "10.0.0.7"})


def test_healthz_needs_nothing(stranger):
    response = stranger.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_readyz_names_each_part(stranger):
    response = stranger.get("/readyz")

    assert (response.status_code, response.json()) == (
        200,
        {"status": "ok", "pages": "ok", "database": "ok", "migrations": "ok", "redis": "ok"},
    )


@pytest.mark.django_db
def test_readyz_tells_which_part_is_missing_and_no_secret(stranger, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///nowhere/at/all.sock",
        }
    }
    cache.close()

    response = stranger.get("/readyz")

    assert (response.status_code, response.json()) == (
        503,
        {"status": "not ready", "pages": "ok", "database": "ok", "migrations": "ok", "redis": "ConnectionError"},
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("sent", "kept"), [("proxy-17", True), ("two words", False), ("x" * 65, False)])
def test_a_request_keeps_the_proxy_s_id_where_it_is_harmless(client, sent, kept):
    response = client.get("/sign-in/", headers={"x-request-id": sent})

    assert (response["X-Request-ID"] == sent) is kept
