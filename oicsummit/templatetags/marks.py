"""Template tags for the marks of the pages: a shape and a word for every relation and state, initials for people."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

RELATION_WORDS = {
    "corroborates": "corroborates",
    "contradicts": "contradicts",
    "part_of": "part of",
    "related": "related",
}
STATE_WORDS = {
    "proposed": "proposed",
    "approved": "approved",
    "rejected": "rejected",
    "unsure": "unsure",
    "disagreement": "in disagreement",
}


@register.simple_tag
def glyph(name: str) -> SafeString:
    """Return the sign called `name` in the sprite (`corroborates`, `proposed`, …), hidden from screen readers."""
    return format_html('<svg class="g" viewBox="0 0 16 16" aria-hidden="true"><use href="#g-{}"/></svg>', name)


@register.simple_tag
def relation(value: str, words: str = "") -> SafeString:
    """Return a relation as glyph and word; `words` replaces the word, where the sentence asks for another form."""
    return format_html(
        '<span class="rel {}">{}{}</span>', value, glyph(value), words or RELATION_WORDS.get(value, value)
    )


@register.simple_tag
def state(value: str, words: str = "") -> SafeString:
    """Return a link's state as glyph and word."""
    return format_html(
        '<span class="state {}">{}<span class="w">{}</span></span>',
        value,
        glyph(value),
        words or STATE_WORDS.get(value, value),
    )


@register.simple_tag
def sig(user: Any) -> SafeString:
    """Return a person's initials in a block, the sign that a person decided."""
    name = user.get_full_name() or user.get_username()
    return format_html('<abbr class="sig" title="{}">{}</abbr>', name, initials(name))


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of `name`, in capitals.

    >>> initials("Ruth Ann Hale")
    'RH'
    """
    words = name.replace("@", " ").replace(".", " ").split()
    return "".join(word[0] for word in ([words[0], words[-1]] if len(words) > 1 else words[:1])).upper()


@register.simple_tag(takes_context=True)
def current_section(context: dict[str, Any]) -> str:
    """Return the first part of the page's path, which is its section in the masthead; home for the root."""
    request = context.get("request")
    parts = [part for part in request.path.split("/") if part] if request else []
    return parts[0] if parts else "home"


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], **changes: Any) -> str:
    """Return this page's address with the given parameters changed; an empty value takes a parameter out."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    query.pop("cursor", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return "?" + query.urlencode()
