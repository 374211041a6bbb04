"""What the tests of webhooks share."""

import ipaddress
from collections.abc import Iterator

import pytest

from oicsummit.webhooks import register
from oicsummit.webhooks.models import Webhook
from tests.webhooks.receiver import Receiver, listening


@pytest.fixture
def receiver(settings) -> Iterator[Receiver]:
    """A receiver whose network may be reached in this test."""
    settings.FETCH_ALLOWED_NETWORKS = [str(ipaddress.ip_network("127.0.0.0/8"))]
    with listening() as receiver:
        yield receiver


@pytest.fixture
def webhook(receiver: Receiver, transactional_db: None) -> Webhook:
    """The receiver, registered for links and checks."""
    return register.register(address=receiver.address, kinds=["link", "check", "document"], by="an administrator")
