"""A decision at the desk and the link after it, among few proposed links and among very many.

SCALE (100,000 by default) is the number of proposed links. Beside the step and the whole answer to a pressed key
stands the bare SQL that does the same by its indexes: write the link's state, keep the decision, find the next link
with its claims. Prints ratios of medians taken in turns within one run, and how many queries an answer takes.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks import _own

SCALE = int(os.environ.get("SCALE", "100000"))
FEW = 100
ROUNDS = 25


def main() -> None:
    """Make links in a database of this run's own, few and then many, and measure."""
    with _own.servers():
        _prepare()
        few = _measured(FEW)
        many = _measured(SCALE)
        _report(few, many)


@dataclass(frozen=True)
class Measured:
    """Median seconds of the bare SQL, of the step with its next link, and of the whole answer; and its queries."""

    bare: float
    step: float
    answer: float
    queries: int


def _prepare() -> None:
    from django.test.utils import setup_test_environment

    from benchmarks import api

    setup_test_environment()
    api._fill(SCALE + 1)  # as many claims, of which each is linked with the next


def _link(count: int) -> None:
    """Bring the number of links to `count`: all proposed, by bulk SQL, of different consequence."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_link DISABLE TRIGGER USER")
        cursor.execute(_LINKS, [count])
        cursor.execute("ALTER TABLE claims_link ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE claims_link")


_LINKS = """
INSERT INTO claims_link (public_id, a_id, b_id, relation, relation_read, slots, reasons, findings, score, state,
    consequence, alike, second_reading, rule_version)
SELECT 'l-' || lpad(a.id::text, 10, '2'), a.id, b.id, 'corroborates', 'corroborates',
    '[{"name": "value", "outcome": "compatible", "a": "one", "b": "other", "reason": "the ranges meet"}]',
    '["same figure"]', '[]', 0.8, 'proposed', (a.id * 7919 %% 1000) / 1000.0, 'kind ' || a.id %% 50, 'none', '1'
FROM (SELECT id FROM claims_claim ORDER BY id LIMIT %s) a JOIN claims_claim b ON b.id = a.id + 1
ON CONFLICT DO NOTHING
"""


def _measured(count: int) -> Measured:
    from django.contrib.auth import get_user_model
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from oicsummit.access import Role, give_role

    _link(count)
    cache.clear()
    user, _ = get_user_model().objects.get_or_create(username="ruth")
    give_role(user=user, role=Role.EDITOR)
    press = _pressed(user)
    press()  # templates are read and the tally is counted once
    with CaptureQueriesContext(connection) as asked:
        press()
    queries = len(asked)  # before the next request forgets what was asked
    medians = _in_turns(_by_sql(user), _by_step(user), press)
    return Measured(*medians, queries)


def _pressed(user: Any) -> Callable[[], None]:
    """What the key A does: the decision is sent, and the next link comes back as a fragment."""
    from django.test import Client

    from claims.selectors import desk

    client = Client()
    client.force_login(user)

    def press() -> None:
        (link,) = desk.following(desk.Wanted(user=user))
        before = time.perf_counter()
        answer = client.post(f"/desk/{link.public_id}/decide/", {"state": "approved"}, headers={"hx-request": "true"})
        press.seconds = time.perf_counter() - before
        assert answer.status_code == 200, answer

    return press


def _by_step(user: Any) -> Callable[[], None]:
    from claims import review
    from claims.selectors import desk

    def step() -> None:
        (link,) = desk.following(desk.Wanted(user=user))
        before = time.perf_counter()
        review.decide(link=link, by=user, state="approved")
        assert desk.following(desk.Wanted(user=user), link)
        step.seconds = time.perf_counter() - before

    return step


def _by_sql(user: Any) -> Callable[[], None]:
    from django.db import connection, transaction

    from sources import public_id

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(_NEXT)
            link = cursor.fetchone()[0]
            before = time.perf_counter()
            with transaction.atomic():
                cursor.execute(_DECIDED, [link])
                cursor.execute(_KEPT, [public_id.new("e"), user.pk, link])
            cursor.execute(_NEXT)
            assert cursor.fetchone()
            bare.seconds = time.perf_counter() - before

    return bare


_DECIDED = "UPDATE claims_link SET state = 'approved' WHERE id = %s"
_KEPT = """
INSERT INTO claims_decision (public_id, who_id, "when", kind, link_id, before, after, why, reason_code, rests_on, state)
VALUES (%s, %s, now(), 'link_state', %s, '{"state": "proposed"}', '{"state": "approved"}', '', '', '{}', 'carried')
"""
_NEXT = """
SELECT l.id, l.slots, a.text, b.text, da.title, db.title FROM claims_link l
JOIN claims_claim a ON a.id = l.a_id JOIN claims_claim b ON b.id = l.b_id
JOIN sources_document da ON da.id = a.document_id JOIN sources_document db ON db.id = b.document_id
WHERE l.gone_in_id IS NULL AND l.state IN ('proposed', 'disagreement') ORDER BY l.consequence DESC, l.id LIMIT 1
"""


def _in_turns(*calls: Callable[[], None]) -> list[float]:
    """The median seconds of each, taken in turns after a first go of all."""
    for call in calls:
        call()
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(ROUNDS):
        for call, kept in zip(calls, times, strict=True):
            call()
            kept.append(call.seconds)
    return [statistics.median(kept) for kept in times]


def _report(few: Measured, many: Measured) -> None:
    print(f"{SCALE:,} proposed links, beside {FEW}")
    print(f"queries of an answer: {many.queries}, beside {few.queries}")
    for name in ("step", "answer"):
        at, beside = getattr(many, name), many.bare
        said = f"{at / beside:.2f} times the bare SQL ({at * 1000:.1f} ms, {beside * 1000:.1f} ms)"
        print(f"{name}: {said}, {at / getattr(few, name):.2f} times what it costs among {FEW}")
