"""The front door: any text at all, the same each time, no more loaded than is needed."""

import subprocess
import sys
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from oicsummit import analysis

PIECES = [
    *"aTz19£$%,.;:!?\"'“”‘’()[]*#_-–—\\/\n\t ",
    "said ",
    "Roe ",
    "that ",
    "she ",
    " million ",
    "\n\n- ",
    "\ud800",
    "\u00a0",
]
PROSE = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=250), PROSE))
def test_any_text_is_read_and_every_span_holds(text):
    reading = analysis.read(text)

    for row in (*reading.sentences, *reading.quantities, *reading.claims):
        assert row.text == text[row.span.start : row.span.end]
        assert 0 <= row.span.start < row.span.end <= len(text)
    for claim in reading.claims:
        sentence = reading.sentences[claim.sentence]
        assert sentence.span.start <= claim.span.start < claim.span.end <= sentence.span.end
        assert all(0 <= index < len(reading.quantities) for index in claim.quantities)
        assert claim.chain[:1] == ((claim.speaker,) if claim.speaker else ())
        assert 0.0 <= claim.worth.score <= 1.0


@settings(max_examples=20, deadline=None)
@given(PROSE)
def test_the_same_text_gives_the_same_reading(text):
    assert analysis.read(text) == analysis.read(text)


def test_claims_stand_in_text_order_and_do_not_overlap():
    text = "Roe said sales rose by 4% and profits fell by 9%, the worst since 2009. “We lost £4m,” she said, “in May.”"

    spans = [claim.span for claim in analysis.read(text).claims]

    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_importing_the_core_loads_neither_django_nor_the_model():
    code = "import sys, oicsummit.analysis; print(sorted({'django', 'celery', 'spacy'} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
