"""What ids look like, for routes and filters."""

from sources.public_id import ALPHABET, LENGTH

SLUG = "[-a-zA-Z0-9_]{1,80}"


def pattern(prefix: str) -> str:
    """Return the regular expression of the public ids that begin with `prefix`."""
    return f"{prefix}-[{ALPHABET}]{{{LENGTH}}}"


SENTENCE = rf"{pattern('d')}\.[0-9]{{1,9}}-[0-9]{{1,9}}"
