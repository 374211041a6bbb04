"""The workers' Celery app with a linking stage that does nothing: what taking in costs without it."""

from celery.signals import worker_process_init

from oicsummit.celery import app

__all__ = ["app"]


@worker_process_init.connect
def leave_linking_out(**_: object) -> None:
    from oicsummit import flow  # here: Django's apps are loaded by now

    flow.make_findable = lambda part: None
    flow.link_claims = lambda part: {"counts": {}}
