"""The one way in which an event loses something: the words of a document that has been erased."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION erase_words_of_events(erased bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    words text[] := ARRAY['text', 'title', 'author', 'published_words', 'slots', 'reasons', 'read', 'chain',
        'speaker_as_read', 'noun', 'modifier_text', 'period_text', 'period', 'before', 'after', 'note', 'name'];
    changed bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM sources_document WHERE id = erased AND state = 'erased') THEN
        RAISE EXCEPTION 'only the events of an erased document lose their words';
    END IF;
    WITH its AS (
        SELECT public_id FROM sources_document WHERE id = erased
        UNION SELECT public_id FROM claims_claim WHERE document_id = erased
        UNION SELECT public_id FROM figures_quantity WHERE document_id = erased
        UNION SELECT f.public_id FROM figures_figure f JOIN figures_quantity q ON q.figure_id = f.id
            WHERE q.document_id = erased
        UNION SELECT l.public_id FROM claims_link l JOIN claims_claim c ON c.id IN (l.a_id, l.b_id)
            WHERE c.document_id = erased
        UNION SELECT d.public_id FROM claims_decision d
            LEFT JOIN claims_link l ON l.id = d.link_id
            JOIN claims_claim c ON c.id IN (d.claim_id, l.a_id, l.b_id) WHERE c.document_id = erased)
    UPDATE sources_event e SET before = e.before - words, after = e.after - words
    FROM its WHERE e.public_id = its.public_id AND (e.before ?| words OR e.after ?| words);
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0004_desk"), ("sources", "0004_erased"), ("figures", "0002_no_figure_key")]

    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION erase_words_of_events(bigint)")]
