"""The links of a document's claims with all others: found by shared keys, compared by the core, kept once a pair.

Which two claims are compared, and what comes of it, depends on those two alone, so that any order of work over any
number of workers ends with the same links. What people decided on a link is never touched.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from claims import comparables, new_links, standing, sums
from claims.comparables import Met
from claims.models import Claim, Link, LinkState
from oicsummit.analysis import links, records, types
from oicsummit.analysis.comparing.glossary import Glossary
from oicsummit.analysis.comparing.sides import side
from sources import locks
from sources.models import Document, Run

_READ = ["a", "b", "relation", "relation_read", "slots", "reasons", "findings", "score", "rule_version", "gone_in"]

# By which one sees that a claim was read again, or decided on; the lock asks for the same.
_VERSION = ["content_hash", "last_run_id", "gone_in_id", "state"]
_LOCK = """
SELECT id, content_hash, last_run_id, gone_in_id, state FROM claims_claim WHERE id = ANY(%s) ORDER BY id FOR SHARE
"""
# How claims stand, all in one number, however many there are.
_STAND = """
SELECT count(*), sum(hash_record_extended((id, content_hash, last_run_id, gone_in_id, state), 0)) FROM claims_claim
"""
Pairs = dict[tuple[int, int], types.Link]


@dataclass
class Report:
    """How many links were kept, changed, gone and new, and those that are not as they were."""

    counts: Counter[str] = field(default_factory=Counter)
    changes: list[dict] = field(default_factory=list)


@dataclass(frozen=True)
class _Looked:
    """What was found of a document, from which claims, and how all stood that was looked at."""

    links: Pairs
    sums: sums.Found
    claims: dict[int, Claim | Met]
    own: dict[Claim, types.Comparable]
    linked: set[int]
    stood: tuple
    seen: str


def document(*, document: Document, glossary: Glossary, run: Run) -> Report:
    """Compare the claims of `document` with all that share a key with them, and keep the links that come of it."""
    looked = _look(document, glossary)
    locks.one_writer()
    if _seen() != looked.seen and _now(document, looked) != looked.stood:
        # Somebody linked what was not there to be seen: what we did not find would be taken for gone.
        looked = _look(document, glossary)
    report = _keep_fresh(looked.links, looked.claims, _existing(document), run)
    sums.keep(document=document, found=looked.sums, run=run)
    return report


def _look(document: Document, glossary: Glossary) -> _Looked:
    seen = _seen()
    own = list(comparables.loaded(comparables.live().filter(document=document)))
    met = _met(own)
    met_stood = _stand("id", met)
    others = comparables.others(set(met) - {row.pk for row in own})
    claims = {row.pk: row for row in (*others, *own)}
    given = {row: comparables.of_row(row, row.quantities.all()) for row in own}
    ready = {row.pk: row.ready for row in others} | {row.pk: comparable for row, comparable in given.items()}
    found = _compared(own, others, ready, glossary)
    linked = {claims[pk].document_id for pair in found for pk in pair}
    adding_up = sums.adding_up(document=document, own=given.values(), linked=linked)
    stood = met_stood, adding_up, _stand("document_id", adding_up)
    in_sums = sums.search(document=document, own=given, others=adding_up, glossary=glossary)
    claims |= {row.pk: row for row in in_sums.claims.values()}
    # What adds up is a part of its sum, whatever else the two claims have in common.
    found = {**{pair: read for pair, read in found.items() if pair[::-1] not in in_sums.links}, **in_sums.links}
    return _Looked(found, in_sums, claims, given, linked, stood, seen)


def _met(own: Iterable[Claim]) -> list[int]:
    return comparables.met({key for claim in own for key in claim.keys})


def _seen() -> str:
    """Return what is to be seen: the same as long as nobody else has changed anything at all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return cursor.fetchone()[0]


def _now(document: Document, looked: _Looked) -> tuple:
    """Return how all stands now that would be looked at, as `looked.stood` tells how it stood."""
    adding_up = sums.adding_up(document=document, own=looked.own.values(), linked=looked.linked)
    return _stand("id", _met(looked.own)), adding_up, _stand("document_id", adding_up)


def _stand(which: str, ids: Iterable[int]) -> tuple:
    """Return a sign of how the claims stand whose `which` (id, document_id) is among `ids`: another if any changes."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_STAND} WHERE {which} = ANY(%s)", [sorted(ids)])
        return cursor.fetchone()


def _pairs(own: list[Claim], others: list[Met]) -> Iterator[tuple[int, int]]:
    """Yield each pair of an own claim with another that it meets, own ones among them, once; by their ids."""
    by_key: dict[str, list[Claim | Met]] = defaultdict(list)
    for claim in (*others, *own):
        for key in claim.keys:
            by_key[key].append(claim)
    for claim in own:
        candidates = {other.pk: other for key in links.sought(claim.keys) for other in by_key.get(key, ())}
        for other in candidates.values():
            # A pair within the document comes up from both its ends.
            if other.pk != claim.pk and (other.document_id != claim.document_id or other.pk > claim.pk):
                yield claim.pk, other.pk


def _compared(own: list[Claim], others: list[Met], ready: Mapping[int, types.Comparable], glossary: Glossary) -> Pairs:
    """Return what the core says of each pair of claims (by id, the left one first) where it says anything."""
    sides = {pk: side(comparable) for pk, comparable in ready.items()}
    ids = {comparable.key: pk for pk, comparable in ready.items()}
    found = (links.judge(sides[one], sides[other], glossary, met=True) for one, other in _pairs(own, others))
    return {(ids[link.a], ids[link.b]): link for link in found if link}


def _keep_fresh(found: Pairs, claims: dict[int, Claim | Met], existing: list[Link], run: Run) -> Report:
    """Keep what was found of claims that are still as they were compared.

    A claim that another worker has read again meanwhile is linked by that worker, which began later and saw ours.
    """
    fresh = _locked({pk: claims[pk] for pair in found for pk in pair})
    stale = {frozenset(pair) for pair in found if not fresh.issuperset(pair)}
    rows = [row for row in existing if frozenset((row.a_id, row.b_id)) not in stale]
    return _keep({pair: read for pair, read in found.items() if frozenset(pair) not in stale}, rows, run)


def _locked(claims: Mapping[int, Claim | Met]) -> set[int]:
    """Keep `claims` from being read again until the transaction ends; return those that have not been meanwhile."""
    with connection.cursor() as cursor:
        # Shared, so that workers which link different documents with one of these do not wait for each other.
        cursor.execute(_LOCK, [sorted(claims)])
        now = cursor.fetchall()
    return {pk for pk, *version in now if version == [getattr(claims[pk], name) for name in _VERSION]}


def _existing(document: Document) -> list[Link]:
    # By their ids, so that both ends are looked up by an index: of two joined tables the planner would read all links.
    own = list(Claim.objects.filter(document=document).values_list("pk", flat=True))
    ends = Q(a__in=own) | Q(b__in=own)
    return list(Link.objects.filter(ends).order_by("pk").select_for_update(of=["self"]))


def _keep(found: Pairs, existing: list[Link], run: Run) -> Report:
    report = Report()
    rows = {frozenset((row.a_id, row.b_id)): row for row in existing}
    fresh = [_new(pair, read, run) for pair, read in found.items() if frozenset(pair) not in rows]
    new_links.add(fresh, run)
    report.counts.update({"new": len(fresh)} if fresh else {})
    by_pair = {frozenset(pair): (pair, read) for pair, read in found.items()}
    changed = [row for pair, row in rows.items() if _changes(row, by_pair.get(pair), run, report)]
    Link.objects.bulk_update(changed, _READ, batch_size=200)
    standing.of_links(row.pk for row in existing)
    return report


def _new(pair: tuple[int, int], read: types.Link, run: Run) -> dict[str, object]:
    return {"a_id": pair[0], "b_id": pair[1], "relation": read.relation.value, **_as_read(read, run)}


def _changes(row: Link, found: tuple[tuple[int, int], types.Link] | None, run: Run, report: Report) -> bool:
    """Set `row` to what was read, or mark it as no longer found; return whether that changed it."""
    before = _state(row)
    if found:
        _set_read(row, *found, run)
    else:
        row.gone_in = row.gone_in or run
    same = before == _state(row)
    word = "kept" if same else "changed" if found else "gone"
    if found or not same:
        report.counts[word] += 1
    if not same:
        read = {"relation": row.relation_read if found else None}
        report.changes.append({"link": row.public_id, "what": word, "before": {"relation": before[3]}, "after": read})
    return not same


def _set_read(row: Link, pair: tuple[int, int], read: types.Link, run: Run) -> None:
    for name, value in _as_read(read, run).items():
        setattr(row, name, value)
    row.gone_in = None
    if row.state == LinkState.PROPOSED:
        row.relation = read.relation.value
        row.a_id, row.b_id = pair


def _as_read(read: types.Link, run: Run) -> dict[str, object]:
    return {
        "relation_read": read.relation.value,
        "slots": records.to_json(read.slots),
        "reasons": list(read.reasons),
        "findings": [finding.value for finding in read.findings],
        "score": read.score,
        "rule_version": run.analysis_version,
    }


def _state(row: Link) -> tuple:
    # Not the version: a rule that changes nothing on a link leaves the row alone.
    names = ("a_id", "b_id", "relation", "relation_read", "slots", "reasons", "findings", "score", "gone_in_id")
    return tuple(getattr(row, name) for name in names)
