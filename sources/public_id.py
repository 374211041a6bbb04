"""Ids fit for addresses: short, random, of characters that cannot be taken for one another."""

import os
from functools import partial

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 10  # 8e14 ids: a million rows of one kind meet no other by chance; the database refuses the rest

_WITHOUT_LIKE = """
DO $$ DECLARE its_name text; BEGIN
    FOR its_name IN SELECT indexname FROM pg_indexes
        WHERE schemaname = current_schema() AND starts_with(tablename, '{app}_') AND indexname ~ '_public_id_.*_like$'
    LOOP EXECUTE format('DROP INDEX %I', its_name); END LOOP;
END $$
"""


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


def without_like(app: str) -> str:
    """Return what a migration runs to drop the second index that Django gives the ids of the tables of `app`, for
    LIKE: nobody looks for parts of an id, and at random places of an index each new row costs a page of its own.
    """
    return _WITHOUT_LIKE.format(app=app)
