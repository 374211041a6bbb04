"""The fields by which lists of claims are filtered: each a parameter of the address."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Count, Q, QuerySet

from claims.models import Speaker
from claims.selectors.listing import Wanted, current
from oicsummit import wording
from oicsummit.analysis.types import Kind
from oicsummit.remembered import remembered
from sources.models import Publisher
from sources.selectors import collections, standing

RELATIONS = [
    ("contradicts", "contradicted"),
    ("corroborates", "corroborated"),
    ("part_of", "part or whole"),
    ("related", "related"),
    ("any", "any link"),
    ("none", "no link"),
]


MOST_SPEAKERS = 300  # of whom a list can be read
CHOICES = ("speaker", "publisher", "collection", "kind", "unit", "relation")


class ClaimFilter(forms.Form):
    """Whatever is not among the choices is left out, so that an old address still opens a list."""

    q = forms.CharField(required=False, max_length=400, strip=True)
    speaker = forms.ChoiceField(required=False)
    publisher = forms.ChoiceField(required=False)
    collection = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False)
    unit = forms.ChoiceField(required=False)
    relation = forms.ChoiceField(required=False, label="linked")
    document = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, data: object):
        super().__init__(data, auto_id="f-%s")
        self.fields["speaker"].choices = _with_any(
            "anyone", [("own", "own voice"), *_speakers(self.data.get("speaker", ""))]
        )
        self.fields["publisher"].choices = _with_any("any", [*_publishers(), ("none", wording.PUBLISHER_NOT_KNOWN)])
        named = collections.choices(self.data.get("collection", ""))
        self.fields["collection"].choices = _with_any("any", [(row.slug, row.name) for row in named])
        self.fields["kind"].choices = _with_any("any", [(kind.value, kind.value) for kind in Kind])
        self.fields["unit"].choices = _with_any("any", unit_choices())
        self.fields["relation"].choices = _with_any("any or none", RELATIONS)

    def wanted(self) -> Wanted:
        """Return what was asked for, without what cannot be had."""
        self.is_valid()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})

    def active(self) -> list[tuple[str, str, str]]:
        """Return (label, the choice in words, the address without it) for each filter that is set."""
        self.is_valid()
        chosen = [(name, self.cleaned_data.get(name)) for name in CHOICES]
        return [
            (self[name].label.lower(), dict(self.fields[name].choices)[value], self._without(name))
            for name, value in chosen
            if value
        ]

    def _without(self, name: str) -> str:
        kept = {field: value for field, value in self.cleaned_data.items() if value and field != name}
        return f"?{urlencode(kept)}"


def _with_any(word: str, choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", word), *choices]


def _speakers(chosen: str) -> list[tuple[str, str]]:
    """Return those who say most, by name, and the one who is chosen."""
    most = remembered("speakers-most-heard", _most_heard)
    wanted = Speaker.objects.filter(Q(pk__in=most) | Q(public_id=chosen)).order_by("name", "pk")
    return list(wanted.values_list("public_id", "name"))


def _most_heard() -> list[int]:
    heard = current().exclude(speaker=None).order_by().values("speaker").annotate(number=Count("pk"))
    return [row["speaker"] for row in heard.order_by("-number", "speaker")[:MOST_SPEAKERS]]


def _publishers() -> QuerySet:
    return Publisher.objects.filter(documents__state="active").distinct().order_by("name").values_list("slug", "name")


def unit_choices() -> list[tuple[str, str]]:
    """Return the units that current documents hold quantities in, as choices."""
    units = standing.quantities().filter(document__state="active").order_by("unit").values_list("unit", flat=True)
    return [(unit, unit_name(unit)) for unit in remembered("units", lambda: list(units.distinct()))]


def unit_name(unit: str) -> str:
    """Return a unit as a choice: money by its sign and code, the others by name."""
    if unit in wording.SIGNS:
        return f"{wording.SIGNS[unit]} ({unit})"
    return {"count": "counts", "percent": "per cent", "ratio": "ratios"}.get(unit, wording.a_name(unit))
