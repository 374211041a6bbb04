"""`{% claim_review check %}`: what search engines and archives read of a published check, on its page."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from claims.api import claim_review as form
from claims.models import Check

register = template.Library()

# As Django's json_script does: no text can end the element that it stands in.
_ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def claim_review(context: dict[str, Any], check: Check) -> SafeString:
    """Return the check as ClaimReview in a block of data, which no browser runs; nothing before its publication."""
    if check.published_at is None:
        return mark_safe("")
    said = json.dumps(form.of(check, context["request"]), ensure_ascii=False).translate(_ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{said}</script>')  # noqa: S308  escaped above
