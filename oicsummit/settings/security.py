"""Who may connect, from where, and what a page may load."""

from django.core.management.utils import get_random_secret_key

from oicsummit.settings.environment import flag, number, text, words

DEBUG = flag("DEBUG")

# Without one, each process makes its own: enough for commands, not for signing people in (`check --deploy` says so).
SECRET_KEY = text("SECRET_KEY", get_random_secret_key())
SECRET_KEY_FALLBACKS = words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")
CORS_ALLOWED_ORIGINS = words("CORS_ALLOWED_ORIGINS")
CORS_URLS_REGEX = r"^/api/"

# How many proxies of ours stand before the site: so many addresses in X-Forwarded-For, from its end, are believed.
PROXIES = number("PROXIES", 0)

# How many forms one account may send, and strangers at one address.
FORM_RATE_USER = text("FORM_RATE_USER", "600/minute")
FORM_RATE_ANONYMOUS = text("FORM_RATE_ANONYMOUS", "60/minute")

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
LOGIN_URL = "/sign-in/"
# 0: a stranger sees published checks, each with the words that it is on, and nothing else of any text.
ANONYMOUS_MAY_READ = flag("ANONYMOUS_MAY_READ", default=True)
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

AXES_FAILURE_LIMIT = number("SIGN_IN_FAILURES", 10)
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# Behind a proxy everybody would else come from one address, and anyone could lock anyone out.
AXES_CLIENT_IP_CALLABLE = "oicsummit.rates.address"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "oicsummit.views.sign_in.locked_out"

# HTTPS=1 where the site is reached by https, through a proxy that sets X-Forwarded-Proto.
HTTPS = flag("HTTPS")
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = number("HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
# A session ends so many hours after its person last signed in or decided something.
SESSION_COOKIE_AGE = number("SESSION_HOURS", 168) * 3600
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Sites that may show the cards made for articles within theirs ("*": any); no other page can be framed by anyone.
FRAME_ANCESTORS = words("FRAME_ANCESTORS", "*")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the API reference's own icons are data: URLs
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
