"""The five-minute tour: steps through real pages, taken up again where one left off, and left at any time."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from oicsummit.remembered import remembered
from oicsummit.selectors.tour import STEPS
from oicsummit.templatetags.tour import COOKIE, LEFT, tour_step

_YEAR = 365 * 24 * 3600  # seconds


@require_safe
def tour(request: HttpRequest) -> HttpResponse:
    """What the tour shows, and where this visitor is in it."""
    return render(request, "tour.html", {"steps": list(enumerate(STEPS, 1)), "now": tour_step(request)})


@require_safe
def step(request: HttpRequest, number: int) -> HttpResponse:
    """Lead to the page of a step, on which a bar says what to look at."""
    if not 1 <= number <= len(STEPS):
        raise Http404
    page = remembered(f"tour-{number}", STEPS[number - 1].find)
    if page is None:
        return render(request, "tour.html", {"steps": list(enumerate(STEPS, 1)), "missing": STEPS[number - 1]})
    return _remember(redirect(page), str(number), request)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Take the bar away. The tour can be taken up again from its own page."""
    return _remember(redirect("home"), LEFT, request)


def _remember(response: HttpResponse, place: str, request: HttpRequest) -> HttpResponse:
    """Keep the place in a cookie of this site that holds nothing else: readers need not sign in for a tour."""
    response.set_cookie(COOKIE, place, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    return response
