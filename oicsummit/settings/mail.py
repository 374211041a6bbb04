"""A mail server, where there is one: links to set a password go by mail, else administrators are shown them."""

from oicsummit.settings.environment import flag, number, text

EMAIL_HOST = text("MAIL_HOST")
EMAIL_PORT = number("MAIL_PORT", 587)
EMAIL_HOST_USER = text("MAIL_USER")
EMAIL_HOST_PASSWORD = text("MAIL_PASSWORD")
EMAIL_USE_TLS = flag("MAIL_TLS", default=True)
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = text("MAIL_FROM", "oicsummit@localhost")
if not EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
