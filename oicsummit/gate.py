"""Who is let in to which page: strangers are sent to sign in, others without the right are told so."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render

from oicsummit.access import Predicate, may_read

View = Callable[..., HttpResponse]

# Signing in is open to all, and so is setting the first password by the link one was given. The API asks its own
# questions (a token is no session), and of checks a stranger is shown the published ones alone.
_OPEN_PATHS = (
    "/sign-in/", "/sign-out/", "/account/set/", "/account/forgotten/",
    "/api/", "/checks/", "/marks/", "/static/", "/healthz", "/readyz",
)  # fmt: skip


def needs(predicate: Predicate) -> Callable[[View], View]:
    """Let a view be asked by those alone for whom `predicate` holds.

    A page that cannot be asked for by GET leads a stranger home after signing in.
    """

    def gated(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if predicate(request.user):
                return view(request, *args, **kwargs)
            return _refuse(request)

        return guarded

    return gated


class ReadingMiddleware:
    """Where strangers may not read (ANONYMOUS_MAY_READ=0), every page but the sign-in asks for one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(_OPEN_PATHS) or may_read(request.user):
            return self.get_response(request)
        return _refuse(request)


class WellFormedMiddleware:
    """Addresses with a null character, which no text of the database can hold, are refused before any page looks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/api/"):  # which answers for itself, in its own form
            return self.get_response(request)
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("An address cannot hold a null character.", content_type="text/plain")
        return self.get_response(request)


class WellFormedFormMiddleware:
    """The same for the fields of forms, once it is known that they are not too large. Files are read by other means."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and not request.path.startswith("/api/"):
            fields = request.POST.lists()
            if any("\0" in words for name, values in fields for words in (name, *values)):
                return render(request, "400.html", status=400)
        return self.get_response(request)


def _refuse(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
