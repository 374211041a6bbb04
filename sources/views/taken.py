"""Where one is led once something has been taken in."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from sources.ingest import Taken
from sources.models import Run


def lead_on(request: HttpRequest, taken: Sequence[Taken], run: Run | None) -> HttpResponse:
    """Lead to the run that reads what is new, or to the document that was held already; say so of each that was."""
    for one in taken:
        if one.document and not one.created:
            address = reverse("document", args=[one.document.public_id])
            messages.info(request, format_html('{} is <a href="{}">held already</a>.', one.name, address))
    if run:
        return redirect("run", run.public_id)
    held = [one.document for one in taken if one.document]
    return redirect("document", held[0].public_id) if held else redirect("offers")
