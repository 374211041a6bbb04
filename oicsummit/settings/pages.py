"""Templates and static files."""

from oicsummit.settings.environment import BASE_DIR, flag, number, text

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = text("STATIC_ROOT", str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]

# Built static files carry their hash in their name and may be kept for ever; without a build (tests, a developer's
# server) they are served from where they lie.
STATIC_BUILT = flag("STATIC_BUILT")
WHITENOISE_USE_FINDERS = not STATIC_BUILT
WHITENOISE_AUTOREFRESH = not STATIC_BUILT

# Not whitenoise's compressed storage: over the API reference's source maps it takes most of a minute every time.
_static = "ManifestStaticFilesStorage" if STATIC_BUILT else "StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},  # unused: originals lie in the database
    "staticfiles": {"BACKEND": f"django.contrib.staticfiles.storage.{_static}"},
}

# How old the counts over everything may be that pages show in a large installation; 0: counted each time.
COUNTS_SECONDS = number("COUNTS_SECONDS", 30)
