"""The Celery application: `celery -A oicsummit.celery worker`."""

import gc
import os

from celery import Celery, Task
from celery.signals import setup_logging, task_prerun, worker_init

from oicsummit.watching import jobs, pulse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oicsummit.settings")

app = Celery("oicsummit")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["oicsummit", "oicsummit.webhooks"])
app.autodiscover_tasks(["oicsummit"], related_name="mailed")
YOUNG = 50_000  # a document makes as many objects in a moment; looking through them every 700 is a tenth of the work
WATCHED = (jobs, pulse)  # they listen to what processes do; loading them is enough


@setup_logging.connect
def keep_our_logging(**_: object) -> None:
    """That something listens is enough: Celery then leaves the logging of settings/logs.py alone."""


@worker_init.connect
def load_the_models_once(**_: object) -> None:
    """Before the children are forked, so that they share the models' memory: 37 MB each instead of 146."""
    from oicsummit import reader  # here, as the next: only a worker needs them
    from oicsummit.analysis import similarity

    reader.read(text="The first sentence of the day counted 3 words.", published=None)
    similarity.vector("first")
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


@task_prerun.connect
def let_go_of_a_broken_connection(task: Task, **_: object) -> None:
    """As Django does at each request, which a worker has none of; whoever runs a task here and now has a connection."""
    from django.db import close_old_connections  # here: settings are read by now

    if not task.request.is_eager:
        close_old_connections()


@task_prerun.connect
def name_the_task_in_logs(task_id: str, task: object, **_: object) -> None:
    import structlog  # here: celery.py is imported by commands that log nothing

    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(task=task.name, task_id=task_id)
