"""Which quantities the links say measure the same thing."""

from collections.abc import Iterable

from django.db import connection

# The quantities of one side of a link that stand at the place which the link's value slot names.
_INSIDE = """
SELECT q.id FROM (SELECT quantity_id FROM claims_claim_quantities WHERE claim_id = joining.{side}_id OFFSET 0) AS held
CROSS JOIN LATERAL (SELECT * FROM figures_quantity WHERE id = held.quantity_id OFFSET 0) AS q
WHERE q.gone_in_id IS NULL
  AND q.start >= ({side}_span ->> 'start')::int AND q."end" <= ({side}_span ->> 'end')::int OFFSET 0
"""
# Links that corroborate or contradict compare readings of one thing; so do related ones of one value and period (one
# sum said to go to two recipients). A rejected link joins nothing. The value slot holds the places of both quantities.
# First the few links, then what their claims hold: MATERIALIZED and OFFSET keep this order, for of tables that nothing
# is known of yet the planner takes all quantities twice, and looks through the links for each two of them.
_PAIRS = """
WITH held AS (SELECT DISTINCT claim_id FROM claims_claim_quantities WHERE quantity_id = ANY(%(quantities)s)),
near AS (
    SELECT l.id FROM claims_link l JOIN held ON held.claim_id = l.a_id
    UNION SELECT l.id FROM claims_link l JOIN held ON held.claim_id = l.b_id),
compared AS (
    SELECT l.a_id, l.b_id, l.relation, value.slot,
           (SELECT slot ->> 'outcome' FROM jsonb_array_elements(l.slots) slot
            WHERE slot ->> 'name' = 'period' LIMIT 1) AS period
    FROM near JOIN claims_link l ON l.id = near.id
    CROSS JOIN LATERAL (
        SELECT slot FROM jsonb_array_elements(l.slots) slot WHERE slot ->> 'name' = 'value' LIMIT 1) AS value
    WHERE l.gone_in_id IS NULL AND l.state <> 'rejected'),
joining AS MATERIALIZED (
    SELECT a_id, b_id, slot -> 'a_span' AS a_span, slot -> 'b_span' AS b_span FROM compared
    WHERE relation IN ('corroborates', 'contradicts')
       OR (relation = 'related' AND slot ->> 'outcome' IN ('same', 'compatible') AND period IS DISTINCT FROM 'differs'))
SELECT DISTINCT least(a.id, b.id), greatest(a.id, b.id)
FROM joining CROSS JOIN LATERAL ({a}) AS a CROSS JOIN LATERAL ({b}) AS b
WHERE a.id <> b.id
ORDER BY 1, 2
"""
_JOINED = _PAIRS.format(a=_INSIDE.format(side="a"), b=_INSIDE.format(side="b"))


def joined(quantity_ids: Iterable[int]) -> list[tuple[int, int]]:
    """Return the pairs of quantities, at least one of each among `quantity_ids`, that links join into one figure."""
    with connection.cursor() as cursor:
        cursor.execute(_JOINED, {"quantities": list(quantity_ids)})
        return cursor.fetchall()
