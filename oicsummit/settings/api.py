"""The API: who, how much, and its reference."""

from datetime import timedelta

from oicsummit.settings.environment import number, text

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "oicsummit.api.authentication.Token",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["oicsummit.api.permissions.MayRead"],
    "DEFAULT_RENDERER_CLASSES": ["oicsummit.api.renderers.RecordRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "oicsummit.api.renderers.Negotiation",
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "oicsummit.api.pagination.Keyset",
    "DEFAULT_FILTER_BACKENDS": ["oicsummit.api.filters.Filters"],
    "DEFAULT_SCHEMA_CLASS": "oicsummit.api.schema.Described",
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_THROTTLE_CLASSES": ["oicsummit.api.throttling.Throttle"],
    "DEFAULT_THROTTLE_RATES": {
        "anon": text("API_RATE_ANONYMOUS", "600/minute"),
        "user": text("API_RATE_USER", "3000/minute"),
    },
    "EXCEPTION_HANDLER": "oicsummit.api.errors.handle",
    "NUM_PROXIES": number("PROXIES", 0),
}

# What a program in a browser of another site may read besides the body (CORS_ALLOWED_ORIGINS says which sites).
CORS_EXPOSE_HEADERS = [
    "ETag", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After", "WWW-Authenticate",
]  # fmt: skip

# What an evidence bundle may unpack to, in bytes (oicsummit/bundle).
BUNDLE_MAX_BYTES = number("BUNDLE_MAX_BYTES", 20_000_000_000)

# After so many attempts in a row that failed, over more than a day, an address is told of changes no more.
WEBHOOK_FAILURES = number("WEBHOOK_FAILURES", 12)

REST_KNOX = {"TOKEN_TTL": timedelta(days=number("TOKEN_DAYS", 365))}
KNOX_TOKEN_MODEL = "knox.AuthToken"  # named, since oicsummit.Grant refers to it  # noqa: S105  the name of a model

SPECTACULAR_SETTINGS = {
    "TITLE": "oicsummit",
    "DESCRIPTION": "What documents claim: claims, figures, links between them, and the sentences they rest on.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    # `fields` may leave out any field, so none of an answer is required.
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENFORCE_NON_BLANK_FIELDS": True,
    "POSTPROCESSING_HOOKS": ["oicsummit.api.schema.finish"],
    "SORT_OPERATIONS": False,
}
