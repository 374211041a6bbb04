"""Addresses that are told of changes, what they were told, and each attempt to do so."""

from django.db import models
from django.db.models import Q

from sources import public_id, vocabulary
from sources.recorded import recorded


class Webhook(models.Model):
    """An address that is told of changes to some kinds of object, in their order.

    `transaction` and `event` are the place up to which changes are in deliveries. While one delivery fails the next
    waits: nothing is left out and nothing overtakes. After too many `failures` in a row it is off, saying why.
    """

    public_id = public_id.field("w")
    address = models.URLField(max_length=2000)
    kinds = models.JSONField(default=list, help_text="of which changes it is told")
    secret = models.CharField(max_length=100, help_text="by which deliveries are signed")
    is_on = models.BooleanField(default=True)
    off_because = models.TextField(blank=True)
    failures = models.PositiveIntegerField(default=0, help_text="in a row")
    transaction = models.BigIntegerField()
    event = models.BigIntegerField(default=0)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "oicsummit"
        ordering = ["id"]
        triggers = recorded("webhook", ["address", "kinds", "is_on", "off_because"])

    def __str__(self) -> str:
        return self.address


class DeliveryKind(models.TextChoices):
    CHANGES = "changes"
    TEST = "test"


class DeliveryState(models.TextChoices):
    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


class Delivery(models.Model):
    """What an address is told at once: the changes after one place up to another, as they stand when it is sent.

    The words themselves are not kept: what has been withdrawn or erased since must not be told.
    """

    public_id = public_id.field("n")
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    kind = vocabulary.field(DeliveryKind)
    after_transaction = models.BigIntegerField(default=0)
    after_event = models.BigIntegerField(default=0)
    until_transaction = models.BigIntegerField(default=0)
    until_event = models.BigIntegerField(default=0)
    changes = models.PositiveIntegerField(default=0, help_text="how many it tells of")
    state = vocabulary.field(DeliveryState, default=DeliveryState.WAITING)
    due_at = models.DateTimeField(null=True, blank=True, help_text="when it is tried next")
    made_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "oicsummit"
        ordering = ["-id"]
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="deliveries_due"),
            models.Index(fields=["webhook", "-id"], name="deliveries_of_one"),
        ]
        constraints = [
            vocabulary.only("kind", DeliveryKind),
            vocabulary.only("state", DeliveryState),
            models.UniqueConstraint(
                fields=["webhook"], condition=Q(kind="changes", state="waiting", delivered_at=None),
                name="one_after_the_other",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.public_id


class Attempt(models.Model):
    """One attempt: begun before the first byte is sent, so that one whose worker was lost is seen too."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="attempts")
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="the HTTP status of the answer")
    error = models.CharField(max_length=500, blank=True)
    seconds = models.FloatField(null=True, blank=True, help_text="until it ended; null while it lasts")

    class Meta:
        app_label = "oicsummit"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.delivery} {self.status or self.error}"
