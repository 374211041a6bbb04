"""What lists of quantities, figures, sums and measures can be filtered by: by number, unit, noun and period too."""

from decimal import Decimal

import django_filters
from django.contrib.postgres.fields.ranges import NumericRange
from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import Claim
from figures import numbers
from figures.models import Quantity, SumState
from oicsummit.analysis.types import Change, Modifier
from oicsummit.api import filters as f
from oicsummit.api import ids
from sources import collections
from sources.api.filters import in_collections


def as_written(path: str | None) -> f.Parameter:
    """A number as people write it; the rows that have such a quantity, or (path None) such quantities themselves."""

    def method(rows: QuerySet, name: str, found: list[numbers.Typed]) -> QuerySet:
        if path is None:
            return numbers.matching(rows, found)
        meant = numbers.matching(Quantity.objects.filter(gone_in=None), found)
        return rows.filter(Exists(meant.filter(**{path: OuterRef("pk")})))

    schema = {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "[0-9]"}
    help = "A number as people write it: £33m, around 6,000, more than 24,000 people."
    return f.Parameter(_typed, schema, help, None, "exact", method)


def _typed(text: str) -> list[numbers.Typed]:
    found = numbers.typed(text[:100])[0]
    if len(text) > 100 or not any(mark.isdigit() for mark in text):
        raise ValueError("Write a number, in at most 100 characters.")
    return found


class Quantities(django_filters.FilterSet):
    """The filters by what a quantity says; other lists ask for rows that have such a quantity."""

    value = f.number("Those whose wording allows this number, as people speak.")
    value_min = f.number("With value_max: those whose interval meets this range.")
    value_max = f.number("With value_min: those whose interval meets this range.")
    number = as_written(None)
    unit = f.text("unit", "Of this unit, such as GBP.")
    noun = f.text("noun", "Words in what is counted.", "icontains")
    period_from = f.day(None, "About a time that reaches to this day or later.")
    period_to = f.day(None, "About a time that begins on this day or earlier.")
    modifier = f.words("modifier", Modifier, "How the words hedge it.")
    change = f.words("change", Change, "Its direction, where it is a change.")
    vague = f.yes("vague", "Whether it names no number.")
    document = f.ids("document__public_id", ids.pattern("d"), "Ids of documents.")
    publisher = f.ids("document__publisher__slug", ids.SLUG, "Ids of publishers.")
    collection = in_collections("document__")
    figure = f.ids("figure__public_id", ids.pattern("f"), "Readings of these figures.")
    speaker = f.ids(
        None, ids.pattern("s"), "In claims of these speakers.", method=lambda rows, name, value: in_claims(rows, value)
    )
    gone = f.yes(None, "Whether the last reading no longer found it.", method=f.still_found)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return super().filter_queryset(queryset).filter(by_number(self.form.cleaned_data))


def in_claims(rows: QuerySet, speakers: list[str]) -> QuerySet:
    said = Claim.objects.filter(quantities=OuterRef("pk"), speaker__public_id__in=speakers, gone_in=None)
    return rows.filter(Exists(said))


def by_number(asked: dict, prefix: str = "") -> Q:
    """The quantities under `prefix` whose interval and period meet what is asked."""
    met = Q()
    if asked.get("value") is not None:
        met &= Q(**{f"{prefix}expected__contains": _range(asked["value"], asked["value"])})
    if asked.get("value_min") is not None or asked.get("value_max") is not None:
        met &= Q(**{f"{prefix}expected__overlap": _range(asked.get("value_min"), asked.get("value_max"))})
    if asked.get("period_from") or asked.get("period_to"):
        met &= f.overlapping(prefix, asked.get("period_from"), asked.get("period_to"))
    return met


def _range(low: Decimal | None, high: Decimal | None) -> NumericRange:
    # Between 5 and 4 lies nothing, and nothing overlaps with it; PostgreSQL itself would refuse such a range.
    empty = low is not None and high is not None and high < low
    return NumericRange(empty=True) if empty else NumericRange(low, high, "[]")


# Which filters ask for rows that have a reading of some kind.
OF_READINGS = ("value", "value_min", "value_max", "period_from", "period_to")


def with_readings(rows: QuerySet, asked: dict, path: str) -> QuerySet:
    """The rows that have a quantity (leading back to them by `path`) as asked by number and period."""
    if all(asked.get(name) is None for name in OF_READINGS):
        return rows
    return rows.filter(Exists(Quantity.objects.filter(by_number(asked), **{path: OuterRef("pk")}, gone_in=None)))


def _reads(path: str):
    def method(rows: QuerySet, name: str, value: list[str]) -> QuerySet:
        return rows.filter(
            Exists(Quantity.objects.filter(figure=OuterRef("pk"), gone_in=None, **{f"{path}__in": value}))
        )

    return method


def _in(rows: QuerySet, name: str, named: list[str]) -> QuerySet:
    held = collections.held(named, "document__")
    return rows.filter(Exists(Quantity.objects.filter(held, figure=OuterRef("pk"), gone_in=None)))


class Figures(django_filters.FilterSet):
    q = f.text("name", "Words in the name.", "icontains")
    number = as_written("figure")
    unit = f.text("unit", "Of this unit, such as GBP.")
    noun = f.text("noun", "Words in what is counted.", "icontains")
    value = f.number("With a reading that allows this number.")
    value_min = f.number("With value_max: with a reading that meets this range.")
    value_max = f.number("With value_min: with a reading that meets this range.")
    period_from = f.day(None, "With a reading that reaches to this day or later.")
    period_to = f.day(None, "With a reading that begins on this day or earlier.")
    document = f.ids(None, ids.pattern("d"), "Read in these documents.", method=_reads("document__public_id"))
    publisher = f.ids(None, ids.SLUG, "Read at these publishers.", method=_reads("document__publisher__slug"))
    collection = f.ids(None, ids.SLUG, "Read in documents of these collections, each by its id or slug.", method=_in)
    measure = f.ids("measure__public_id", ids.pattern("m"), "Of these measures.")
    merged = f.yes(
        None,
        "Whether it has become part of another.",
        method=lambda rows, name, value: rows.filter(merged_into__isnull=not value),
    )

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return with_readings(super().filter_queryset(queryset), self.form.cleaned_data, "figure")


class Sums(django_filters.FilterSet):
    state = f.words("state", SumState, "What people decided.")
    quantity = f.ids(
        None,
        ids.pattern("q"),
        "With one of these as the whole or a part.",
        method=lambda rows, name, value: rows.filter(
            Q(whole__public_id__in=value)
            | Exists(Quantity.objects.filter(sums_as_part=OuterRef("pk"), public_id__in=value))
        ),
    )
    collection = in_collections("whole__document__")
    gone = f.yes(None, "Whether the last reading no longer found it.", method=f.still_found)


class Measures(django_filters.FilterSet):
    q = f.text("name", "Words in the name.", "icontains")
    retired = f.yes("retired", "Whether it is no longer used.")
