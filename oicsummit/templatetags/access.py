"""`{% may "run" as may_run %}`: the questions of oicsummit/access.py in templates."""

from typing import Any

from django import template

from oicsummit import access

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], what: str) -> bool:
    """Tell whether the page's reader may do `what`; no, where a page knows no reader."""
    user = context.get("user")
    return user is not None and getattr(access, f"may_{what}")(user)
