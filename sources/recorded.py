"""Triggers that leave an event for every change to a table, whoever makes it and however."""

from collections.abc import Iterable

import pgtrigger

_INSERT_EVENTS = """
INSERT INTO sources_event (transaction, at, actor, why, kind, public_id, action, before, after)
SELECT pg_current_xact_id()::text::bigint, clock_timestamp(),
       COALESCE(NULLIF(current_setting('oicsummit.actor', true), ''), 'not named'),
       COALESCE(current_setting('oicsummit.why', true), ''),
       '{kind}', public_id, '{action}', before, after
FROM ({rows}) AS changed ORDER BY id;
RETURN NULL;
"""

_ADDED = "SELECT n.id, n.public_id, NULL::jsonb AS before, {new} AS after FROM new_rows n"
_REMOVED = "SELECT o.id, o.public_id, {old} AS before, NULL::jsonb AS after FROM old_rows o"
# Of a change only the columns that differ are kept; a change of none of them is no event.
_CHANGED = """
SELECT both_sides.id, both_sides.public_id, parts.before, parts.after
FROM (SELECT n.id, n.public_id, {old} AS old_row, {new} AS new_row
      FROM new_rows n JOIN old_rows o ON o.id = n.id) AS both_sides
CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(e.key, e.value) AS before, jsonb_object_agg(e.key, both_sides.new_row -> e.key) AS after
    FROM jsonb_each(both_sides.old_row) e WHERE e.value IS DISTINCT FROM both_sides.new_row -> e.key) AS parts
WHERE both_sides.old_row IS DISTINCT FROM both_sides.new_row
"""


def recorded(kind: str, columns: Iterable[str]) -> list[pgtrigger.Trigger]:
    """Return the triggers of a table whose rows are `kind` (claim, link …) and have a public id.

    `columns` are those whose change is an event; of each event the actor and the reason are those of
    `events.acting`, within which every step writes.
    """
    names = list(columns)
    old, new = _as_json("o", names), _as_json("n", names)
    return [
        _trigger(kind, "created", pgtrigger.Insert, _ADDED.format(new=new), new="new_rows"),
        _trigger(kind, "changed", pgtrigger.Update, _CHANGED.format(old=old, new=new), old="old_rows", new="new_rows"),
        _trigger(kind, "removed", pgtrigger.Delete, _REMOVED.format(old=old), old="old_rows"),
    ]


def _as_json(row: str, columns: list[str]) -> str:
    pairs = ", ".join(f"'{column}', {row}.\"{column}\"" for column in columns)
    return f"jsonb_build_object({pairs})"


def _trigger(kind: str, action: str, operation: pgtrigger.Operation, rows: str, **tables: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"record_{action}",
        operation=operation,
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(**tables),
        func=_INSERT_EVENTS.format(kind=kind, action=action, rows=rows),
    )
