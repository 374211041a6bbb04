"""What lists of speakers, claims, links, decisions and checks can be filtered by."""

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import CheckState, Claim, ClaimState, DecisionKind, DecisionState, Link, LinkState
from figures.api.filters import as_written, with_readings
from figures.models import Quantity
from oicsummit.analysis.types import Attribution, Finding, Kind, Relation, Tense
from oicsummit.api import filters as f
from oicsummit.api import ids, search
from sources import collections
from sources.api.filters import in_collections


class Speakers(django_filters.FilterSet):
    q = f.text(
        None,
        "Words in one of the names.",
        method=lambda rows, name, words: (
            rows.filter(pk__in=rows.filter(names__name__icontains=words).values("pk"))
            | rows.filter(name__icontains=words)
        ),
    )
    is_body = f.yes("is_body", "Whether it is a body and no person.")
    document = f.ids(
        None,
        ids.pattern("d"),
        "With claims in these documents.",
        method=lambda rows, name, value: rows.filter(
            Exists(Claim.objects.filter(speaker=OuterRef("pk"), document__public_id__in=value, gone_in=None))
        ),
    )
    merged = f.yes(
        None,
        "Whether it turned out to be another.",
        method=lambda rows, name, value: rows.filter(merged_into__isnull=not value),
    )


def _having(path: str, lookup: str):
    """Claims with a quantity of which something holds."""

    def method(rows: QuerySet, name: str, value: object) -> QuerySet:
        return rows.filter(
            Exists(Quantity.objects.filter(claims=OuterRef("pk"), gone_in=None, **{f"{path}__{lookup}": value}))
        )

    return method


def _linked(rows: QuerySet, name: str, relations: list[str]) -> QuerySet:
    links = Link.objects.filter(relation__in=relations, gone_in=None).exclude(state=LinkState.REJECTED)
    return rows.filter(Exists(links.filter(a=OuterRef("pk"))) | Exists(links.filter(b=OuterRef("pk"))))


class Claims(django_filters.FilterSet):
    q = f.text(None, "Words in the claim.", method=lambda rows, name, words: search.matching(rows, words))
    document = f.ids("document__public_id", ids.pattern("d"), "Ids of documents.")
    publisher = f.ids("document__publisher__slug", ids.SLUG, "Ids of publishers.")
    collection = in_collections("document__")
    published_from = f.day("document__published", "In documents put out on this day or later.", "gte")
    published_to = f.day("document__published", "In documents put out on this day or earlier.", "lte")
    speaker = f.ids("speaker__public_id", ids.pattern("s"), "Ids of speakers.")
    own_voice = f.yes("speaker", "Whether the document itself asserts it.", "isnull")
    kind = f.words("kind", Kind, "What sort of assertion it is.")
    attribution = f.words("attribution", Attribution, "How the words reach us.")
    tense = f.words("tense", Tense, "Whether they were said, or only announced.")
    state = f.words("state", ClaimState, "What has become of the machine's reading.")
    relation = f.words(None, Relation, "With a link of such a relation, not rejected.", method=_linked)
    figure = f.ids(
        None, ids.pattern("f"), "With a reading of these figures.", method=_having("figure__public_id", "in")
    )
    number = as_written("claims")
    unit = f.text(None, "With a quantity of this unit.", method=_having("unit", "iexact"))
    noun = f.text(None, "With a quantity that counts this.", method=_having("noun", "icontains"))
    value = f.number("With a quantity that allows this number.")
    value_min = f.number("With value_max: with a quantity that meets this range.")
    value_max = f.number("With value_min: with a quantity that meets this range.")
    period_from = f.day(None, "With a quantity that reaches to this day or later.")
    period_to = f.day(None, "With a quantity that begins on this day or earlier.")
    gone = f.yes(None, "Whether the last reading no longer found it.", method=f.still_found)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return with_readings(super().filter_queryset(queryset), self.form.cleaned_data, "claims")


def _of_either(path: str):
    """Links of which one claim or the other is so."""

    def method(rows: QuerySet, name: str, value: list[str]) -> QuerySet:
        return rows.filter(Q(**{f"a__{path}__in": value}) | Q(**{f"b__{path}__in": value}))

    return method


def _found(rows: QuerySet, name: str, findings: list[str]) -> QuerySet:
    seen = Q()
    for one in findings:
        seen |= Q(findings__contains=[one])
    return rows.filter(seen)


class Links(django_filters.FilterSet):
    relation = f.words("relation", Relation, "What the one is to the other.")
    state = f.words("state", LinkState, "What people decided.")
    finding = f.words(None, Finding, "What else is seen.", method=_found)
    claim = f.ids(None, ids.pattern("c"), "Of these claims.", method=_of_either("public_id"))
    document = f.ids(None, ids.pattern("d"), "Of claims in these documents.", method=_of_either("document__public_id"))
    publisher = f.ids(None, ids.SLUG, "Of claims at these publishers.", method=_of_either("document__publisher__slug"))
    collection = in_collections("a__document__", "b__document__")
    speaker = f.ids(None, ids.pattern("s"), "Of claims of these speakers.", method=_of_either("speaker__public_id"))
    sum = f.ids("sum__public_id", ids.pattern("t"), "Of these sums.")
    gone = f.yes(None, "Whether the last reading no longer found it.", method=f.still_found)


class Decisions(django_filters.FilterSet):
    kind = f.words("kind", DecisionKind, "What was decided.")
    state = f.words("state", DecisionState, "Whether it stands.")
    who = f.text("who__username", "Who decided.", "exact")
    claim = f.ids("claim__public_id", ids.pattern("c"), "On these claims.")
    link = f.ids("link__public_id", ids.pattern("l"), "On these links.")
    figure = f.ids("figure__public_id", ids.pattern("f"), "On these figures.")
    speaker = f.ids("speaker__public_id", ids.pattern("s"), "On these speakers.")
    from_ = f.day("when__date", "Made on this day or later.", "gte")
    to = f.day("when__date", "Made on this day or earlier.", "lte")


Decisions.base_filters["from"] = Decisions.base_filters.pop("from_")  # a word that Python keeps to itself


def _on_documents_of(rows: QuerySet, name: str, named: list[str]) -> QuerySet:
    """Checks on a claim, or on a figure with a reading, in a document of one of the collections."""
    readings = Quantity.objects.filter(collections.held(named, "document__"), figure=OuterRef("figure"), gone_in=None)
    return rows.filter(collections.held(named, "claim__document__") | Q(Exists(readings)))


class Checks(django_filters.FilterSet):
    state = f.words("state", CheckState, "How far it is.")
    verdict = f.ids("verdict__slug", ids.SLUG, "Of these verdicts.")
    claim = f.ids("claim__public_id", ids.pattern("c"), "On these claims.")
    figure = f.ids("figure__public_id", ids.pattern("f"), "On these figures.")
    collection = f.ids(None, ids.SLUG, "On claims and figures in these collections.", method=_on_documents_of)
    published_from = f.day("published_at__date", "Published on this day or later.", "gte")
    published_to = f.day("published_at__date", "Published on this day or earlier.", "lte")


class Verdicts(django_filters.FilterSet):
    retired = f.yes("retired", "Whether it is no longer given.")
