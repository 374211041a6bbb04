"""Who is asking: a token (knox), with what it was made for."""

from knox.auth import TokenAuthentication
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from oicsummit import tokens


class Token(TokenAuthentication):
    """As knox's, but a token made for reading only writes nothing, and each use is noted."""

    def authenticate(self, request: Request) -> tuple | None:
        found = super().authenticate(request)
        if found is not None:
            grant = tokens.used(found[1])
            if grant and not grant.may_write and request.method not in SAFE_METHODS:
                raise PermissionDenied("This token is for reading only.")
        return found
