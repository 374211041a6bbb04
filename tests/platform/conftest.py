"""What several tests of the platform share."""

from collections.abc import Iterator

import pytest

from tests.platform.deployment import Deployment, deployed


@pytest.fixture(scope="session")
def deployment() -> Iterator[Deployment]:
    """The services of docker-compose.yml, none of them started."""
    with deployed() as made:
        yield made
