"""`python -m benchmarks._fill CLAIMS`: fills the database of a running site with a corpus, links, and editors.

The claims are those of `_corpus`; those that tell an earlier one again are linked with it and share its figure, and
each third claim is linked as related with one of another document.
"""

import os
import sys
from collections.abc import Iterator

EDITORS, PASSWORD = 4, "a password for the load"  # of a site that lives as long as the benchmark
RELATIONS = ("corroborates", "corroborates", "contradicts")


def main(claims: int) -> None:
    """Fill it, as the owner."""
    os.environ.update(DATABASE_ROLE="owner", DJANGO_SETTINGS_MODULE="oicsummit.settings", LOG_LEVEL="ERROR")
    import django

    django.setup()
    from benchmarks import _load

    _load.extend(0, claims)
    _link(claims)
    _let_in()


def pairs(claims: int) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers of the claims that are linked, and how."""
    from benchmarks import _corpus

    for number in range(claims):
        earlier = _corpus.told(number).repeats
        if earlier is not None and earlier != number:
            yield min(number, earlier), max(number, earlier), RELATIONS[number % 3]
        elif number % 3 == 0 and number + 1_003 < claims:
            yield number, number + 1_003, "related"


def _link(claims: int) -> None:
    from django.db import connection
    from psycopg.types.json import Jsonb

    from benchmarks import _load

    slot = {"name": "value", "outcome": "compatible", "a": "one", "b": "other", "reason": "the ranges meet"}
    columns = (
        "id public_id a_id b_id relation relation_read slots reasons findings score state consequence alike "
        "second_reading rule_version"
    )
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_link DISABLE TRIGGER USER")
        with cursor.copy(f"COPY claims_link ({', '.join(columns.split())}) FROM STDIN") as copy:
            for key, (a, b, relation) in enumerate(sorted(set(pairs(claims))), _load.BASE):
                copy.write_row(
                    (key, _load._public("l", key), _load.BASE + a, _load.BASE + b, relation, relation, Jsonb([slot]),
                     Jsonb(["same figure"]), Jsonb([]), 0.8, "proposed", key % 997 / 997, f"kind {key % 50}", "none",
                     "1")
                )  # fmt: skip
        cursor.execute("ALTER TABLE claims_link ENABLE TRIGGER USER")
        cursor.execute("ALTER TABLE figures_quantity DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE figures_quantity q SET figure_id = l.a_id FROM claims_link l"
            " WHERE q.id = l.b_id AND l.relation <> 'related' AND q.figure_id = l.b_id"
        )
        cursor.execute("ALTER TABLE figures_quantity ENABLE TRIGGER USER")
        cursor.execute("VACUUM (ANALYZE) claims_link, figures_quantity")


def _let_in() -> None:
    from django.contrib.auth import get_user_model

    from oicsummit.access import Role, give_role

    for number in range(EDITORS):
        user = get_user_model().objects.create_user(f"editor-{number}", password=PASSWORD)
        give_role(user=user, role=Role.EDITOR)


if __name__ == "__main__":
    main(int(sys.argv[1]))
