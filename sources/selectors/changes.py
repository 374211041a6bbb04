"""What a run changed, claim by claim and link by link, from the reports of its documents."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from claims.models import Claim, Link
from sources.models import Run, RunKind

# In the order in which a person wants to look at them.
WORDS = ("changed", "gone", "merged", "split", "moved", "new", "kept")
SUBJECTS = ("claims", "links", "quantities")
_LISTED = ("claims", "links")
# Not in the reports, save in a trial's, which would repeat what the rows say: these know their first run.
NEW_CLAIMS, NEW_LINKS = "claims.new", "links.new"
MOST = 100  # a page shows the first of them; the API has them all

_ROWS = """
SELECT c.value FROM sources_rundocument p CROSS JOIN LATERAL jsonb_array_elements(p.report -> %(subject)s) c
WHERE p.run_id = %(run)s AND c.value ->> 'what' = %(word)s ORDER BY p.id LIMIT %(most)s
"""
_NAMES = {"text": "words", "kind": "kind", "speaker": "speaker", "relation": "relation", "tense": "tense"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that reads otherwise now; an empty side was not there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one claim or link; `words` are the claim's, or those of the two that are linked."""

    public_id: str
    words: Sequence[str]
    differences: Sequence[Difference]


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a subject ("claims") a word ("gone") is true of; `key` asks for their list, where there is one."""

    word: str
    number: int
    key: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """The counts by subject, and the list that was asked for."""

    counts: Mapping[str, Sequence[Count]]
    subject: str
    word: str
    rows: Sequence[Change]

    @property
    def is_cut(self) -> bool:
        return len(self.rows) == MOST


def of(run: Run, report: Mapping[str, Mapping[str, int]], what: str) -> Changes:
    """Return what `run` changed; `report` has its counts, `what` asks for a list ("claims.gone").

    Unasked, the first list is shown, save that of a run over new documents, to which all is new.
    """
    keys = [f"{s}.{w}" for s in _LISTED for w in WORDS[:-1] if report.get(s, {}).get(w)]
    if run.dry_run:
        keys = [key for key in keys if key != NEW_LINKS]  # which a trial has not kept
    first = "" if run.kind == RunKind.TAKE_IN else next(iter(keys), "")
    chosen = what if what in keys else first
    subject, _, word = chosen.partition(".")
    counts = {name: list(_counts(name, report[name], keys, chosen)) for name in SUBJECTS if report.get(name)}
    return Changes(counts, subject, word, list(_rows(run, subject, word)) if subject else [])


def _counts(subject: str, counts: Mapping[str, int], keys: Sequence[str], chosen: str) -> Iterator[Count]:
    for word in WORDS:
        if counts.get(word):
            key = f"{subject}.{word}"
            yield Count(word, counts[word], key if key in keys else "", key == chosen)


def _rows(run: Run, subject: str, word: str) -> Iterator[Change]:
    asked = f"{subject}.{word}"
    if asked == NEW_LINKS:
        ids = list(Link.objects.filter(first_run=run).values_list("public_id", flat=True)[:MOST])
        linked = _linked(ids)
        yield from (Change(public_id, linked[public_id], []) for public_id in ids)
    elif asked == NEW_CLAIMS and not run.dry_run:
        yield from _new_claims(run)
    else:
        yield from _reported(run, subject, word)


def _new_claims(run: Run) -> Iterator[Change]:
    """Yield the claims that were made by `run`, and are no parts of one that was split."""
    split = [change.public_id for change in _reported(run, "claims", "split")]
    rows = Claim.objects.filter(first_run=run).exclude(public_id__in=split).order_by("pk")
    for public_id, text in rows.values_list("public_id", "text")[:MOST]:
        yield Change(public_id, (text or public_id,), [])


def _reported(run: Run, subject: str, word: str) -> Iterator[Change]:
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, {"subject": subject, "run": run.pk, "word": word, "most": MOST})
        values = [_json(value) for (value,) in cursor.fetchall()]
    ids = [value[subject.removesuffix("s")] for value in values]
    linked = _linked(ids) if subject == "links" else {}
    for public_id, value in zip(ids, values, strict=True):
        before, after = value.get("before") or {}, value.get("after") or {}
        words = linked.get(public_id) or (after.get("text") or before.get("text") or public_id,)
        yield Change(public_id, words, list(_differences(before, after)) if before and after else [])


def _linked(ids: Sequence[str]) -> dict[str, Sequence[str]]:
    """Return the words of the two claims of each link."""
    rows = Link.objects.filter(public_id__in=ids).values_list("public_id", "a__text", "b__text")
    return {public_id: words for public_id, *words in rows}


def _json(value: object) -> dict:
    return json.loads(value) if isinstance(value, str) else value


def _differences(before: Mapping, after: Mapping) -> Iterator[Difference]:
    for key, name in _NAMES.items():
        if before.get(key) != after.get(key):
            yield Difference(name, before.get(key) or "", after.get(key) or "")
    then, now = (", ".join(q["text"] for q in side.get("quantities", [])) for side in (before, after))
    if then != now:
        yield Difference("numbers", then, now)
