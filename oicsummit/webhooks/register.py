"""Registering addresses that are told of changes: made, changed, switched off and on, removed."""

import base64
import secrets
from collections.abc import Iterable

from django.db import connection
from django.utils import timezone

from oicsummit.webhooks.models import Delivery, DeliveryKind, DeliveryState, Webhook
from sources import events, guard

MOST = 50  # addresses of one installation: each costs a query every few seconds
# Transactions below this number have ended. What is told begins with those that have not.
_HORIZON = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


class KindsMissing(ValueError):
    """An address is told of at least one kind of change."""


class TooMany(Exception):
    """There are as many addresses as there may be."""


def register(*, address: str, kinds: Iterable[str], by: object) -> Webhook:
    """Tell `address` of changes to `kinds` from now on. Its `secret` is to be shown once.

    Raises guard.AddressRefused for what is no public web address by its look, KindsMissing, TooMany.
    """
    guard.split(address)
    with events.acting(by=by, why="registered an address"):
        if Webhook.objects.count() >= MOST:
            raise TooMany(f"there are {MOST} addresses already; remove one first")
        return Webhook.objects.create(
            address=address, kinds=_some(kinds), secret=_secret(), transaction=_now(), made_by=events.name_of(by)
        )


def change(*, webhook: Webhook, by: object, address: str | None = None, kinds: Iterable[str] | None = None) -> None:
    """Send to another address, or of other kinds of change. Raises as `register`."""
    if address is not None:
        guard.split(address)
        webhook.address = address
    if kinds is not None:
        webhook.kinds = _some(kinds)
    with events.acting(by=by, why="changed what an address is told"):
        webhook.save(update_fields=["address", "kinds"])


def switch(*, webhook: Webhook, by: object, on: bool, because: str = "") -> None:
    """Stop telling an address, or go on where it was left: nothing that happened meanwhile is left out."""
    with events.acting(by=by, why=because or ("switched on" if on else "switched off")):
        Webhook.objects.filter(pk=webhook.pk).update(is_on=on, off_because="" if on else because, failures=0)
        waiting = Delivery.objects.filter(webhook=webhook, state=DeliveryState.WAITING)
        waiting.update(due_at=timezone.now() if on else None)


def renew_secret(*, webhook: Webhook, by: object) -> str:
    """Sign with a new secret from now on, and return it, to be shown once."""
    with events.acting(by=by, why="renewed the secret"):
        webhook.secret = _secret()
        webhook.save(update_fields=["secret"])
        events.note(of=webhook, kind="webhook", before={"secret": "earlier"}, after={"secret": "renewed"})
    return webhook.secret


def remove(*, webhook: Webhook, by: object) -> None:
    """Tell an address nothing more, and forget what it was told."""
    with events.acting(by=by, why="removed an address"):
        webhook.delete()


def send_test(*, webhook: Webhook, by: object) -> Delivery:
    """Have something sent that tells of nothing, to see whether it arrives; it is tried once, also where all is off."""
    with events.acting(by=by, why="asked for a test"):
        row = Delivery.objects.create(webhook=webhook, kind=DeliveryKind.TEST, due_at=timezone.now())
        events.note(of=webhook, kind="webhook", before={"test": None}, after={"test": row.public_id})
    return row


def send_again(*, delivery: Delivery, by: object) -> None:
    """Have a delivery sent once more under its id."""
    with events.acting(by=by, why="asked for it once more"):
        row = Delivery.objects.select_for_update(of=["self"]).select_related("webhook").get(pk=delivery.pk)
        row.state, row.due_at = DeliveryState.WAITING, timezone.now()
        row.save(update_fields=["state", "due_at"])
        note = {"before": {"sent_again": None}, "after": {"sent_again": row.public_id}}
        events.note(of=row.webhook, kind="webhook", **note)


def _some(kinds: Iterable[str]) -> list[str]:
    chosen = list(dict.fromkeys(kinds))
    if not chosen:
        raise KindsMissing("choose at least one kind of change")
    return chosen


def _secret() -> str:
    """A key as https://www.standardwebhooks.com has it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def _now() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_HORIZON)
        return int(cursor.fetchone()[0])
