"""What the quantities of documents measure."""

from django.db import models
from django.db.models import F, Q

from figures.models.measure import Measure
from sources import public_id
from sources.recorded import recorded


class Figure(models.Model):
    """The quantities that measure the same thing are its `readings`; every quantity belongs to one figure.

    `merged_into` keeps the address of a figure whose readings have gone to another.
    """

    public_id = public_id.field("f")
    name = models.CharField(max_length=300)
    name_by_hand = models.BooleanField(default=False)
    unit = models.CharField(max_length=60)
    noun = models.CharField(max_length=200, blank=True)
    measure = models.ForeignKey(Measure, models.SET_NULL, null=True, blank=True, related_name="figures")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["unit", "noun"])]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="figure_has_a_name"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="figure_merges_into_another"
            ),
        ]
        triggers = recorded("figure", ["name", "name_by_hand", "unit", "noun", "measure_id", "merged_into_id"])

    def __str__(self) -> str:
        return self.name
