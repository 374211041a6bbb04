"""The form of a glossary entry."""

from django import forms

from figures import measures
from figures.models import Measure

STANDS = [
    ("", "says nothing of it"),
    ("narrower", "is a part of"),
    ("broader", "holds all of"),
    ("not_the_same", "is not the same as"),
]


class MeasureForm(forms.Form):
    """The entry's own fields, and one choice for each other entry."""

    name = forms.CharField(max_length=200, strip=True)
    words = forms.CharField(
        required=False, widget=forms.Textarea({"rows": 4}), label="Words that texts use for it, one a line"
    )
    definition = forms.CharField(widget=forms.Textarea({"rows": 4}))
    citation = forms.CharField(max_length=500, label="Who defines it so, and where that can be read")

    def __init__(self, data: object = None, measure: Measure | None = None):
        stands = measures.standing(measure) if measure else {}
        super().__init__(data, initial=_initial(measure), label_suffix="")
        self.others = list(Measure.objects.filter(retired=False).exclude(pk=measure.pk if measure else None))
        for other in self.others:
            self.fields[f"to-{other.public_id}"] = forms.ChoiceField(
                choices=STANDS, required=False, label=other.name, initial=stands.get(other.pk, "")
            )

    @property
    def relations(self) -> list[forms.BoundField]:
        return [self[f"to-{other.public_id}"] for other in self.others]

    def given(self) -> dict:
        """Return what `measures.write` takes."""
        data = self.cleaned_data
        relations = {other.public_id: data[f"to-{other.public_id}"] for other in self.others}
        plain = {name: data[name] for name in ("name", "definition", "citation")}
        return {**plain, "words": data["words"].splitlines(), "relations": relations}


def _initial(measure: Measure | None) -> dict:
    if measure is None:
        return {}
    fields = {name: getattr(measure, name) for name in ("name", "definition", "citation")}
    return {**fields, "words": "\n".join(measure.words)}
