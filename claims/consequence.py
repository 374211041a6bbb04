"""How much hangs on a link, so that editors meet the most consequential first, and which links are alike."""

from django.db import connection

from sources.models import Document

# Of a link l between claims ca and cb, which are borne out or contradicted so many times besides.
CONSEQUENCE = """
CASE l.relation WHEN 'contradicts' THEN 8 WHEN 'part_of' THEN 3 WHEN 'corroborates' THEN 2 ELSE 1 END
* (1 + ln(1 + {times})) * (0.5 + (ca.worth + cb.worth) / 2) * (0.5 + l.score / 2)
"""
ALIKE = """
md5(l.relation || coalesce((
    SELECT string_agg((slot ->> 'name') || (slot ->> 'outcome'), ',' ORDER BY slot ->> 'name')
    FROM jsonb_array_elements(l.slots) slot), ''))
"""

# A contradiction of what many repeat comes before a vague relation of what nobody repeats. `repeated` counts the
# claims that bear out or contradict either end. Links are alike where relation and the outcome of each slot are.
_WEIGH = """
WITH own AS (SELECT id FROM claims_claim WHERE document_id = %(document)s),
mine AS (
    SELECT l.id, l.a_id, l.b_id FROM own JOIN claims_link l ON l.a_id = own.id WHERE l.gone_in_id IS NULL
    UNION SELECT l.id, l.a_id, l.b_id FROM own JOIN claims_link l ON l.b_id = own.id WHERE l.gone_in_id IS NULL),
ends AS (SELECT a_id AS claim_id FROM mine UNION SELECT b_id FROM mine),
told AS (
    SELECT e.claim_id, l.id, l.relation, l.gone_in_id, l.state
    FROM ends e JOIN claims_link l ON l.a_id = e.claim_id
    UNION ALL SELECT e.claim_id, l.id, l.relation, l.gone_in_id, l.state
    FROM ends e JOIN claims_link l ON l.b_id = e.claim_id),
repeated AS (
    SELECT e.claim_id, count(t.id) AS times
    FROM ends e LEFT JOIN told t ON t.claim_id = e.claim_id AND t.gone_in_id IS NULL
         AND t.relation IN ('corroborates', 'contradicts') AND t.state <> 'rejected'
    GROUP BY e.claim_id),
weighed AS (
    SELECT l.id,
        {consequence} AS consequence,
        {alike} AS alike
    FROM mine JOIN claims_link l ON l.id = mine.id
    JOIN claims_claim ca ON ca.id = l.a_id JOIN claims_claim cb ON cb.id = l.b_id
    JOIN repeated ra ON ra.claim_id = l.a_id JOIN repeated rb ON rb.claim_id = l.b_id)
UPDATE claims_link l SET consequence = w.consequence, alike = w.alike FROM weighed w
WHERE l.id = w.id AND (l.consequence, l.alike) IS DISTINCT FROM (w.consequence, w.alike)
"""


def weigh(*, document: Document) -> None:
    """Weigh the links of a document's claims anew; it changes nothing that counts as an event."""
    query = _WEIGH.format(consequence=CONSEQUENCE.format(times="ra.times + rb.times"), alike=ALIKE)
    with connection.cursor() as cursor:
        cursor.execute(query, {"document": document.pk})
