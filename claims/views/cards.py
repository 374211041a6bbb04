"""Cards for articles: a claim, a figure or a published check in small, on pages that other sites may frame."""

from collections.abc import Callable

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_exempt

from claims.models import Claim
from claims.selectors import checks, listing
from figures.selectors import listing as figures_listing
from sources.selectors.documents import REMOVED

_SECONDS = 300  # for which a card may be kept: a correction is seen soon

View = Callable[[HttpRequest, str], HttpResponse]


def framed(view: View) -> View:
    """Let other sites show a page within theirs: those of the setting FRAME_ANCESTORS. No other page may be framed."""
    return xframe_options_exempt(csp_replace({"frame-ancestors": settings.FRAME_ANCESTORS})(view))


@framed
def check_card(request: HttpRequest, public_id: str) -> HttpResponse:
    """A check that is or was published, whoever looks."""
    found = get_object_or_404(checks.published(), public_id=public_id)
    subjects = [found.claim] if found.claim else list(checks.readings(found)[:4])
    return _card(request, "claims/card_check.html", check=found, subjects=subjects)


@framed
def claim_card(request: HttpRequest, public_id: str) -> HttpResponse:
    """A claim with who says so, and what it meets."""
    claims = listing.shown(Claim.objects.filter(public_id=public_id)).exclude(document__state__in=REMOVED)
    row = listing.rows([get_object_or_404(claims)])[0]
    return _card(request, "claims/card_claim.html", row=row, check=checks.published_check(claim=row.claim))


@framed
def figure_card(request: HttpRequest, public_id: str) -> HttpResponse:
    """A figure with what each source allows."""
    figure = get_object_or_404(figures_listing.listed(), public_id=public_id)
    row = figures_listing.rows([figure])[0]
    return _card(request, "claims/card_figure.html", row=row, check=checks.published_check(figure=figure))


def _card(request: HttpRequest, template: str, **context: object) -> HttpResponse:
    response = render(request, template, context)
    response["Cache-Control"] = f"public, max-age={_SECONDS}"
    return response
