"""Fixtures for every test."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests import shared
from tests.worker import Worker


@pytest.fixture(scope="session")
def django_db_modify_db_settings(services: None, django_db_modify_db_settings_parallel_suffix: None) -> None:
    """pytest-django asks for this before it makes the test database: the moment the servers are needed."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """The test database, with every migration applied."""
    from tests import flush  # here: the core's tests load no Django

    with django_db_blocker.unblock():
        flush.remember()


@pytest.fixture
def corpus() -> Path:
    """The folder of the real documents; skips, saying so, where it is missing."""
    return shared.folder("corpus")


@pytest.fixture
def gold() -> Path:
    """The folder of their annotations."""
    return shared.folder("gold")


@pytest.fixture
def as_app_role(db: None) -> Callable[[], AbstractContextManager[None]]:
    """`with as_app_role():` inside a test's transaction, what follows has only the rights of the site's own role."""
    from django.conf import settings  # here: the core's tests load no Django
    from django.db import connection

    from oicsummit.roles import app_role

    role = app_role()
    if role is None or connection.vendor != "postgresql":
        pytest.skip(f"services: {settings.DATABASE_URL} has one role for everything")

    @contextmanager
    def switched() -> Iterator[None]:
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {connection.ops.quote_name(role.name)}")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")

    return switched


@pytest.fixture(scope="session")
def _standing_worker(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Worker]]:
    """Holds the one worker that tests share, once there is one: it takes seconds to start."""
    standing: list[Worker] = []
    yield standing
    for worker in standing:
        worker.stop()


@pytest.fixture
def worker(transactional_db: None, _standing_worker: list[Worker], tmp_path: Path) -> Worker:
    """A Celery worker that takes tasks from the real broker and works on the test database."""
    if not _standing_worker or _standing_worker[0].process.poll() is not None:
        _empty_the_queue()
        _standing_worker[:] = [Worker(tmp_path / "worker.log").wait_until_ready()]
    return _standing_worker[0]


@pytest.fixture
def start_worker(
    transactional_db: None, _standing_worker: list[Worker], tmp_path: Path
) -> Iterator[Callable[..., Worker]]:
    """`start_worker(concurrency=1, env={})`: workers of the test's own, to be killed; nobody else takes its tasks."""
    while _standing_worker:
        _standing_worker.pop().stop()
    _empty_the_queue()
    mine: list[Worker] = []

    def start(**options: object) -> Worker:
        mine.append(Worker(tmp_path / f"worker-{len(mine)}.log", **options).wait_until_ready())
        return mine[-1]

    yield start
    for each in mine:
        each.kill()


def _empty_the_queue() -> None:
    import redis  # here: the core's tests need no queue
    from django.conf import settings

    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        broker.flushdb()
