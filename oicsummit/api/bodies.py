"""What is sent here: read as strictly as parameters are, so that a misspelt field is never taken for none."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from oicsummit.api.errors import Conflict, Invalid


class Body(serializers.Serializer):
    """The base of all bodies: a field that it does not know is an error."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if isinstance(data, Mapping) and (unknown := sorted(set(data) - set(self.fields))):
            names = ", ".join(self.fields)
            raise serializers.ValidationError({unknown[0][:100]: [f"No such field here. There are: {names}."]})
        return super().to_internal_value(data)


class Text(serializers.CharField):
    """A text as it is; a number is none."""

    def __init__(self, **kwargs: Any):
        super().__init__(trim_whitespace=False, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Word(serializers.ChoiceField):
    """One of some words; true and 1 are none."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return super().to_internal_value(data)


class Yes(serializers.BooleanField):
    """true or false, and not the words that a form might send for them."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Whole(serializers.IntegerField):
    """A whole number, not a text of one."""

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return super().to_internal_value(data)


def read(body: type[Body], request: Request) -> dict[str, Any]:
    """Return the request's body by field; raises ValidationError."""
    found = body(data=request.data)
    found.is_valid(raise_exception=True)
    return found.validated_data


@contextmanager
def refusing(conflicts: tuple[type[Exception], ...] = (), **invalid: type[Exception]) -> Iterator[None]:
    """Answer what a step raises: `conflicts` with 409, and those of `invalid` with 400, each by its field's name."""
    try:
        yield
    except conflicts as error:
        raise Conflict(_sentence(error)) from error
    except tuple(invalid.values()) as error:
        field = next(name for name, kind in invalid.items() if isinstance(error, kind))
        raise Invalid(field, _sentence(error)) from error


def _sentence(error: Exception) -> str:
    words = str(error)
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")
