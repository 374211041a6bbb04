"""The page of one claim, and its links."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from claims.models import Claim
from claims.selectors import drift, quotes
from claims.selectors import page as selector
from figures.charts import Chart
from figures.models import Quantity
from figures.selectors import readings
from oicsummit import wording
from sources.views.document import is_hidden


def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """The claim in its context, who says so, its figures, and every claim that is linked to it."""
    try:
        row = selector.claim_of(public_id)
    except Claim.DoesNotExist:
        raise Http404(f"There is no claim {public_id}.") from None
    if is_hidden(row.document, request):
        return render(request, "sources/withdrawn.html", status=410)
    found = selector.page(row)
    context = {
        "claim": found.claim,
        "page": found,
        "before": quotes.set_sentence(found.before) if found.before else "",
        "after": quotes.set_sentence(found.after) if found.after else "",
        "figures": [{"quantity": quantity, "chart": _chart(quantity, found.claim)} for quantity in found.quantities],
        "drifts": [(pair, *drift.words_apart(pair.this.text, pair.other.text)) for pair in found.drifts],
        "address": request.build_absolute_uri(request.path),
    }
    return render(request, "claims/claim.html", context)


def _chart(quantity: Quantity, claim: Claim) -> Chart | None:
    """Return the chart of a hedged quantity; an exact one has nothing to draw."""
    quantity.document, quantity.sentence = claim.document, claim.sentence
    return None if wording.is_point(quantity.hard) else readings.alone(quantity)
