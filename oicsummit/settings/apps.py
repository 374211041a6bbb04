"""What the project is put together from."""

from oicsummit.settings.environment import text

INSTALLED_APPS = [
    "oicsummit",
    "sources",
    "figures",
    "claims",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "pgtrigger",
    "django_htmx",
    "csp",
    "axes",
    "corsheaders",
    "rest_framework",
    "knox",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_celery_beat",
]

MIDDLEWARE = [
    "oicsummit.health.HealthMiddleware",  # before anything that needs a host name, a session or the database
    "oicsummit.watching.requests.MetricsMiddleware",  # so that what those after it refuse is counted too
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "oicsummit.logs.RequestLogMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",  # as the one before it, so that refusals too say what they may load
    "oicsummit.gate.WellFormedMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "oicsummit.remembered.OwnChangesMiddleware",
    "oicsummit.gate.ReadingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "oicsummit.uploads.UploadLimitMiddleware",
    "oicsummit.limits.FormLimitMiddleware",
    "oicsummit.gate.WellFormedFormMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "oicsummit.urls"
WSGI_APPLICATION = "oicsummit.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = text("TIME_ZONE", "Europe/London")
USE_TZ = True
