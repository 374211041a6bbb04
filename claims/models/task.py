"""What waits for people to look at it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.check import Check
from claims.models.claim import Claim
from sources import vocabulary


class TaskKind(models.TextChoices):
    REVIEW_AFTER_CORRECTION = "review_after_correction"  # a check this rests near has been corrected


class Task(models.Model):
    """Opened by a correction on each claim and check that is linked to what was corrected; done by a person."""

    kind = models.CharField(max_length=40, choices=TaskKind.choices)
    because_of = models.ForeignKey(Check, models.PROTECT, related_name="tasks_opened")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="tasks")
    check_row = models.ForeignKey(Check, models.PROTECT, null=True, blank=True, related_name="tasks")
    opened_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(claim__isnull=False, check_row=None) | Q(claim=None, check_row__isnull=False),
                name="a_task_is_on_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False, done_by__isnull=False),
                name="a_task_is_done_by_someone_at_some_time",
            ),
            models.UniqueConstraint(
                fields=["because_of", "claim"], condition=Q(done_at=None), name="one_open_task_of_a_claim"
            ),
            models.UniqueConstraint(
                fields=["because_of", "check_row"], condition=Q(done_at=None), name="one_open_task_of_a_check"
            ),
            vocabulary.only("kind", TaskKind),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.claim or self.check_row}"
