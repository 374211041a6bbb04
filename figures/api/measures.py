"""Writing the glossary by API."""

from typing import Any

from rest_framework import serializers

from figures import measures as steps
from figures.models import Measure
from oicsummit.api import ids
from oicsummit.api.bodies import Body, Text, Word, Yes, refusing
from oicsummit.api.errors import Invalid


class Stand(Body):
    """How the entry stands to another."""

    measure = serializers.RegexField(f"^{ids.pattern('m')}$", help_text="The id of the other.")
    kind = Word(["narrower", "broader", "not_the_same"], help_text="narrower: it counts a part of what the other does.")


class MeasureText(Body):
    """An entry of the glossary. What is not sent stays as it is."""

    name = Text(required=False, max_length=200, help_text="What is counted.")
    words = serializers.ListField(
        child=Text(max_length=200), required=False, max_length=200, help_text="The words by which texts speak of it."
    )
    definition = Text(required=False, max_length=10_000, help_text="What it is.")
    citation = Text(required=False, max_length=500, help_text="Who defines it so, and where that can be read.")
    relations = Stand(many=True, required=False, help_text="All of its relations to other entries.")
    retired = Yes(required=False, help_text="Whether it is no longer used.")


class NewMeasure(MeasureText):
    """A new entry of the glossary."""

    name = Text(max_length=200, help_text="What is counted.")
    definition = Text(max_length=10_000, help_text="What it is.")
    citation = Text(max_length=500, help_text="Who defines it so, and where that can be read.")


def write_measure(sent: dict[str, Any], *, by: Any, measure: Measure | None = None) -> Measure:
    """Write what was sent, and leave what was not."""
    if measure is None or sent.keys() - {"retired"}:
        said = {name: sent.get(name, getattr(measure, name, None)) for name in ("name", "definition", "citation")}
        words = sent.get("words", measure.words if measure else [])
        relations = _relations(sent["relations"]) if "relations" in sent else _standing(measure)
        with refusing((steps.NameTaken,), definition=steps.Incomplete):
            measure = steps.write(by=by, measure=measure, words=words, relations=relations, **said)
    if "retired" in sent:
        steps.retire(measure=measure, by=by, retired=sent["retired"])
    return measure


def _relations(sent: list[dict[str, str]]) -> dict[str, str]:
    wanted = {one["measure"]: one["kind"] for one in sent}
    known = set(Measure.objects.filter(public_id__in=wanted).values_list("public_id", flat=True))
    if missing := sorted(wanted.keys() - known):
        raise Invalid("relations", f"There is no measure {missing[0]}.")
    return wanted


def _standing(measure: Measure | None) -> dict[str, str]:
    if measure is None:
        return {}
    stands = steps.standing(measure)
    others = Measure.objects.in_bulk(stands)
    return {others[pk].public_id: kind for pk, kind in stands.items()}
