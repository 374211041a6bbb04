"""A quantity as a reading of its figure: for charts, tables and files."""

from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from claims.models import Claim
from figures import charts
from figures.models import Quantity
from oicsummit import wording
from oicsummit.analysis.types import Period
from sources.models import DocumentState
from sources.selectors import openings, unseen

_BEFORE, _AFTER = 24, 46  # characters of the sentence that are shown around a number in a chart


def chart_reading(quantity: Quantity, *, other: bool = False) -> charts.Reading:
    """Return `quantity`, whose document and sentence have been fetched, as a chart draws it."""
    document = quantity.document
    source = f"{'digest' if document.is_digest else wording.known_as(document, 24)}, {wording.day(document.published)}"
    return charts.Reading(
        source=source[:1].upper() + source[1:],
        words=words(quantity),
        hard=wording.bounds(quantity.hard),
        expected=wording.bounds(quantity.expected),
        unit=quantity.unit,
        other=other,
        is_source=not document.is_digest,
        period=wording.days(quantity.period_start_date, quantity.period_end_date) or quantity.period_text,
    )


def alone(quantity: Quantity) -> charts.Chart:
    """Return the small chart of one quantity, as beside a claim."""
    return charts.small([chart_reading(quantity)])


def words(quantity: Quantity) -> str:
    """Return the number with its hedge and the words after it, as the sentence has them, in one line."""
    text, start = quantity.sentence.text, quantity.start - quantity.sentence.start
    hedge = text.rfind(quantity.modifier_text, max(0, start - _BEFORE), start) if quantity.modifier_text else -1
    start = hedge if hedge >= 0 else start
    end = quantity.end - quantity.sentence.start
    clause = text[end : end + _AFTER]
    for stop in (". ", "; ", ", ", " – ", " — ", "\n\n"):
        clause = clause.split(stop, 1)[0]
    line = " ".join((text[start:end] + clause).replace("*", "").split())
    return line.rstrip(".,;:") if len(clause) < _AFTER else line.rsplit(" ", 1)[0]


def period_of(quantity: Quantity) -> Period | None:
    """Return the quantity's period as the analysis compares it."""
    if not quantity.period_text:
        return None
    return Period(quantity.period_text, quantity.period_start_date, quantity.period_end_date)


def with_all(quantities: QuerySet[Quantity], most: int | None = None) -> list[Quantity]:
    """Return the standing ones of `quantities` with all that a reading needs, the documents in the order they came."""
    rows = quantities.filter(gone_in=None, document__state=DocumentState.ACTIVE)
    rows = rows.select_related("document__publisher", "sentence", "figure")
    rows = rows.defer(*unseen.of(quantity="", document="document", sentence="sentence"))
    claims = Claim.objects.select_related("speaker", "sentence").defer(*unseen.of(claim="", sentence="sentence"))
    rows = rows.annotate(opening=openings.of()).prefetch_related(Prefetch("claims", claims))
    return openings.given(rows.order_by("document", "start")[:most])


def claims_of(quantity: Quantity) -> list[Claim]:
    """Return the standing claims that hold a quantity of `with_all`, without asking the database again."""
    claims = [claim for claim in quantity.claims.all() if claim.gone_in_id is None and claim.state != "rejected"]
    for claim in claims:
        claim.document = quantity.document
    return sorted(claims, key=lambda claim: claim.end - claim.start)


def apart(a: Quantity, b: Quantity) -> tuple[Decimal, Decimal] | None:
    """Return the two ends between which neither reading allows a value; None where their hard bounds meet."""
    return charts.apart(chart_reading(a), chart_reading(b))
