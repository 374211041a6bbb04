"""`{% desk_count %}`: how many links wait for an editor, for the masthead."""

from django import template

from claims.models import LinkState
from claims.selectors import desk

register = template.Library()


@register.simple_tag
def desk_count() -> int:
    """Return the number of links to decide, as remembered for the last minute."""
    counts = desk.tally()
    return counts[LinkState.PROPOSED] + counts[LinkState.DISAGREEMENT]
