import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oicsummit.settings")

application = get_wsgi_application()

from oicsummit.watching import pulse  # noqa: E402  it reads settings, which are loaded only now

pulse.keep("web")

# What is loaded by now stays, and what a page is made of goes with it: looking through it all again and again is lost.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 50, 50)
