"""Which quantities are readings of one figure."""

from collections.abc import Iterable

import pytest

from figures import group
from figures.models import Figure, Quantity
from tests import make

pytestmark = pytest.mark.django_db


class Links:
    """The pairs that links would join."""

    def __init__(self, *pairs: tuple[Quantity, Quantity]) -> None:
        self.pairs = [tuple(sorted((a.pk, b.pk))) for a, b in pairs]

    def __call__(self, ids: Iterable[int]) -> list[tuple[int, int]]:
        wanted = set(ids)
        return [pair for pair in self.pairs if wanted & set(pair)]


NONE = Links()


def reading(words: str, number: str, value: int, noun: str) -> Quantity:
    return make.quantity(make.sentence(make.document(words)), number, value, noun=noun)


def figures() -> list[list[str]]:
    """The readings of each figure that has any, in order."""
    rows = Quantity.objects.select_related("figure").order_by("pk")
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.figure_id, []).append(row.text)
    return list(found.values())


def test_a_quantity_alone_is_a_figure_of_its_own_with_a_name() -> None:
    row = reading("The 40 buses.", "40", 40, "bus")

    group.regroup(document=row.document, joined=NONE)

    row.refresh_from_db()
    assert (row.figure.name, row.figure.unit, row.figure.noun) == ("40 buses", "count", "bus")


def test_equal_numbers_of_two_documents_are_two_figures_unless_a_link_joins_them() -> None:
    one, other = reading("The 40 buses.", "40", 40, "bus"), reading("All 40 trees.", "40", 40, "tree")

    group.regroup(document=one.document, joined=NONE)
    group.regroup(document=other.document, joined=NONE)
    assert figures() == [["40"], ["40"]]
    group.regroup(document=other.document, joined=Links((one, other)))

    assert figures() == [["40", "40"]]


def test_what_one_document_says_twice_is_one_figure() -> None:
    sentence = make.sentence(make.document("The 40 buses, all 40."))
    make.quantity(sentence, "40", 40, noun="bus")
    second = sentence.text.rindex("40")
    Quantity.objects.create(
        document=sentence.document, sentence=sentence, start=second, end=second + 2, text="40", value=40, unit="count",
        noun="bus", hard=(40, 41), expected=(40, 41),
    )  # fmt: skip

    group.regroup(document=sentence.document, joined=NONE)

    assert figures() == [["40", "40"]]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_what_hangs_together_over_steps_is_one_figure_in_any_order(order: tuple[int, ...]) -> None:
    rows = [reading(f"About 4{n} buses.", f"4{n}", 40 + n, "bus") for n in range(3)]
    links = Links((rows[0], rows[1]), (rows[1], rows[2]))

    for index in order:
        group.regroup(document=rows[index].document, joined=links)

    assert figures() == [["40", "41", "42"]]


def test_a_link_that_goes_takes_the_readings_apart_and_keeps_the_older_ones_address() -> None:
    one, other = reading("The 40 buses.", "40", 40, "bus"), reading("All 41 buses.", "41", 41, "bus")
    group.regroup(document=one.document, joined=Links((one, other)))
    one.refresh_from_db()

    group.regroup(document=other.document, joined=NONE)

    assert figures() == [["40"], ["41"]]
    assert Quantity.objects.get(pk=one.pk).figure == one.figure


def test_a_figure_that_loses_its_readings_leads_to_the_one_they_went_to() -> None:
    one, other = reading("The 40 buses.", "40", 40, "bus"), reading("All 41 buses.", "41", 41, "bus")
    for row in (one, other):
        group.regroup(document=row.document, joined=NONE)
    other.refresh_from_db()

    group.regroup(document=one.document, joined=Links((one, other)))

    empty = Figure.objects.get(pk=other.figure_id)
    assert empty.merged_into == Quantity.objects.get(pk=one.pk).figure


def test_a_name_given_by_hand_and_a_reading_put_elsewhere_by_hand_stay() -> None:
    one, other = reading("The 40 buses.", "40", 40, "bus"), reading("All 41 buses.", "41", 41, "bus")
    links = Links((one, other))
    group.regroup(document=one.document, joined=links)
    Figure.objects.update(name="Buses in service", name_by_hand=True)
    apart = Figure.objects.create(name="Another count", unit="count", name_by_hand=True)
    Quantity.objects.filter(pk=other.pk).update(figure=apart, corrected=["figure"])

    group.regroup(document=one.document, joined=links)

    assert figures() == [["40"], ["41"]]
    assert sorted(Figure.objects.values_list("name", flat=True)) == ["Another count", "Buses in service"]


def test_grouping_again_changes_nothing() -> None:
    one, other = reading("The 40 buses.", "40", 40, "bus"), reading("All 41 buses.", "41", 41, "bus")
    links = Links((one, other))
    group.regroup(document=one.document, joined=links)
    before = list(Figure.objects.values()), list(Quantity.objects.order_by("pk").values())

    group.regroup(document=other.document, joined=links)

    assert before == (list(Figure.objects.values()), list(Quantity.objects.order_by("pk").values()))
