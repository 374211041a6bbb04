"""Each index is there for a question that is asked: every one that is not costs each new row its time and place."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db
# The tables that grow with what is read; few rows are written to the others.
GROWING = [
    "claims_claim",
    "claims_claimkeys",
    "claims_claim_quantities",
    "claims_link",
    "figures_quantity",
    "figures_figure",
] + [f"sources_{name}" for name in ("document", "event", "keptreading", "original", "rundocument", "sentence")]
BEGINNINGS = """
WITH ours AS (
    SELECT indrelid, indexrelid::regclass::text AS name, indisunique AS is_unique, indnkeyatts AS columns,
           indkey::int[] AS keys, indclass::oid[] AS classes
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE indrelid = ANY(%s::regclass[]) AND indpred IS NULL AND indexprs IS NULL
          AND relam = (SELECT oid FROM pg_am WHERE amname = 'btree'))
SELECT one.name, other.name FROM ours one JOIN ours other USING (indrelid)
WHERE one.name <> other.name AND NOT one.is_unique AND one.columns <= other.columns
      AND one.keys[0:one.columns - 1] = other.keys[0:one.columns - 1]
      AND one.classes[0:one.columns - 1] = other.classes[0:one.columns - 1]
"""


def asked(query: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def test_no_index_is_the_beginning_of_another() -> None:
    assert asked(BEGINNINGS, GROWING) == []


def test_that_would_be_seen() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX twice ON sources_sentence (document_id)")

    assert asked(BEGINNINGS, GROWING) == [("twice", "one_sentence_of_a_span")]


def test_no_index_of_ids_is_for_parts_of_them() -> None:
    by_parts = "SELECT indexname FROM pg_indexes WHERE tablename = ANY(%s) AND indexname LIKE '%%public_id%%_like'"

    assert asked(by_parts, GROWING) == []
