"""How often forms may be sent: by one account, and by strangers from one address."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from oicsummit import rates, wording

_SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


class FormLimitMiddleware:
    """Counts whatever could change something; the API has limits of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in _SAFE or request.path.startswith("/api/"):
            return self.get_response(request)
        so_far = _count(request)
        return _too_many(request, so_far) if so_far.is_over else self.get_response(request)


def _count(request: HttpRequest) -> rates.Count:
    if request.user.is_authenticated:
        return rates.count(of=f"forms:account-{request.user.pk}", rate=settings.FORM_RATE_USER)
    who = rates.address(request).replace(" ", "")[:200]
    return rates.count(of=f"forms:address-{who}", rate=settings.FORM_RATE_ANONYMOUS)


def _too_many(request: HttpRequest, so_far: rates.Count) -> HttpResponse:
    wait = wording.count(so_far.seconds_left, "second")
    answer = render(request, "429.html", {"wait": wait}, status=429)
    answer["Retry-After"] = str(so_far.seconds_left)
    return answer
