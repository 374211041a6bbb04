"""A request's parameters, read strictly: a filter that is misspelt must not answer with everything."""

from collections.abc import Iterable

from rest_framework.request import Request

from oicsummit.api.errors import Invalid


def read(request: Request, known: Iterable[str]) -> dict[str, str]:
    """Return the parameters by name; raises Invalid for one that is unknown, empty, given twice or unreadable."""
    allowed = sorted(known)
    for name, values in request.query_params.lists():
        if name not in allowed:
            raise Invalid(name[:100], f"No such parameter here. There are: {', '.join(allowed) or 'none'}.", "unknown")
        if len(values) > 1:
            raise Invalid(name, "Given more than once; separate several values by commas.", "repeated")
        if not values[0]:
            raise Invalid(name, "Given without a value.", "empty")
        if "\x00" in values[0]:
            raise Invalid(name, "Null characters are in no text.")
    return request.query_params.dict()
