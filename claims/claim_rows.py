"""A claim's row as a person changes it: its place, what it holds, and what follows from its words."""

from decimal import Decimal

from claims import by_hand, comparables, reading
from claims.models import Claim
from figures import rows
from figures.models import Quantity
from oicsummit.analysis import intervals, links
from oicsummit.analysis.types import Modifier, Span
from sources.models import Sentence

QUANTITY_FIELDS = {"value", "unit", "noun", "modifier", "change"}  # those that can be corrected


class NotInOneSentence(Exception):
    """A claim stands within one sentence of its document."""


class MarkedAlready(Exception):
    """There is a claim of just these words; `claim` is that one."""

    def __init__(self, claim: Claim) -> None:
        super().__init__("these words are marked as a claim already")
        self.claim = claim


def locked(claim: Claim) -> Claim:
    """Return the row of `claim`, held until the transaction ends."""
    return Claim.objects.select_for_update(of=["self"]).select_related("speaker", "document").get(pk=claim.pk)


def place(claim: Claim, start: int, end: int) -> None:
    """Let `claim` be the words `[start, end)` less the white space around. Raises NotInOneSentence, MarkedAlready."""
    words = claim.document.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    inside = Sentence.objects.filter(document=claim.document, gone_in=None, start__lte=start, end__gte=end)
    sentence = inside.first() if start < end else None
    if sentence is None:
        raise NotInOneSentence("mark words within one sentence")
    claim.sentence = sentence
    taken = Claim.objects.filter(document=claim.document, start=start, end=end, gone_in=None).exclude(pk=claim.pk)
    if taken.exists():
        raise MarkedAlready(taken.get())
    claim.sentence = sentence
    claim.start, claim.end, claim.text = start, end, claim.document.text[start:end]
    claim.holds = by_hand.inside(Span(start, end), list(claim.document.quantities.filter(gone_in=None)))


def save(claim: Claim) -> None:
    """Save `claim` with the quantities it holds and with what follows from its words."""
    holds = getattr(claim, "holds", None)
    if holds is None:
        holds = list(claim.quantities.all())
    claim.content_hash = reading.content_hash(claim, holds)
    claim.keys = sorted(links.keys(comparables.of_row(claim, holds)))
    claim.save()
    claim.quantities.set(holds)


def set_quantity(row: Quantity, fields: dict) -> None:
    """Set `fields` and the interval that follows from them."""
    for name, value in fields.items():
        setattr(row, name, Decimal(str(value)) if name == "value" and value is not None else value)
    row.vague = row.value is None
    allowed = intervals.interval(row.value, row.text, Modifier(row.modifier), row.modifier_text)
    if not row.vague:
        row.hard, row.expected = rows.range_of(allowed.hard), rows.range_of(allowed.expected)
    row.corrected = sorted({*row.corrected, *fields, "hard", "expected", "vague"})
    row.save()
