"""What hangs on a document is told of when the document is hidden or shown again: it is gone, or back, with it."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION tell_what_hangs_on_a_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO sources_event (transaction, at, actor, why, kind, public_id, action, before, after)
    SELECT pg_current_xact_id()::text::bigint, clock_timestamp(), its.actor, its.why, held.kind, held.public_id,
           'changed', jsonb_build_object('document_state', OLD.state), jsonb_build_object('document_state', NEW.state)
    FROM (
        SELECT 1 AS place, 'quantity' AS kind, q.id, q.public_id FROM figures_quantity q WHERE q.document_id = NEW.id
        UNION ALL
        SELECT 2, 'claim', c.id, c.public_id FROM claims_claim c WHERE c.document_id = NEW.id
        UNION ALL
        SELECT 3, 'sum', s.id, s.public_id FROM figures_sum s JOIN figures_quantity q ON q.id = s.whole_id
            WHERE q.document_id = NEW.id
        UNION
        SELECT 3, 'sum', s.id, s.public_id FROM figures_quantity q JOIN figures_sumpart p ON p.quantity_id = q.id
            JOIN figures_sum s ON s.id = p.sum_id WHERE q.document_id = NEW.id
        UNION
        SELECT 4, 'link', l.id, l.public_id FROM claims_claim c JOIN claims_link l ON l.a_id = c.id
            WHERE c.document_id = NEW.id
        UNION
        SELECT 4, 'link', l.id, l.public_id FROM claims_claim c JOIN claims_link l ON l.b_id = c.id
            WHERE c.document_id = NEW.id
        UNION
        SELECT 5, 'decision', d.id, d.public_id FROM claims_claim c JOIN claims_decision d ON d.claim_id = c.id
            WHERE c.document_id = NEW.id
        UNION
        SELECT 5, 'decision', d.id, d.public_id FROM claims_claim c JOIN claims_link l ON c.id IN (l.a_id, l.b_id)
            JOIN claims_decision d ON d.link_id = l.id WHERE c.document_id = NEW.id
        UNION
        SELECT 6, 'check', k.id, k.public_id FROM claims_claim c JOIN claims_check k ON k.claim_id = c.id
            WHERE c.document_id = NEW.id
    ) AS held
    -- Who did it is no longer set when a transaction ends; the document's own event has it.
    CROSS JOIN (SELECT e.actor, e.why FROM sources_event e WHERE e.public_id = NEW.public_id ORDER BY e.id DESC LIMIT 1)
        AS its
    ORDER BY held.place, held.id;
    RETURN NULL;
END $$
"""
# At the end of the transaction, so that what is written beside it meanwhile is told of too.
TRIGGER = """
CREATE CONSTRAINT TRIGGER tell_what_hangs_on_a_document AFTER UPDATE OF state ON sources_document
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN ((OLD.state IN ('withdrawn', 'erased')) <> (NEW.state IN ('withdrawn', 'erased')))
EXECUTE FUNCTION tell_what_hangs_on_a_document()
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0006_evidence_files"),
        ("sources", "0008_history"),
        ("figures", "0002_no_figure_key"),
    ]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION tell_what_hangs_on_a_document()"),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER tell_what_hangs_on_a_document ON sources_document"),
    ]
