"""What `to_json` writes, `from_json` reads back as it was."""

import json
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from oicsummit.analysis.records import from_json, to_json
from oicsummit.analysis.types import (
    Attribution,
    Bounds,
    Change,
    Claim,
    Comparable,
    Features,
    Finding,
    Interval,
    Kind,
    Link,
    Modifier,
    Outcome,
    Period,
    Quantity,
    Relation,
    Slot,
    SlotName,
    Span,
    Sum,
    Tense,
    Worth,
)

SPAN = Span(3, 9)
BOUNDS = Bounds(Decimal("1.50"), None, low_open=True)
QUANTITY = Quantity(
    span=SPAN,
    text="over 1.50",
    value=Decimal("1.50"),
    unit="tonne",
    noun=None,
    modifier=Modifier.MORE_THAN,
    modifier_text="over",
    change=Change.INCREASE,
    period=Period("since May", date(2024, 5, 1), None, Span(10, 19)),
    interval=Interval(BOUNDS, BOUNDS),
)
CLAIM = Claim(
    span=SPAN,
    text="words",
    sentence=0,
    kind=Kind.FUNDING,
    speaker=None,
    chain=("Ann Poe",),
    attribution=Attribution.OWN_VOICE,
    tense=Tense.TRAILED,
    quantities=(0,),
    worth=Worth(0.5, ("a figure",)),
    features=Features(terms=("tonne",), slots={"place": ("Leeds",)}),
)
LINK = Link(
    "d:c1",
    "d:c2",
    Relation.PART_OF,
    (Slot(SlotName.VALUE, Outcome.IN_TENSION, "3", "4", "because", SPAN),),
    ("because",),
    (Finding.SAME_ORIGIN,),
    0.75,
)


def there_and_back(value):
    return from_json(type(value), json.loads(json.dumps(to_json(value))))


def test_every_record_comes_back_as_it_was():
    whole = Sum(("d:c1", 0), (("d:c2", 1), ("d:c3", 0)), Decimal(0), ("adds up",))
    comparable = Comparable("d:c1", "d", CLAIM, (QUANTITY,), date(2024, 6, 1))

    for record in (QUANTITY, CLAIM, LINK, whole, comparable):
        assert there_and_back(record) == record


def test_defaults_are_left_out_and_read_back():
    assert to_json(Features()) == {}
    assert from_json(Features, {}) == Features()


@given(st.decimals(allow_nan=False, allow_infinity=False), st.text())
def test_any_number_and_any_text_survive(number, text):
    bounds = Bounds(number, None)
    record = Sum((text, 0), (), number, (text,))

    assert there_and_back(record) == record
    assert there_and_back(Interval(bounds, bounds)) == Interval(bounds, bounds)
