"""The queue. Redis may lose everything: PostgreSQL holds what is to be done (oicsummit/tasks.py)."""

from kombu import Queue

from oicsummit.embedded import addresses
from oicsummit.settings.database import REDIS_URL
from oicsummit.settings.environment import number
from oicsummit.settings.originals import ORIGINALS_BUCKET

CELERY_BROKER_URL = addresses.broker_url(REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True
# Otherwise Celery closes it before and after each task, and a new one costs as much as storing half a document. What
# broke is let go of before the next task (oicsummit/celery.py).
CELERY_DB_REUSE_MAX = 1_000
CELERY_TASK_TIME_LIMIT = number("TASK_TIME_LIMIT", 900)  # seconds; the worker's child is killed
CELERY_TASK_SOFT_TIME_LIMIT = CELERY_TASK_TIME_LIMIT - 30
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TRACK_STARTED = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Longer than the hard limit, or a long task would be run twice at once.
    "visibility_timeout": CELERY_TASK_TIME_LIMIT + 60,
    # Otherwise what a killed worker held is looked for only every 100 seconds.
    "unacked_restore_interval": 2,
    "unacked_restore_throttle": 1,
    # Whoever asks for a run must not wait for a broker that is away: the run waits in the database instead.
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "socket_connect_timeout": 2,
}
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_TIMEZONE = "UTC"
DJANGO_CELERY_BEAT_TZ_AWARE = True
# Looking for what was left over, and what people wait for, neither waits behind the work nor counts as work that waits.
CELERY_TASK_QUEUES = [Queue("celery"), Queue("upkeep")]
CELERY_TASK_ROUTES = {
    "oicsummit.tasks.resume": {"queue": "upkeep"},
    "oicsummit.mailed.send_link": {"queue": "upkeep"},
    "oicsummit.tasks.settle_originals": {"queue": "upkeep"},
    "oicsummit.webhooks.tasks.tell": {"queue": "upkeep"},
}
CELERY_BEAT_SCHEDULE = {
    # An hour's worth of these must not pile up while no worker is there to take them.
    "resume": {"task": "oicsummit.tasks.resume", "schedule": 10.0, "options": {"expires": 10}},
    "tell": {"task": "oicsummit.webhooks.tasks.tell", "schedule": 5.0, "options": {"expires": 5}},
    "expire": {"task": "oicsummit.tasks.expire", "schedule": 600.0, "options": {"expires": 600}},
}
if ORIGINALS_BUCKET:
    settle = {"task": "oicsummit.tasks.settle_originals", "schedule": 60.0, "options": {"expires": 60}}
    CELERY_BEAT_SCHEDULE["settle"] = settle
# Every so many hours documents that were read by older rules are read again; 0: only when somebody asks.
REREAD_HOURS = number("REREAD_HOURS", 0)
if REREAD_HOURS:
    CELERY_BEAT_SCHEDULE["reread"] = {"task": "oicsummit.tasks.reread", "schedule": REREAD_HOURS * 3600.0}
