"""The words of `oicsummit.wording` as template filters ({% load wording %})."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from oicsummit import wording

register = template.Library()

for _say in (
    wording.reads,  # {{ quantity|reads }}: more than 19,000 people
    wording.hedge,  # around
    wording.period,  # 1 January to 31 March 2025
    wording.change,  # an increase; none, a level
    wording.day,  # {{ document.published|day }}: 7 April 2025; no date given
    wording.publisher,  # {{ document|publisher }}: publisher not known
    wording.title,  # {{ document|title_of }}: the title, else the first words …
    wording.known_as,  # {{ document|known_as }}: the publisher, else the title
    wording.source,  # publisher and date in one line
    wording.cut,  # {{ claim.text|cut:80 }}
    wording.count,  # {{ number|count:"claim" }}: 2 claims
    wording.counted,  # {{ number|counted:"claim" }}: claims
    wording.digits,
    wording.plural,
    wording.a_name,  # {{ claim.attribution|a_name }}: own voice
):
    register.filter({"title": "title_of"}.get(_say.__name__, _say.__name__), _say)


@register.filter
def value(quantity: Any) -> str:
    """Return a quantity's value with its unit, or its own words where it is vague."""
    return quantity.text if quantity.value is None else wording.amount(quantity.value, quantity.unit)


@register.filter
def interval(quantity: Any) -> str:
    """Return the values that a quantity's words allow, as "[3,500, 4,500)"."""
    return wording.interval(quantity.hard, quantity.unit)


@register.filter
def allows(quantity: Any) -> str:
    """Return the same in words: "above 19,000"."""
    return wording.allows(quantity.hard, quantity.unit)


@register.filter
def likely(quantity: Any) -> str:
    """Return what the habit of speech adds: "likely under 25,000"; empty where nothing."""
    return wording.likely(quantity.hard, quantity.expected, quantity.unit)


@register.simple_tag
def digest_mark(document: Any) -> SafeString | str:
    """Return the mark of a digest, to stand wherever one is named; nothing for any other document."""
    if not document.is_digest:
        return ""
    of = (document.title or document.digest_of).removeprefix("Digest of ")  # as the titles of our own begin
    return format_html('<span class="digest-mark">digest of {}</span>', of)


@register.simple_tag
def digest_class(document: Any) -> str:
    """Return the class that sets a digest's words in our own hand and not in that of a source."""
    return "digest" if document.is_digest else ""
