"""What went wrong, as problem+json (RFC 9457) with a code that never changes its meaning."""

import json
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.signals import got_request_exception
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions, status

CONTENT_TYPE = "application/problem+json"

# code → what it means, in words that do not depend on the case. Codes are a promise: added to, never changed.
CODES = {
    "invalid": "The request does not fit.",
    "parse_error": "The request's body cannot be read.",
    "not_authenticated": "This needs a token or a session.",
    "authentication_failed": "The token or session is not valid.",
    "permission_denied": "This account may not do that.",
    "not_found": "There is nothing here.",
    "method_not_allowed": "This address does not take that method.",
    "not_acceptable": "None of the asked-for formats is to be had here.",
    "conflict": "Something else has happened meanwhile.",
    "too_large": "The request is too large.",
    "unsupported_media_type": "A body of this type is not read here.",
    "throttled": "Too many requests.",
    "error": "Something went wrong here.",
}

log = structlog.get_logger("oicsummit.api")


class Invalid(exceptions.ValidationError):
    """One parameter or field of the request does not fit."""

    def __init__(self, field: str, detail: str, code: str = "invalid"):
        super().__init__({field: [detail]}, code=code)


class Conflict(exceptions.APIException):
    """What the request builds on is no longer so."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "conflict"
    default_detail = CODES["conflict"]


class TooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"
    default_detail = CODES["too_large"]


def problem(
    status: int, code: str, detail: str, *, instance: str = "", errors: list[dict] | None = None
) -> HttpResponse:
    """Return the answer that says what went wrong."""
    body: dict[str, Any] = {
        "type": f"urn:oicsummit:problem:{code}",
        "title": CODES[code],
        "status": status,
        "detail": detail,
        "code": code,
        "instance": instance,
    }
    if errors:
        body["errors"] = errors
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)


def handle(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """DRF's exception handler."""
    known = _known(error)
    request: HttpRequest = context["request"]
    if known is None:
        # As Django itself does for a page: monitors and the test client hear of it.
        got_request_exception.send(sender=None, request=request)
        log.error("unexpected error", path=request.path, exc_info=error)
        return problem(500, "error", CODES["error"], instance=request.path)
    response = problem(
        known.status_code, _code(known), _detail(known), instance=request.path, errors=_errors(known.detail)
    )
    for name, value in _headers(known).items():
        response[name] = value
    return response


def _known(error: Exception) -> exceptions.APIException | None:
    match error:
        case exceptions.APIException():
            return error
        case Http404():
            return exceptions.NotFound()
        case PermissionDenied():
            return exceptions.PermissionDenied()
        case RequestDataTooBig():
            return TooLarge()
        case DjangoValidationError():
            return exceptions.ValidationError(error.messages)
        case DataError():  # a number or date that PostgreSQL cannot hold
            return exceptions.ValidationError(["A value is out of range."])
    return None


def _code(error: exceptions.APIException) -> str:
    code = error.default_code
    return code if code in CODES else "invalid"


def _detail(error: exceptions.APIException) -> str:
    if isinstance(error, exceptions.ValidationError):
        return " ".join(f"{one['field']}: {one['detail']}".removeprefix(": ") for one in _errors(error.detail) or [])
    return str(error.detail)


def _errors(detail: object, field: str = "") -> list[dict] | None:
    """The parts of a validation error, each with the path of its field; None where there are none."""
    if isinstance(detail, dict):
        return [one for name, part in detail.items() for one in _errors(part, _path(field, str(name))) or []]
    if isinstance(detail, list):
        return [
            one
            for part in detail
            for one in (_one(part, field) if isinstance(part, str) else _errors(part, field)) or []
        ]
    return None


def _one(detail: str, field: str) -> list[dict]:
    return [{"field": field, "code": getattr(detail, "code", "invalid"), "detail": str(detail)}]


def _path(field: str, name: str) -> str:
    name = "" if name == "non_field_errors" else name
    return f"{field}.{name}".strip(".")


def _headers(error: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None):
        headers["Retry-After"] = str(int(error.wait))
    return headers


@csrf_exempt  # there is nothing to protect, and its refusal would be a page
def nothing_here(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """The view of every address below /api/ that names nothing."""
    return problem(404, "not_found", "No such address; see /api/v1/reference/.", instance=request.path)
