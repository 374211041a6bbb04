"""Whatever the text: no exception, every span holds, the same text reads the same."""

import itertools
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oicsummit.analysis import intervals, parse, periods, quantities

PIECES = st.sampled_from(
    "£ $ \\$ ₹ € 1 12 3.5 1,000 24,000 ½ 2024 31 June % per cent million bn m k lakh crore to and - – between from "
    "half a third one in five doubled dozens several twice as many . , ; : ( ) [ ] \n \n\n * # > “ ” ‘ ’ people ships "
    "rose by fell more than up to around since last year over the next two years a day months aged 9/11 7pm Article "
    "°C km \u2009 \u00a0 \u2011 \u0301 \U0001f600 \ud800 ٣ ² 十".split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join))
QUIET = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@QUIET
@given(TEXTS)
def test_any_text_reads_to_quantities_whose_spans_hold(text: str) -> None:
    found = quantities.read(parse.parse(text), date(2025, 3, 31))

    spans = [quantity.span for quantity in found]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(quantity.text == quantity.span.of(text) for quantity in found)
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all((quantity.value is None) == quantity.vague for quantity in found)


@QUIET
@given(TEXTS)
def test_the_same_text_reads_the_same(text: str) -> None:
    first = quantities.read(parse.parse(text), date(2025, 3, 31))

    assert quantities.read(parse.parse(text), date(2025, 3, 31)) == first


@QUIET
@given(TEXTS, st.none() | st.dates())
def test_any_text_has_periods_whose_words_are_in_it(text: str, published: date | None) -> None:
    for found in periods.find(text, published):
        assert text[found.start : found.end] == found.period.text
        assert found.period.start is None or found.period.end is None or found.period.start <= found.period.end


@QUIET
@given(TEXTS, TEXTS)
def test_any_two_figures_compare_alike_from_either_side(a: str, b: str) -> None:
    both = [q.interval for text in (a, b) for q in quantities.read(parse.parse(text))]

    for left in both:
        for right in both:
            assert intervals.compare(left, right)[0] == intervals.compare(right, left)[0]
