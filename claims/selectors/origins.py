"""How many independent origins stand behind claims that say the same."""

from collections.abc import Iterable, Sequence

from claims.models import Claim


def count(claims: Sequence[Claim], same: Iterable[tuple[int, int]]) -> int:
    """Return the number of origins of `claims`.

    Claims of documents with one origin (the same wire copy, a digest and what it digests) count once, and so do the
    pairs in `same`: ids of two claims that go back to one speech or one set of data.
    """
    group = {claim.pk: claim.pk for claim in claims}
    by_origin: dict[str, int] = {}
    for claim in claims:
        first = by_origin.setdefault(claim.document.origin_key or f"document {claim.document_id}", claim.pk)
        _join(group, first, claim.pk)
    for a, b in same:
        if a in group and b in group:
            _join(group, a, b)
    return len({_root(group, pk) for pk in group})


def _join(group: dict[int, int], a: int, b: int) -> None:
    group[_root(group, a)] = _root(group, b)


def _root(group: dict[int, int], pk: int) -> int:
    while group[pk] != pk:
        pk = group[pk]
    return pk
