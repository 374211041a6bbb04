"""Ids fit for addresses: short, random, of characters that cannot be taken for one another."""

import os
from functools import partial

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 10  # 8e14 ids: a million rows of one kind meet no other by chance; the database refuses the rest


def new(prefix: str) -> str:
    """Return a fresh id, such as "c-7h2kq9x4mw" for the prefix "c"."""
    drawn = int.from_bytes(os.urandom(8)) % len(ALPHABET) ** LENGTH  # drawn once: a document makes a hundred
    letters = []
    for _ in range(LENGTH):
        drawn, letter = divmod(drawn, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return f"{prefix}-{''.join(letters)}"


def field(prefix: str) -> models.CharField:
    """Return the model field `public_id` of a kind of row: set once, unique, never reused."""
    return models.CharField(max_length=16, unique=True, editable=False, default=partial(new, prefix))
