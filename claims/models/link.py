"""Two claims and what the one is to the other."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from claims.models.claim import Claim
from figures.models import Sum
from oicsummit.analysis.types import Relation
from sources import public_id, vocabulary
from sources.models import Run
from sources.recorded import recorded


class LinkState(models.TextChoices):
    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    UNSURE = "unsure"
    DISAGREEMENT = "disagreement"  # two editors decided differently; a third settles it


_TO_DECIDE = Q(state__in=["proposed", "disagreement"], gone_in=None)


class SecondReading(models.TextChoices):
    """Whether a second editor reads a link without seeing what the first decided."""

    NONE = "none"
    WANTED = "wanted"
    AGREED = "agreed"
    DISAGREED = "disagreed"


class Link(models.Model):
    """`relation` is what it counts as, `relation_read` what the machine last read, null where a person made the link.

    For `part_of`, `a` is the part and `b` the whole; else `a` is the claim of the lower id. A link that a run no
    longer finds stays, marked with that run.
    """

    public_id = public_id.field("l")
    a = models.ForeignKey(Claim, models.PROTECT, related_name="links_as_a")
    b = models.ForeignKey(Claim, models.PROTECT, related_name="links_as_b")
    relation = vocabulary.field(Relation)
    relation_read = vocabulary.field(Relation, null=True, blank=True)
    slots = models.JSONField(default=list, blank=True, help_text="as oicsummit.analysis.types.Slot, in page order")
    reasons = models.JSONField(default=list, blank=True)
    findings = models.JSONField(default=list, blank=True)
    score = models.FloatField(default=0)
    state = vocabulary.field(LinkState, default=LinkState.PROPOSED)
    sum = models.ForeignKey(Sum, models.SET_NULL, null=True, blank=True, related_name="links")
    consequence = models.FloatField(default=0, help_text="the most consequential is decided first")
    alike = models.CharField(max_length=32, blank=True, help_text="equal where relation and outcomes of slots are")
    second_reading = vocabulary.field(SecondReading, default=SecondReading.NONE)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="assigned_links"
    )
    rule_version = models.CharField(max_length=200, blank=True)
    first_run = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="+")
    last_run = models.ForeignKey(Run, models.PROTECT, db_index=False, null=True, blank=True, related_name="+")
    gone_in = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["state", "-score", "id"]),
            models.Index(fields=["relation", "id"]),
            # Enough to tell which claims are linked how, without reading the links themselves.
            models.Index(
                fields=["relation", "id"],
                include=["a", "b", "state"],
                condition=Q(gone_in=None) & ~Q(state="rejected"),
                name="links_that_stand",
            ),
            models.Index(fields=["-consequence", "id"], condition=_TO_DECIDE, name="links_to_decide"),
            models.Index(
                fields=["relation", "-consequence", "id"], condition=_TO_DECIDE, name="links_to_decide_of_one"
            ),
            models.Index(fields=["alike", "id"], condition=_TO_DECIDE, name="links_to_decide_alike"),
            models.Index(
                fields=["-consequence", "id"], condition=Q(second_reading="wanted"), name="links_to_read_again"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(a=F("b")), name="a_link_is_of_two_claims"),
            models.UniqueConstraint(Least("a", "b"), Greatest("a", "b"), name="one_link_of_a_pair"),
            vocabulary.only("relation", Relation),
            vocabulary.only("relation_read", Relation),
            vocabulary.only("state", LinkState),
            vocabulary.only("second_reading", SecondReading),
        ]
        triggers = recorded(
            "link",
            [
                "a_id", "b_id", "relation", "relation_read", "slots", "reasons", "findings", "state", "sum_id",
                "rule_version", "gone_in_id", "assigned_to_id",
            ],
        )  # fmt: skip

    def __str__(self) -> str:
        return self.public_id
