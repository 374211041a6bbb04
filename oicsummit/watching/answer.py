"""`/metrics`: everything that is watched, as Prometheus reads it."""

import hmac

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from oicsummit.access import may_administer
from oicsummit.gate import needs


@require_safe
@never_cache
@needs(may_administer)
def metrics(request: HttpRequest) -> HttpResponse:
    """The same for administrators who have signed in."""
    return _everything()


def to_whoever_has_the_token(request: HttpRequest) -> HttpResponse:
    """200 for the token of the settings, 401 for any other and where the settings have none."""
    given = request.headers["Authorization"].encode()
    if settings.METRICS_TOKEN and hmac.compare_digest(given, f"Bearer {settings.METRICS_TOKEN}".encode()):
        return _everything()
    refused = HttpResponse("This needs METRICS_TOKEN as a bearer token.\n", content_type="text/plain", status=401)
    refused["WWW-Authenticate"] = "Bearer"
    return refused


def _everything() -> HttpResponse:
    from oicsummit.watching import requests, state  # here: the middleware of the one asks for this module

    now = CollectorRegistry()
    now.register(state.State())
    return HttpResponse(generate_latest(requests.registry()) + generate_latest(now), content_type=CONTENT_TYPE_LATEST)
