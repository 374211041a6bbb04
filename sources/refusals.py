"""Triggers by which PostgreSQL refuses what no constraint can say."""

import pgtrigger

# A long text is cut into pieces of 4096 characters once, since each substr() walks it from its beginning.
_SENTENCES_WORDS = """
IF EXISTS (
    WITH longest AS (SELECT document_id, max("end" - start) AS length FROM new_rows GROUP BY document_id),
    pieces AS MATERIALIZED (
        SELECT l.document_id, i, substr(d.text, i * 4096 + 1, 4096 + l.length) AS piece
        FROM longest l JOIN sources_document d ON d.id = l.document_id
        CROSS JOIN LATERAL generate_series(0, length(d.text) / 4096) AS i)
    SELECT FROM new_rows n LEFT JOIN pieces p ON p.document_id = n.document_id AND p.i = n.start / 4096
    WHERE n.text IS DISTINCT FROM substr(p.piece, n.start % 4096 + 1, n."end" - n.start))
THEN
    RAISE EXCEPTION 'the words of a sentence are not those of its document at its offsets'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'sentence_words';
END IF;
RETURN NULL;
"""

_SPANS_WORDS = """
IF EXISTS (
    SELECT FROM new_rows n JOIN sources_sentence s ON s.id = n.sentence_id
    WHERE s.document_id <> n.document_id OR n.start < s.start OR n."end" > s."end"
       OR n.text <> substr(s.text, n.start - s.start + 1, n."end" - n.start))
THEN
    RAISE EXCEPTION 'the words of a {kind} are not those of its sentence at its offsets'
        USING ERRCODE = 'check_violation', CONSTRAINT = '{kind}_words';
END IF;
RETURN NULL;
"""

_NEVER = "RAISE EXCEPTION '{what}' USING ERRCODE = 'restrict_violation';"


def sentences_hold() -> list[pgtrigger.Trigger]:
    """Refuse a sentence whose words are not its document's."""
    return _on_write("words_hold", _SENTENCES_WORDS)


def spans_hold(kind: str) -> list[pgtrigger.Trigger]:
    """Refuse a `kind` (claim, quantity) whose words are not its sentence's, or its sentence not its document's."""
    return _on_write("words_hold", _SPANS_WORDS.format(kind=kind))


def never_changes(*columns: str, what: str) -> pgtrigger.Trigger:
    """Refuse an update of any of `columns`."""
    condition = " OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in columns)
    return pgtrigger.Trigger(
        name="never_changes",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        condition=pgtrigger.Condition(condition),
        func=_NEVER.format(what=what),
    )


def never_removed(what: str) -> list[pgtrigger.Trigger]:
    """Refuse a delete and a truncate."""
    func = _NEVER.format(what=what)
    return [
        pgtrigger.Trigger(name="never_removed", operation=pgtrigger.Delete, when=pgtrigger.Before, func=func),
        pgtrigger.Trigger(
            name="never_emptied",
            operation=pgtrigger.Truncate,
            when=pgtrigger.Before,
            level=pgtrigger.Statement,
            func=func,
        ),
    ]


def _on_write(name: str, func: str) -> list[pgtrigger.Trigger]:
    # PostgreSQL gives the new rows of a statement to a trigger for one kind of statement only.
    return [
        pgtrigger.Trigger(
            name=f"{name}_on_{verb}",
            operation=operation,
            when=pgtrigger.After,
            level=pgtrigger.Statement,
            referencing=pgtrigger.Referencing(new="new_rows"),
            func=func,
        )
        for verb, operation in (("insert", pgtrigger.Insert), ("update", pgtrigger.Update))
    ]
