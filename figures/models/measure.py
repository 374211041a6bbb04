"""The newsroom's glossary: what is counted."""

from django.db import models
from django.db.models import F, Q

from sources import public_id, vocabulary
from sources.recorded import recorded, recorded_within


class MeasureRelationKind(models.TextChoices):
    NARROWER = "narrower"  # the first counts a part of what the second counts
    NOT_THE_SAME = "not_the_same"


class Measure(models.Model):
    """An entry, such as "enforced returns"; `words` are the forms in which texts speak of it, in lower case."""

    public_id = public_id.field("m")
    name = models.CharField(max_length=200, unique=True)
    words = models.JSONField(default=list, blank=True)
    definition = models.TextField()
    citation = models.CharField(max_length=500, help_text="who defines it so, and where that can be read")
    retired = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(definition="") & ~Q(citation=""), name="a_measure_is_defined_and_cited")
        ]
        triggers = recorded("measure", ["name", "words", "definition", "citation", "retired"])

    def __str__(self) -> str:
        return self.name


# "narrower m-7h2kq9x4mw": told as a change of the entry that is narrower, or not the same.
_STANDS = "j.kind || ' ' || (SELECT other.public_id FROM figures_measure other WHERE other.id = j.b_id)"


class MeasureRelation(models.Model):
    """How two entries stand to each other: `a` narrower than `b`, or not the same as it."""

    a = models.ForeignKey(Measure, models.PROTECT, related_name="relations")
    b = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    kind = vocabulary.field(MeasureRelationKind)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="one_relation_of_two_measures"),
            models.CheckConstraint(condition=~Q(a=F("b")), name="a_measure_relates_to_another"),
            vocabulary.only("kind", MeasureRelationKind),
        ]
        triggers = recorded_within("measure", "relation", owner="figures_measure", key="a_id", value=_STANDS)

    def __str__(self) -> str:
        return f"{self.a} {self.kind} {self.b}"
