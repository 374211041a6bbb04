"""Of the documents that one is linked with, those are looked at for sums whose numbers may add up with its own."""

from datetime import date

import pytest

from claims import comparables, sums
from claims.models import Claim
from oicsummit.analysis.types import Period
from sources.models import Document
from tests import make

pytestmark = pytest.mark.django_db

WHOLE = "The council will spend £33 million on its harbour in May 2024, the council said."
PARTS = "The council will spend £30 million on harbour cranes{when}. A further £3 million goes to harbour lights{when}."


def looked_at(one: Document, *others: Document) -> set[Document]:
    make.read(one, *others)
    own = comparables.of_rows(comparables.loaded(Claim.objects.filter(document=one)))
    found = sums.adding_up(document=one, own=own, linked={one.pk, *(other.pk for other in others)})
    return {other for other in others if other.pk in found}


@pytest.mark.parametrize("when", ["", " in May 2024", " in 2024"])
def test_parts_are_looked_at_from_their_whole_and_the_whole_from_its_parts(when: str) -> None:
    whole, parts = make.document(WHOLE), make.document(PARTS.format(when=when))

    assert looked_at(whole, parts) == {parts}
    assert looked_at(parts, whole) == {whole}


@pytest.mark.parametrize("parts", [PARTS.format(when=" in May 2019"), PARTS.format(when="").replace("£3 m", "£4 m")])
def test_numbers_of_other_days_or_of_another_sum_are_not(parts: str) -> None:
    whole, other = make.document(WHOLE), make.document(parts)

    assert looked_at(whole, other) == set()
    assert looked_at(other, whole) == set()


def test_whether_days_differ_is_not_asked_of_what_is_spent_again_and_again() -> None:
    month = Period("a year", date(2024, 5, 1), date(2024, 5, 31))
    rate = Period("a year", date(2019, 1, 1), date(2019, 12, 31), rate=True)

    assert sums._days(month) == (date(2024, 5, 1), date(2024, 5, 31))
    assert sums._days(rate) == sums._days(None) == (None, None)
