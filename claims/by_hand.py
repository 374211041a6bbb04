"""Claims, and spans of claims, that people have marked: where they stand in a text that is read again."""

from collections.abc import Sequence

from django.db.models import QuerySet

from claims import comparables
from claims.models import Claim
from figures import rows
from figures.models import Quantity
from oicsummit.analysis import links, parse
from oicsummit.analysis.comparing import features
from oicsummit.analysis.types import Span
from sources.models import Document, Sentence
from sources.sentences import Holders


def place(row: Claim, document: Document, near: Span) -> Span | None:
    """Return where in `document` the words that a person marked stand: at the same place, else nearest to `near`.

    None where the text no longer holds them.
    """
    if document.text[row.start : row.end] == row.text:
        return Span(row.start, row.end)
    starts = list(_all(row.text, document.text))
    if not starts:
        return None
    start = min(starts, key=lambda found: (abs(found - near.start), found))
    return Span(start, start + len(row.text))


def _all(words: str, text: str) -> list[int]:
    starts, found = [], text.find(words)
    while found >= 0:
        starts.append(found)
        found = text.find(words, found + 1)
    return starts


def inside(span: Span, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return those of `quantities` that stand within `span`."""
    return [row for row in quantities if row.gone_in_id is None and span.start <= row.start and row.end <= span.end]


def stays(row: Claim, document: Document, sentences: Sequence[Sentence], *, same_text: bool) -> bool:
    """Put a claim that only a person found at its place in `document`; return whether its words are there."""
    if same_text:
        return True
    found = place(row, document, Span(row.start, row.end))
    holder = Holders(sentences).of(found) if found else None
    if found is None or holder is None or holder.end < found.end:
        return False
    row.document, row.sentence, row.start, row.end = document, holder, found.start, found.end
    row.save(update_fields=["document", "sentence", "start", "end"])
    return True


def not_understood(document: Document) -> QuerySet[Claim]:
    """Return the claims that only people have found in `document` and that nothing was read of yet."""
    return Claim.objects.filter(document=document, by_hand=True, gone_in=None, features={})


def understand(*, document: Document) -> None:
    """Read what a comparison needs of the claims that only people have found in `document`."""
    claims = not_understood(document)
    for claim in comparables.loaded(claims):
        parsed = parse.parse(document.text)
        quantities = [rows.quantity(row) for row in claim.quantities.order_by("start")]
        found = features.read(parsed, Span(claim.start, claim.end), quantities)
        claim.features = comparables.features_to_row(found)
        claim.keys = sorted(links.keys(comparables.of_row(claim, claim.quantities.all(), found)))
        claim.save(update_fields=["features", "keys"])
