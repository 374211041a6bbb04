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

_ADDED = "SELECT n.id, n.{key}, NULL::jsonb AS before, {new} AS after FROM new_rows n"
_REMOVED = "SELECT o.id, o.{key}, {old} AS before, NULL::jsonb AS after FROM old_rows o"
# Of a change only the columns that differ are kept; a change of none of them is no event.
_CHANGED = """
SELECT both_sides.id, both_sides.public_id, parts.before, parts.after
FROM (SELECT n.id, n.{key}, {old} AS old_row, {new} AS new_row
      FROM new_rows n JOIN old_rows o ON o.id = n.id) AS both_sides
CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(e.key, e.value) AS before, jsonb_object_agg(e.key, both_sides.new_row -> e.key) AS after
    FROM jsonb_each(both_sides.old_row) e WHERE e.value IS DISTINCT FROM both_sides.new_row -> e.key) AS parts
WHERE both_sides.old_row IS DISTINCT FROM both_sides.new_row
"""

# A row that only puts one thing into another is told as a change of what it is put into.
_JOINED = """
SELECT j.id, whole.public_id,
       jsonb_build_object('{name}', {before}) AS before, jsonb_build_object('{name}', {after}) AS after
FROM {rows} j JOIN {owner} whole ON whole.id = j.{kind}_id JOIN {member} part ON part.id = j.{name}_id
"""


def recorded(kind: str, columns: Iterable[str], *, key: str = "public_id") -> list[pgtrigger.Trigger]:
    """Return the triggers of a table whose rows are `kind` (claim, link …) and are known by the column `key`.

    `columns` are those whose change is an event; of each event the actor and the reason are those of
    `events.acting`, within which every step writes.
    """
    names = list(columns)
    said = {
        "old": _as_json("o", names),
        "new": _as_json("n", names),
        "key": key if key == "public_id" else f"{key} AS public_id",
    }
    return [
        _trigger(kind, "created", pgtrigger.Insert, _ADDED.format(**said), new="new_rows"),
        _trigger(kind, "changed", pgtrigger.Update, _CHANGED.format(**said), old="old_rows", new="new_rows"),
        _trigger(kind, "removed", pgtrigger.Delete, _REMOVED.format(**said), old="old_rows"),
    ]


def recorded_with(kind: str, name: str, *, owner: str, member: str) -> list[pgtrigger.Trigger]:
    """Return the triggers of a table that joins things called `name` (of the table `member`) to a `kind` (of `owner`).

    Its rows coming and going are events of the `kind`: before and after hold the public id of what came or went.
    """
    tables = {"kind": kind, "name": name, "owner": owner, "member": member}
    came = _JOINED.format(rows="new_rows", before="NULL::text", after="part.public_id", **tables)
    went = _JOINED.format(rows="old_rows", before="part.public_id", after="NULL::text", **tables)
    return [
        _trigger(kind, "changed", pgtrigger.Insert, came, name="record_came", new="new_rows"),
        _trigger(kind, "changed", pgtrigger.Delete, went, name="record_went", old="old_rows"),
    ]


def recorded_within(kind: str, name: str, *, owner: str, key: str, value: str) -> list[pgtrigger.Trigger]:
    """Return the triggers of a table whose rows are parts, called `name`, of a `kind` (of the table `owner`, by `key`).

    A part that comes or goes is an event of the `kind`; `value` is the SQL of what the event says of the part.
    """
    rows = (
        "SELECT j.id, whole.public_id, jsonb_build_object('{name}', {before}) AS before, "
        "jsonb_build_object('{name}', {after}) AS after FROM {rows} j JOIN {owner} whole ON whole.id = j.{key}"
    )
    parts = {"name": name, "owner": owner, "key": key}
    came = rows.format(rows="new_rows", before="NULL::text", after=value, **parts)
    went = rows.format(rows="old_rows", before=value, after="NULL::text", **parts)
    return [
        _trigger(kind, "changed", pgtrigger.Insert, came, name="record_came", new="new_rows"),
        _trigger(kind, "changed", pgtrigger.Delete, went, name="record_went", old="old_rows"),
    ]


def _as_json(row: str, columns: list[str]) -> str:
    pairs = ", ".join(f"'{column}', {row}.\"{column}\"" for column in columns)
    return f"jsonb_build_object({pairs})"


def _trigger(
    kind: str, action: str, operation: pgtrigger.Operation, rows: str, name: str = "", **tables: str
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name or f"record_{action}",
        operation=operation,
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(**tables),
        func=_INSERT_EVENTS.format(kind=kind, action=action, rows=rows),
    )
