import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oicsummit.settings")

application = get_wsgi_application()

from oicsummit.watching import pulse  # noqa: E402  it reads settings, which are loaded only now

pulse.keep("web")
