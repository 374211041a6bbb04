"""A delivery survives its worker: killed while the receiver has not answered yet, it is sent again by the next."""

from datetime import timedelta

import pytest
from django.utils import timezone

from oicsummit.webhooks.models import Delivery
from oicsummit.webhooks.tasks import tell
from tests.api import world
from tests.worker import eventually


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_on_the_way_leaves_it_to_the_next(start_worker, receiver, webhook):
    allowed = {"FETCH_ALLOWED_NETWORKS": "127.0.0.0/8"}
    receiver.seconds = 8
    first = start_worker(env=allowed)
    world.make(2)

    tell.delay()
    receiver.arrived.wait(60)
    first.kill()
    receiver.seconds = 0
    delivery = Delivery.objects.get()
    assert (delivery.state, len(receiver.received)) == ("waiting", 1)
    # As if the minute for which the first worker had taken it were over.
    Delivery.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    start_worker(env=allowed)
    tell.delay()
    eventually(lambda: Delivery.objects.get().state == "delivered")

    assert {one.headers["webhook-id"] for one in receiver.received} == {delivery.public_id}
    assert len(receiver.received) == 2
    assert [one.status for one in delivery.attempts.all()] == [None, 204]
