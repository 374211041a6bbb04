"""Tells registered addresses of changes: at least once, in order, however often a worker is lost on the way.

PostgreSQL holds what is to be done. A delivery is taken for a minute before it is sent; where its worker is lost, it
is due again when that minute is over.
"""

import time
from collections.abc import Iterable
from datetime import timedelta

import structlog
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from oicsummit.api import changes
from oicsummit.api.changes import Position
from oicsummit.webhooks import post, register
from oicsummit.webhooks.models import Attempt, Delivery, DeliveryKind, DeliveryState, Webhook
from sources import by_address, guard

AT_ONCE = 100  # changes in one delivery
LEASE = timedelta(seconds=60)  # longer than one attempt can take
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(hours=6)
KEPT = timedelta(days=30)

log = structlog.get_logger(__name__)


def prepare(*, webhook: Webhook) -> Delivery | None:
    """Make the next delivery of an address, where something is to be told and the one before has arrived."""
    with transaction.atomic():
        row = Webhook.objects.select_for_update(skip_locked=True).filter(pk=webhook.pk, is_on=True).first()
        if row is None or _unfinished(row).exists():
            return None
        after, horizon = (row.transaction, row.event), changes.horizon()
        events, end, more = changes.read(after, row.kinds, AT_ONCE, until=horizon)
        count = len(changes.told(events, AnonymousUser()))
        # With nothing left to tell go on from here, not again from the last change of these kinds.
        row.transaction, row.event = end if more else (horizon, 0)
        row.save(update_fields=["transaction", "event"])
        return _made(row, after, end, count) if count else None


def _unfinished(webhook: Webhook) -> QuerySet[Delivery]:
    waiting = webhook.deliveries.filter(state=DeliveryState.WAITING, kind=DeliveryKind.CHANGES)
    return waiting.filter(delivered_at=None)


def _made(webhook: Webhook, after: Position, until: Position, count: int) -> Delivery:
    return Delivery.objects.create(
        webhook=webhook, kind=DeliveryKind.CHANGES, changes=count, due_at=timezone.now(),
        after_transaction=after[0], after_event=after[1], until_transaction=until[0], until_event=until[1],
    )  # fmt: skip


def due() -> QuerySet[Delivery]:
    """Return the deliveries whose time has come."""
    return Delivery.objects.filter(due_at__lte=timezone.now()).select_related("webhook").order_by("due_at", "id")


def perform(*, delivery: Delivery, by_guard: guard.Guard | None = None) -> bool:
    """Send one delivery, unless another worker is at it, and write down what came of it. Returns whether it arrived."""
    attempt = _begin(delivery)
    if attempt is None:
        return False
    begun, status, error = time.monotonic(), None, ""
    try:
        body = payload(delivery)
        signed = post.headers(id=delivery.public_id, at=int(time.time()), body=body, secret=delivery.webhook.secret)
        status = post.post(delivery.webhook.address, body, signed, guard=by_guard or by_address.the_guard())
    except (guard.AddressRefused, post.NotDelivered) as failed:
        status, error = getattr(failed, "status", None), str(failed)[:500]
    attempt.status, attempt.error, attempt.seconds = status, error, round(time.monotonic() - begun, 3)
    with transaction.atomic():
        attempt.save()
        _note(delivery, error)
    return not error


def _begin(delivery: Delivery) -> Attempt | None:
    now = timezone.now()
    with transaction.atomic():
        taken = Delivery.objects.filter(pk=delivery.pk, due_at__lte=now).update(due_at=now + LEASE)
        return Attempt.objects.create(delivery=delivery, at=now) if taken else None


def payload(delivery: Delivery) -> bytes:
    """Return what is sent: the changes as `changes/` tells them to everyone, with the objects as they now are."""
    after = (delivery.after_transaction, delivery.after_event)
    until = (delivery.until_transaction, delivery.until_event)
    told: list[str] = []
    if delivery.kind == DeliveryKind.CHANGES:
        told = changes.told(changes.between(after, until, delivery.webhook.kinds), AnonymousUser())
    data = f'{{"changes":[{",".join(told)}],"cursor":"{changes.word_of(until) if told else ""}"}}'
    at = delivery.made_at.isoformat()
    return f'{{"type":"{delivery.kind}","id":"{delivery.public_id}","timestamp":"{at}","data":{data}}}'.encode()


def _note(delivery: Delivery, error: str) -> None:
    """Keep what became of it: arrived, to be tried again later, or given up with all that would follow."""
    row = Delivery.objects.select_for_update(of=["self"]).select_related("webhook").get(pk=delivery.pk)
    row.due_at = None
    if not error:
        row.state, row.delivered_at = DeliveryState.DELIVERED, row.delivered_at or timezone.now()
        Webhook.objects.filter(pk=row.webhook_id).update(failures=0)
    elif row.kind == DeliveryKind.TEST:
        row.state = DeliveryState.FAILED
    elif row.delivered_at:
        row.state = DeliveryState.DELIVERED  # sent again by a person, who sees what came of it
    else:
        row.due_at = _next(row, error)
    row.save(update_fields=["state", "due_at", "delivered_at"])


def _next(delivery: Delivery, error: str) -> object:
    """Return when to try again; after too many failures in a row switch the address off and return None."""
    webhook = delivery.webhook
    Webhook.objects.filter(pk=webhook.pk).update(failures=F("failures") + 1)
    webhook.refresh_from_db()
    if not webhook.is_on:
        return None
    if webhook.failures >= settings.WEBHOOK_FAILURES:
        because = f"{webhook.failures} attempts failed in a row, the last one: {error}"
        register.switch(webhook=webhook, by=f"webhook {webhook.public_id}", on=False, because=because)
        log.warning("a webhook was switched off", webhook=webhook.public_id, because=because)
        return None
    return timezone.now() + wait(webhook.failures)


def wait(failures: int) -> timedelta:
    """Return how long to wait after so many failures in a row: three times as long each time, within bounds."""
    return min(FIRST_WAIT * 3 ** min(failures - 1, 20), LONGEST_WAIT)


def forget() -> None:
    """Let go of what was told long ago."""
    old = Delivery.objects.filter(due_at=None, made_at__lt=timezone.now() - KEPT)
    old.exclude(state=DeliveryState.WAITING).delete()


def work(*, seconds: float) -> int:
    """Tell all that is to be told now, for at most so long; return how much arrived."""
    ends, arrived = time.monotonic() + seconds, 0
    forget()
    while time.monotonic() < ends:
        _prepare_all(Webhook.objects.filter(is_on=True))
        ready = list(due()[:20])
        if not ready:
            break
        for delivery in ready:
            if time.monotonic() >= ends:
                break
            arrived += perform(delivery=delivery)
    return arrived


def _prepare_all(webhooks: Iterable[Webhook]) -> None:
    for webhook in webhooks:
        prepare(webhook=webhook)
