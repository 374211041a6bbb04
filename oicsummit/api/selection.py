"""`fields=` and `include=` of a request."""

from oicsummit.api.errors import Invalid
from oicsummit.api.record import Record, Selection, everything

DEPTH = 3  # of include=a.document.publisher


def read(parameters: dict[str, str], record: type[Record], *, whole: bool) -> Selection:
    """Return what `parameters` ask for; `whole`: also the fields that lists leave out. Raises Invalid."""
    fields = _fields(parameters["fields"], record) if "fields" in parameters else None
    if fields is None and whole:
        fields = everything(record)
    names = _words(parameters.get("include", ""))
    return Selection(fields, _included([name.split(".") for name in names], record))


def _fields(value: str, record: type[Record]) -> frozenset[str]:
    names = frozenset(_words(value))
    unknown = sorted(names - everything(record))
    if unknown or not names:
        raise Invalid("fields", f"No such field: {', '.join(unknown)}. Choose of: {_listed(everything(record))}.")
    return names


def _included(paths: list[list[str]], record: type[Record], depth: int = 1) -> dict[str, Selection]:
    found: dict[str, Selection] = {}
    for name in dict.fromkeys(path[0] for path in paths):
        if name not in record.includes or depth > DEPTH:
            raise Invalid("include", f"Cannot include {name} here. Choose of: {_listed(record.includes) or 'nothing'}.")
        deeper = [path[1:] for path in paths if path[0] == name and len(path) > 1]
        found[name] = Selection(None, _included(deeper, record.includes[name].record, depth + 1))
    return found


def _words(value: str) -> list[str]:
    return [word.strip() for word in value.split(",") if word.strip()]


def _listed(names: object) -> str:
    return ", ".join(sorted(names))
