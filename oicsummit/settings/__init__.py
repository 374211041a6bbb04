"""Django's settings, all of them from the environment; none is needed to import them (README lists them)."""

from oicsummit.settings.analysis import *  # noqa: F403  settings are read from this one namespace
from oicsummit.settings.api import *  # noqa: F403
from oicsummit.settings.apps import *  # noqa: F403
from oicsummit.settings.celery import *  # noqa: F403
from oicsummit.settings.database import *  # noqa: F403
from oicsummit.settings.desk import *  # noqa: F403
from oicsummit.settings.documents import *  # noqa: F403
from oicsummit.settings.logs import *  # noqa: F403
from oicsummit.settings.mail import *  # noqa: F403
from oicsummit.settings.originals import *  # noqa: F403
from oicsummit.settings.pages import *  # noqa: F403
from oicsummit.settings.security import *  # noqa: F403
from oicsummit.settings.watching import *  # noqa: F403
