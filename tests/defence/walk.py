"""Every page there is, with an address of something that exists, for tests that try each of them."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from oicsummit.access import Role
from tests.api import world

_NOTHING = "x-2222222222"


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and address of every page, the API left out; of what there is, where `things` made it."""
    known = {}
    for pattern in _patterns(get_resolver()):
        if pattern.name and not (path := _address(pattern, known)).startswith("/api/"):
            yield pattern.name, path


def filled() -> Iterator[tuple[str, str]]:
    """The same, of the rows of a small world that is made here."""
    made = world.make()
    author, editor = (world.person(f"{name}-of-the-walk", Role.EDITOR) for name in ("author", "editor"))
    check = world.check(made.claims[0], author, editor)
    known = {
        "documents": made.documents[0].public_id, "claims": made.claims[0].public_id, "links": made.links[0].public_id,
        "figures": made.figure.public_id, "speakers": made.speaker.public_id, "runs": made.run.public_id,
        "checks": check.public_id, "desk": made.links[0].public_id,
    }  # fmt: skip
    for pattern in _patterns(get_resolver()):
        if pattern.name and not (path := _address(pattern, known)).startswith("/api/"):
            yield pattern.name, path


def _patterns(resolver: URLResolver, below: str = "") -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, below + str(pattern.pattern))
        elif not (below + str(pattern.pattern)).startswith("api/"):
            yield pattern


def _address(pattern: URLPattern, known: dict[str, str]) -> str:
    kind = str(pattern.pattern).split("/")[0]
    given = {"public_id": known.get(kind, _NOTHING), "number": 1, "pk": 1, "uidb64": "MQ", "token": "x-y", "slug": "x"}
    return reverse(pattern.name, kwargs={name: given[name] for name in pattern.pattern.converters})
