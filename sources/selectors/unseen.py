"""Columns that no page shows, and that cost more to fetch and to unpack than all the others of their rows."""

_UNSEEN = {
    "document": ("text", "sketch", "metadata"),
    "sentence": ("search",),
    "quantity": ("read", "corrected"),
    "claim": ("features", "keys", "search", "read", "corrected"),
}


def of(*, at: str = "", **paths: str) -> list[str]:
    """Return what to `defer` of rows: of(claim="", document="document") is of claims fetched with their documents.

    `at` stands before each path.
    """
    return [
        "__".join(part for part in (at, path, column) if part)
        for kind, path in paths.items()
        for column in _UNSEEN[kind]
    ]
