"""Registered addresses are told of changes: signed, at least once, in order, for as long as they take it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Link
from oicsummit.webhooks import deliver, register
from oicsummit.webhooks.models import Attempt, Delivery, Webhook
from sources import withdraw
from sources.events import acting
from sources.guard import AddressRefused
from sources.models import Event
from tests.api import world
from tests.webhooks.receiver import Receiver

pytestmark = pytest.mark.django_db(transaction=True)


def told(receiver: Receiver) -> list[tuple[str, str]]:
    """The ids and actions that the receiver has, in the order in which they came."""
    return [(one["id"], one["action"]) for each in receiver.received for one in each.said["data"]["changes"]]


def go_by(webhook: Webhook, **duration: float) -> None:
    """Let so much time pass for what waits."""
    for row in Delivery.objects.filter(webhook=webhook).exclude(due_at=None):
        Delivery.objects.filter(pk=row.pk).update(due_at=row.due_at - timedelta(**duration))


def approve(link: Link) -> None:
    with acting(by="an editor", why="the same count"):
        Link.objects.filter(pk=link.pk).update(state="approved")


def test_changes_arrive_signed_with_the_objects_as_they_are(receiver, webhook, client):
    link = world.make(2).links[0]
    deliver.work(seconds=5)
    approve(link)

    deliver.work(seconds=5)

    last = receiver.received[-1]
    (change,) = last.said["data"]["changes"]
    assert last.is_signed_with(webhook.secret)
    assert not last.is_signed_with(register._secret())
    assert last.said["type"] == "changes"
    assert (change["id"], change["actor"], change["why"]) == (link.public_id, "an editor", "the same count")
    assert change["object"] == client.get(f"/api/v1/links/{link.public_id}/").json()


def test_only_what_was_asked_for_is_told_each_once_and_in_order(receiver, webhook):
    made = world.make(60)
    for link in made.links:
        approve(link)

    deliver.work(seconds=20)
    deliver.work(seconds=5)

    expected = Event.objects.filter(kind__in=webhook.kinds).order_by("transaction", "id")
    assert told(receiver) == list(expected.values_list("public_id", "action"))
    assert len(receiver.received) == 2
    assert len({one.headers["webhook-id"] for one in receiver.received}) == 2


def test_what_was_before_is_not_told(receiver, transactional_db):
    world.make(2)
    register.register(address=receiver.address, kinds=["link"], by="an administrator")

    deliver.work(seconds=5)

    assert receiver.received == []


def test_drafts_of_checks_are_nobodys_business(receiver, webhook):
    made = world.make(1)
    deliver.work(seconds=5)
    known = len(receiver.received)
    check = world.check(made.claims[0], world.person("author"))

    deliver.work(seconds=5)
    assert len(receiver.received) == known

    with acting(by="editor"):
        type(check).objects.filter(pk=check.pk).update(
            state="published", published_by=world.person("editor"), published_at=timezone.now()
        )
    deliver.work(seconds=5)
    assert told(receiver)[-1] == (check.public_id, "changed")


def test_what_is_withdrawn_before_it_is_sent_is_told_as_gone(receiver, webhook):
    receiver.status = 500
    document = world.make(1).documents[0]
    deliver.work(seconds=5)
    withdraw.withdraw(document=document, by="an editor", why="a mistake")
    receiver.status = 200

    go_by(webhook, seconds=10)
    deliver.work(seconds=5)

    assert receiver.received[0].said["data"]["changes"][0]["object"] is not None
    assert receiver.received[1].said["data"]["changes"][0]["object"] is None


def test_a_failure_is_tried_again_later_and_later_and_nothing_overtakes_it(receiver, webhook):
    receiver.status = 503
    link = world.make(2).links[0]

    deliver.work(seconds=5)
    approve(link)
    deliver.work(seconds=5)
    assert len(receiver.received) == 1
    first = Delivery.objects.get()
    waits = []
    for _ in range(3):
        waits.append(round((Delivery.objects.get().due_at - timezone.now()).total_seconds()))
        go_by(webhook, hours=7)
        deliver.work(seconds=5)
    receiver.status = 204
    go_by(webhook, hours=7)
    deliver.work(seconds=5)

    assert waits == [10, 30, 90]
    assert [each.headers["webhook-id"] for each in receiver.received[:5]] == [first.public_id] * 5
    assert told(receiver)[-1] == (link.public_id, "changed")
    assert [one.status for one in first.attempts.all()] == [503, 503, 503, 503, 204]
    assert Webhook.objects.get().failures == 0


def test_waits_are_bounded():
    assert [deliver.wait(number).total_seconds() for number in (1, 2, 8, 9, 1000)] == [10, 30, 21600, 21600, 21600]


def test_after_too_many_failures_it_is_off_and_says_so_until_switched_on(receiver, webhook, settings):
    settings.WEBHOOK_FAILURES = 2
    receiver.status = 410
    link = world.make(2).links[0]

    for _ in range(4):
        deliver.work(seconds=5)
        go_by(webhook, hours=7)

    off = Webhook.objects.get()
    assert len(receiver.received) == 2
    assert (off.is_on, off.off_because) == (False, "2 attempts failed in a row, the last one: answered 410 Gone")
    assert Event.objects.filter(kind="webhook", public_id=off.public_id, action="changed").exists()

    receiver.status = 200
    approve(link)
    register.switch(webhook=off, by="an administrator", on=True)
    deliver.work(seconds=5)

    assert told(receiver)[-1] == (link.public_id, "changed")
    assert Webhook.objects.get().off_because == ""


def test_a_worker_that_is_lost_on_the_way_leaves_it_to_the_next(receiver, webhook):
    world.make(2)
    prepared = deliver.prepare(webhook=webhook)
    deliver._begin(prepared)

    deliver.work(seconds=5)
    assert receiver.received == []
    go_by(webhook, seconds=61)
    deliver.work(seconds=5)

    assert [one.headers["webhook-id"] for one in receiver.received] == [prepared.public_id]
    assert [one.seconds is None for one in prepared.attempts.all()] == [True, False]


def test_what_is_on_its_way_is_not_sent_by_another(receiver, webhook):
    world.make(2)
    prepared = deliver.prepare(webhook=webhook)

    assert deliver.perform(delivery=prepared)
    assert not deliver.perform(delivery=prepared)
    assert len(receiver.received) == 1


def test_a_redirect_is_not_followed(receiver, webhook):
    receiver.status, receiver.location = 307, receiver.address
    deliver.perform(delivery=register.send_test(webhook=webhook, by="an administrator"))

    assert len(receiver.received) == 1
    assert Attempt.objects.get().error == "answered 307 Temporary Redirect"


def test_who_does_not_answer_is_not_waited_for(receiver, webhook, monkeypatch):
    receiver.seconds = 3
    monkeypatch.setattr(deliver.post, "SECONDS", 0.3)
    register.send_test(webhook=webhook, by="an administrator")

    deliver.work(seconds=5)

    attempt = Attempt.objects.get()
    assert attempt.error.startswith("no answer within")
    assert attempt.seconds < 2


@pytest.mark.parametrize("address", ["http://10.0.0.1/x", "http://[::1]/x", "http://169.254.169.254/latest/"])
def test_networks_of_ones_own_are_not_reached(webhook, address, settings):
    settings.FETCH_ALLOWED_NETWORKS = []
    Webhook.objects.update(address=address)
    register.send_test(webhook=webhook, by="an administrator")

    deliver.work(seconds=5)

    assert "which is" in Attempt.objects.get().error


@pytest.mark.parametrize("address", ["ftp://example.org/", "https://user:word@example.org/", "no address"])
def test_what_is_no_web_address_is_not_registered(address):
    with pytest.raises(AddressRefused):
        register.register(address=address, kinds=["link"], by="an administrator")


def test_a_test_tells_of_nothing_and_is_tried_once(receiver, webhook):
    receiver.status = 500
    register.send_test(webhook=webhook, by="an administrator")

    deliver.work(seconds=5)
    deliver.work(seconds=5)

    assert [one.said["data"]["changes"] for one in receiver.received] == [[]]
    assert (Delivery.objects.get().state, Webhook.objects.get().failures) == ("failed", 0)


def test_what_has_arrived_can_be_sent_again_under_its_id(receiver, webhook):
    world.make(2)
    deliver.work(seconds=5)
    sent = Delivery.objects.get()
    register.send_again(delivery=sent, by="an administrator")

    deliver.work(seconds=5)

    first, second = receiver.received
    assert first.headers["webhook-id"] == second.headers["webhook-id"] == sent.public_id
    assert first.body == second.body
    assert Delivery.objects.get().state == "delivered"


def test_a_new_secret_signs_from_then_on(receiver, webhook):
    old = webhook.secret
    new = register.renew_secret(webhook=webhook, by="an administrator")
    register.send_test(webhook=webhook, by="an administrator")

    deliver.work(seconds=5)

    assert receiver.received[0].is_signed_with(new)
    assert not receiver.received[0].is_signed_with(old)


def test_what_was_told_long_ago_is_forgotten_but_not_what_waits(receiver, webhook):
    world.make(2)
    deliver.work(seconds=5)
    receiver.status = 500
    approve(Link.objects.first())
    deliver.work(seconds=5)
    Delivery.objects.update(made_at=timezone.now() - timedelta(days=31))

    deliver.forget()

    assert [one.state for one in Delivery.objects.all()] == ["waiting"]
