"""Rows that are added by COPY: the same as one by one, or none at all."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import NumericRange

from claims.models import Claim
from figures.models import Quantity
from sources import copying, events
from sources.models import Event, Sentence
from tests import make

pytestmark = pytest.mark.django_db

TEXT = "The pier cost £1.5m,\tsaid \\N the “harbour” office."


@pytest.fixture
def sentence() -> Sentence:
    return make.sentence(make.document(TEXT))


def cost(within: Sentence, **fields: object) -> Quantity:
    return Quantity(
        document=within.document, sentence=within, start=14, end=19, text="£1.5m", unit="GBP", value=Decimal("1.50E+6"),
        hard=NumericRange(1450000, None, "(]"), expected=NumericRange(1, 2, "[)"), period={"text": None}, **fields,
    )  # fmt: skip


def claim(within: Sentence, words: str = TEXT) -> Claim:
    return Claim(
        document=within.document, sentence=within, start=0, end=len(words), text=words, kind="statistic",
        attribution="indirect", content_hash="0" * 64, keys=['a "key"', "NULL", "{b}"], chain=["a\nb"], worth=0.25,
    )  # fmt: skip


def test_nothing_is_added_where_there_is_nothing_to_add(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        copying.add([])


@pytest.mark.parametrize("made", [cost, claim])
def test_a_row_is_afterwards_what_was_given_with_a_key_of_its_own(sentence, made) -> None:
    row = made(sentence)

    copying.add([row])

    kept = type(row).objects.get(pk=row.pk)
    fields = [field.attname for field in row._meta.local_concrete_fields if not field.generated]
    assert [getattr(kept, name) for name in fields] == [getattr(row, name) for name in fields]
    assert not row._state.adding


def test_rows_keep_their_order_and_what_is_added_leaves_an_event_for_each(sentence) -> None:
    rows = [claim(sentence, TEXT[:end]) for end in (10, 20, 30)]

    with events.acting(by="a test"):
        copying.add(rows)

    assert [row.pk for row in rows] == list(Claim.objects.order_by("end").values_list("pk", flat=True))
    told = Event.objects.filter(kind="claim", action="created", actor="a test")
    assert sorted(told.values_list("public_id", flat=True)) == sorted(row.public_id for row in rows)


def test_where_one_row_is_refused_none_is_added(sentence) -> None:
    wrong = claim(sentence)
    wrong.text = "Words that stand nowhere in it."

    with pytest.raises(IntegrityError, match="not those of its sentence"), transaction.atomic():
        copying.add([claim(sentence, TEXT[:10]), wrong])

    assert not Claim.objects.exists()


def test_rows_that_are_given_together_come_at_the_end_one_table_after_the_other() -> None:
    document = make.document(TEXT)
    within = Sentence(document=document, index=0, start=0, end=len(TEXT), text=TEXT, block="paragraph", paragraph=0)

    with copying.together():
        copying.add([within])
        copying.add([claim(within)])
        copying.add([claim(within, TEXT[:10])])
        assert not Claim.objects.filter(document=document).exists()

    kept = Claim.objects.filter(document=document).order_by("pk")
    assert list(kept.values_list("text", flat=True)) == [TEXT, TEXT[:10]]
    assert set(kept.values_list("sentence", flat=True)) == {within.pk}


def test_keys_that_are_reserved_for_rows_given_together_are_nobody_elses(sentence) -> None:
    with copying.together():
        copying.add([claim(sentence, TEXT[:end]) for end in range(1, 4)])
    copying.add([claim(sentence, TEXT[:4])])
    with copying.together():
        copying.add([claim(sentence, TEXT[:end]) for end in range(5, 8)])

    assert Claim.objects.count() == 7


def test_of_rows_given_together_none_is_added_where_an_error_ends_it(sentence) -> None:
    def broken_off() -> None:
        with copying.together():
            copying.add([claim(sentence)])
            raise ValueError("so far")

    with pytest.raises(ValueError, match="so far"):
        broken_off()

    copying.add([claim(sentence, TEXT[:10])])
    assert Claim.objects.get().text == TEXT[:10]


def test_rows_that_are_wanted_now_do_not_wait_for_the_others(sentence) -> None:
    with copying.together():
        copying.add([claim(sentence)], now=True)

        assert Claim.objects.exists()


def test_fields_of_many_rows_are_changed_by_one_statement_and_that_leaves_events_like_any_other(
    sentence, django_assert_num_queries
) -> None:
    rows = [claim(sentence, TEXT[:end]) for end in (10, 20)]
    copying.add(rows)
    rows[0].chain, rows[0].worth, rows[0].became = ['a "b"', "é"], 0.5, rows[1]
    rows[1].worth = 0.75
    rows[1].text = "not asked for"

    with django_assert_num_queries(1):
        copying.change(rows, ["chain", "worth", "became"])

    fields = ("chain", "worth", "became", "text")
    assert list(Claim.objects.order_by("pk").values_list(*fields)) == [
        (['a "b"', "é"], 0.5, rows[1].pk, TEXT[:10]),
        (["a\nb"], 0.75, None, TEXT[:20]),
    ]
    changed = Event.objects.filter(kind="claim", action="changed")
    assert list(changed.values_list("public_id", flat=True)) == [rows[0].public_id]


def test_nothing_is_changed_where_there_is_nothing_to_change(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        copying.change([], ["chain"])
