"""Which quantities the links say measure the same thing."""

from collections.abc import Iterable

from django.db import connection

# Links that corroborate or contradict compare readings of one thing; so do related ones of one value and period (one
# sum said to go to two recipients). A rejected link joins nothing. The value slot holds the places of both quantities.
_JOINED = """
WITH held AS (SELECT DISTINCT claim_id FROM claims_claim_quantities WHERE quantity_id = ANY(%(quantities)s)),
near AS (
    SELECT l.* FROM claims_link l JOIN held ON held.claim_id = l.a_id
    UNION SELECT l.* FROM claims_link l JOIN held ON held.claim_id = l.b_id),
compared AS (
    SELECT l.a_id, l.b_id, l.relation, value.slot,
           (SELECT slot ->> 'outcome' FROM jsonb_array_elements(l.slots) slot
            WHERE slot ->> 'name' = 'period' LIMIT 1) AS period
    FROM near l
    CROSS JOIN LATERAL (
        SELECT slot FROM jsonb_array_elements(l.slots) slot WHERE slot ->> 'name' = 'value' LIMIT 1) AS value
    WHERE l.gone_in_id IS NULL AND l.state <> 'rejected')
SELECT DISTINCT least(qa.id, qb.id), greatest(qa.id, qb.id)
FROM compared c
JOIN claims_claim_quantities a ON a.claim_id = c.a_id
JOIN figures_quantity qa ON qa.id = a.quantity_id AND qa.gone_in_id IS NULL
     AND qa.start >= (c.slot #>> '{a_span,start}')::int AND qa."end" <= (c.slot #>> '{a_span,end}')::int
JOIN claims_claim_quantities b ON b.claim_id = c.b_id
JOIN figures_quantity qb ON qb.id = b.quantity_id AND qb.gone_in_id IS NULL
     AND qb.start >= (c.slot #>> '{b_span,start}')::int AND qb."end" <= (c.slot #>> '{b_span,end}')::int
WHERE qa.id <> qb.id AND (
    c.relation IN ('corroborates', 'contradicts')
    OR (c.relation = 'related' AND c.slot ->> 'outcome' IN ('same', 'compatible')
        AND c.period IS DISTINCT FROM 'differs'))
ORDER BY 1, 2
"""


def joined(quantity_ids: Iterable[int]) -> list[tuple[int, int]]:
    """Return the pairs of quantities, at least one of each among `quantity_ids`, that links join into one figure."""
    with connection.cursor() as cursor:
        cursor.execute(_JOINED, {"quantities": list(quantity_ids)})
        return cursor.fetchall()
