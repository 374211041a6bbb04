"""What a person decided."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.models.claim import Claim
from claims.models.link import Link
from claims.models.speaker import Speaker
from figures.models import Figure
from sources import public_id, refusals, vocabulary
from sources.recorded import recorded


class DecisionKind(models.TextChoices):
    LINK_STATE = "link_state"  # approved, rejected, unsure
    LINK_RELATION = "link_relation"
    LINK_MADE = "link_made"
    CLAIM_MARKED = "claim_marked"  # a claim that the machine had missed
    CLAIM_REJECTED = "claim_rejected"
    CLAIM_SPAN = "claim_span"
    CLAIM_SPEAKER = "claim_speaker"
    CLAIM_KIND = "claim_kind"
    CLAIM_QUANTITY = "claim_quantity"
    FIGURE_NAMED = "figure_named"
    FIGURE_MERGED = "figure_merged"
    FIGURE_SPLIT = "figure_split"
    FIGURE_MEASURED = "figure_measured"  # its entry in the glossary, or none
    SPEAKER_NAMED = "speaker_named"
    SPEAKER_MERGED = "speaker_merged"
    SPEAKER_SPLIT = "speaker_split"
    SPEAKERS_APART = "speakers_apart"  # not the same as another, although their names are alike
    CONFIRMED = "confirmed"  # an earlier decision still stands although what it rested on has changed
    UNDONE = "undone"


class DecisionState(models.TextChoices):
    CARRIED = "carried"  # what it rests on is as it was
    NEEDS_CONFIRMATION = "needs_confirmation"
    CONFIRMED = "confirmed"  # by a later decision, which now stands for it
    UNDONE = "undone"


class Decision(models.Model):
    """Who decided what on one claim, link, figure or speaker, when, and why. Only its standing (`state`) may change.

    `rests_on` is what the decision was made in sight of; where a later run reads it otherwise, the decision is kept
    and asked to be confirmed. `earlier` is the decision that this one confirms or undoes.
    """

    public_id = public_id.field("e")
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    when = models.DateTimeField()
    kind = vocabulary.field(DecisionKind)
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="decisions")
    link = models.ForeignKey(Link, models.PROTECT, null=True, blank=True, related_name="decisions")
    figure = models.ForeignKey(Figure, models.PROTECT, null=True, blank=True, related_name="decisions")
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, blank=True, related_name="decisions")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    why = models.TextField(blank=True)
    reason_code = models.CharField(max_length=40, blank=True)
    rests_on = models.JSONField(default=dict)
    state = vocabulary.field(DecisionState, default=DecisionState.CARRIED)
    earlier = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["who", "id"]), models.Index(fields=["state", "id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(claim__isnull=False, link=None, figure=None, speaker=None)
                | Q(claim=None, link__isnull=False, figure=None, speaker=None)
                | Q(claim=None, link=None, figure__isnull=False, speaker=None)
                | Q(claim=None, link=None, figure=None, speaker__isnull=False),
                name="a_decision_is_on_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["confirmed", "undone"], earlier__isnull=False)
                | (~Q(kind__in=["confirmed", "undone"]) & Q(earlier=None)),
                name="what_confirms_or_undoes_says_what",
            ),
            models.CheckConstraint(
                condition=Q(earlier__isnull=True) | ~Q(earlier=F("id")), name="a_decision_follows_another"
            ),
            models.UniqueConstraint(fields=["earlier"], condition=Q(kind="undone"), name="a_decision_is_undone_once"),
            vocabulary.only("kind", DecisionKind),
            vocabulary.only("state", DecisionState),
        ]
        triggers = [
            refusals.never_changes(
                "public_id", "who_id", "when", "kind", "claim_id", "link_id", "figure_id", "speaker_id", "before",
                "after", "why", "reason_code", "rests_on", "earlier_id",
                what="a decision never changes; another one may undo it",
            ),
            *refusals.never_removed("a decision is never removed"),
            *recorded(
                "decision",
                [
                    "who_id", "when", "kind", "claim_id", "link_id", "figure_id", "speaker_id", "before", "after",
                    "why", "reason_code", "state", "earlier_id",
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} by {self.who}"

    @property
    def target(self) -> models.Model:
        """The claim, link, figure or speaker that was decided on."""
        return self.claim or self.link or self.figure or self.speaker
