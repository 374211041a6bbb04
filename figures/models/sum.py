"""A whole, its parts and what is left."""

from django.db import models
from django.db.models import Q

from figures.models.quantity import Quantity
from figures.numeric import NumericField
from sources import public_id, vocabulary
from sources.models import Run
from sources.recorded import recorded


class SumState(models.TextChoices):
    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"


class Sum(models.Model):
    """`remainder` is the whole less the parts; `key` names whole and parts, so that a sum is found once."""

    public_id = public_id.field("t")
    whole = models.ForeignKey(Quantity, models.PROTECT, related_name="sums_as_whole")
    parts = models.ManyToManyField(Quantity, through="SumPart", related_name="sums_as_part")
    remainder = NumericField()
    reasons = models.JSONField(default=list, blank=True)
    state = vocabulary.field(SumState, default=SumState.PROPOSED)
    key = models.CharField(max_length=64, unique=True, editable=False)
    gone_in = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [vocabulary.only("state", SumState)]
        triggers = recorded("sum", ["whole_id", "remainder", "reasons", "state", "gone_in_id"])

    def __str__(self) -> str:
        return self.public_id


class SumPart(models.Model):
    sum = models.ForeignKey(Sum, models.PROTECT, related_name="part_rows")
    quantity = models.ForeignKey(Quantity, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(help_text="counted from 0")

    class Meta:
        ordering = ["sum", "place"]
        constraints = [
            models.UniqueConstraint(fields=["sum", "quantity"], name="a_quantity_is_part_of_a_sum_once"),
            models.UniqueConstraint(fields=["sum", "place"], name="one_part_at_a_place"),
            models.CheckConstraint(condition=Q(place__gte=0), name="sum_part_has_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.sum}"
