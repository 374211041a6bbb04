"""A quantity of the core as the columns of a row, and back."""

from django.db.backends.postgresql.psycopg_any import NumericRange

from figures.models import Quantity
from oicsummit.analysis import records, types


def columns(quantity: types.Quantity) -> dict:
    """Return the columns of `quantity` besides its place."""
    period = quantity.period
    start, end = (period.start, period.end) if period else (None, None)
    return {
        "value": quantity.value,
        "unit": quantity.unit,
        "noun": quantity.noun,
        "modifier": quantity.modifier.value,
        "modifier_text": quantity.modifier_text,
        "change": quantity.change.value if quantity.change else None,
        "period_text": period.text[:300] if period else "",
        "period_start_date": start,
        "period_end_date": end,
        "period": records.to_json(period) if period else None,
        "hard": range_of(quantity.interval.hard),
        "expected": range_of(quantity.interval.expected),
        "vague": quantity.vague,
    }


def quantity(row: Quantity) -> types.Quantity:
    """Return the quantity of `row`, with what people have corrected in it."""
    return types.Quantity(
        span=types.Span(row.start, row.end),
        text=row.text,
        value=row.value,
        unit=row.unit,
        noun=row.noun,
        modifier=types.Modifier(row.modifier),
        modifier_text=row.modifier_text,
        change=types.Change(row.change) if row.change else None,
        period=records.from_json(types.Period, row.period) if row.period else None,
        interval=types.Interval(_bounds(row.hard), _bounds(row.expected)),
        vague=row.vague,
    )


def range_of(bounds: types.Bounds) -> NumericRange:
    """Return `bounds` as PostgreSQL keeps a range."""
    # PostgreSQL writes an end without limit as an open one; doing so here too keeps a row equal to itself.
    low = "(" if bounds.low_open or bounds.low is None else "["
    high = ")" if bounds.high_open or bounds.high is None else "]"
    return NumericRange(bounds.low, bounds.high, low + high)


def _bounds(values: NumericRange) -> types.Bounds:
    return types.Bounds(
        low=values.lower,
        high=values.upper,
        low_open=values.lower is not None and not values.lower_inc,
        high_open=values.upper is not None and not values.upper_inc,
    )
