"""`{% tour as tour %}`: the step of the tour that a visitor is at, for the bar on every page."""

from typing import Any

from django import template
from django.http import HttpRequest

from oicsummit.selectors.tour import STEPS

register = template.Library()

COOKIE = "tour"  # its value: the number of the step, or LEFT
LEFT = "left"


def tour_step(request: HttpRequest) -> int:
    """Return the number of the step, 0 for whoever is on no tour."""
    place = request.COOKIES.get(COOKIE, "")
    return int(place) if place in {str(number) for number in range(1, len(STEPS) + 1)} else 0


@register.simple_tag(takes_context=True)
def tour(context: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the bar shows; None for whoever is on no tour."""
    request = context.get("request")
    number = tour_step(request) if request else 0
    if not number:
        return None
    return {
        "number": number,
        "of": len(STEPS),
        "step": STEPS[number - 1],
        "before": number - 1,
        "next": number + 1 if number < len(STEPS) else 0,
    }


@register.simple_tag(takes_context=True)
def tour_is_new(context: dict[str, Any]) -> bool:
    """Tell whether this visitor has neither begun nor left the tour."""
    request = context.get("request")
    return bool(request) and not request.COOKIES.get(COOKIE)
