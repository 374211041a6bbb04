from oicsummit.celery import app
from tests.worker import eventually


def test_a_worker_takes_tasks_from_the_broker_and_may_reach_the_database(worker):
    app.send_task("celery.backend_cleanup", ignore_result=True)

    eventually(lambda: "celery.backend_cleanup" in worker.words() and "succeeded" in worker.words())


def test_what_a_killed_worker_left_is_done_by_the_next(start_worker):
    start_worker().kill()
    app.send_task("celery.backend_cleanup", ignore_result=True)

    second = start_worker()

    eventually(lambda: "succeeded" in second.words())
