"""How much one form may send at once."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class UploadLimitMiddleware:
    """Refuses what is too large before any of it is read; the API has a limit of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        sent = int(length) if length.isdigit() else 0
        if sent <= settings.UPLOAD_MAX_BYTES or request.path.startswith("/api/"):
            return self.get_response(request)
        return render(request, "413.html", {"sent": sent, "most": settings.UPLOAD_MAX_BYTES}, status=413)
