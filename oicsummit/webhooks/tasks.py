"""The task by which registered addresses are told of changes; beat sends it every few seconds, and nobody else."""

from oicsummit.celery import app
from oicsummit.webhooks import deliver

SECONDS = 20.0  # at a time: what is left over is for the next


@app.task
def tell() -> None:
    """Tell what is to be told; harmless where another worker is at it."""
    deliver.work(seconds=SECONDS)
