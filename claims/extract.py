"""The claims of a document as rows: what is read again is mapped onto what is there, and nothing is lost.

A claim found again keeps its row, its public id, and what people have corrected in it. One that is no longer found
stays, marked with the run. Decisions whose ground has changed are asked to be confirmed (claims/standing.py).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Prefetch, Q

from claims import by_hand, comparables, reading, speakers, standing
from claims.models import Claim, Speaker
from figures.models import Quantity
from oicsummit.analysis import links, types
from sources import copying
from sources.mapping import Mapping, Stretch, map_spans
from sources.models import Document, Run, Sentence
from sources.sentences import Holders, KeptSentences

_COLUMNS = [
    "document", "sentence", "start", "end", "text", "kind", "speaker", "speaker_as_read", "chain", "attribution",
    "tense", "worth", "worth_reasons", "features", "keys", "read", "corrected", "content_hash", "gone_in", "became",
]  # fmt: skip


@dataclass
class Report:
    """How many claims were kept, changed, moved, split, merged, gone and new; and of those that are not as they
    were, which, with what the machine read before and after.

    Of new ones the rows say it already, which know their first run; a trial (`is_trial`) leaves none.
    """

    is_trial: bool
    counts: Counter[str] = field(default_factory=Counter)
    changes: list[dict] = field(default_factory=list)

    def add(self, word: str, claim: Claim, before: dict, after: dict) -> None:
        self.counts[word] += 1
        if word not in ({"kept"} if self.is_trial else {"kept", "new"}):
            self.changes.append({"claim": claim.public_id, "what": word, "before": before, "after": after})


@dataclass
class _Found:
    """What one reading of a document found, as rows where there are any yet."""

    document: Document
    claims: list[types.Claim]
    read_quantities: Sequence[types.Quantity]
    quantities: Sequence[Quantity]
    sentences: Sequence[Sentence]
    run: Run
    speakers: dict[str, Speaker]

    def quantities_of(self, claim: types.Claim) -> list[Quantity]:
        return [self.quantities[index] for index in claim.quantities]

    def reading_of(self, claim: types.Claim) -> dict:
        return reading.of(claim, [self.read_quantities[index] for index in claim.quantities])


def speakers_of(reads: Sequence[types.Reading]) -> dict[str, Speaker]:
    """Return the speakers of the claims of `reads` by the names that they have there; new ones are made."""
    # The earliest comes last: how it writes a new name is how the name is kept.
    names = [claim.speaker for read in reversed(reads) for claim in _of_each_span(read) if claim.speaker]
    return speakers.find_or_make(names=names, known=[speaker for read in reads for speaker in read.speakers])


def _of_each_span(read: types.Reading) -> list[types.Claim]:
    return list({(claim.span.start, claim.span.end): claim for claim in reversed(read.claims)}.values())[::-1]


def keep(
    *,
    document: Document,
    read: types.Reading,
    sentences: KeptSentences,
    quantities: Sequence[Quantity],
    speakers: dict[str, Speaker],
    run: Run,
) -> Report:
    """Map the claims of `read` onto the document's rows; `sentences` and `quantities` are the reading's, as rows, and
    `speakers` are those of `speakers_of`."""
    claims = _of_each_span(read)
    found = _Found(document, claims, read.quantities, quantities, sentences.rows, run, speakers)
    old, same_text = ([], True) if sentences.is_first else _old(document)
    mapping = map_spans([_as_read(row) for row in old], [_of(claim) for claim in claims], same_text=same_text)
    report = Report(is_trial=run.dry_run)
    kept = _apply(found, old, mapping, report)
    _set_aside(found, old, mapping, kept, report, same_text=same_text)
    if old:  # nobody has decided on what is new
        standing.of_claims([*old, *kept.values()])
    return report


def _old(document: Document) -> tuple[list[Claim], bool]:
    """Return the rows to map from: the document's own, or at its first reading those of the version before it."""
    every = Claim.objects.select_related("speaker").prefetch_related(Prefetch("quantities", to_attr="held"))
    own = list(every.filter(document=document).select_for_update(of=["self"]).order_by("pk"))
    earlier = document.supersedes
    if own or earlier is None or earlier.is_digest:
        return sorted(own, key=lambda row: (row.gone_in_id is not None, row.start)), True
    rows = every.filter(document=earlier, gone_in=None).select_for_update(of=["self"]).order_by("pk")
    return sorted(rows, key=lambda row: row.start), False


def _as_read(row: Claim) -> Stretch:
    """Return where the machine last read the claim; where it never did, the place that a person marked."""
    read = row.read or {"start": row.start, "end": row.end, "text": row.text}
    return Stretch(read["start"], read["end"], read["text"])


def _of(claim: types.Claim) -> Stretch:
    return Stretch(claim.span.start, claim.span.end, claim.text)


def _apply(found: _Found, old: list[Claim], mapping: Mapping, report: Report) -> dict[int, Claim]:
    """Set the rows of all claims that were read; return them by their index in the reading."""
    rows = {new: old[index] for index, new in mapping.pairs.items()}
    changed, added = [], []
    for index, claim in enumerate(found.claims):
        row = rows.setdefault(index, Claim(first_run=found.run, last_run=found.run))
        before, before_document = row.read, row.document_id
        columns = _columns(row) if row.pk else ()
        set_read(row, claim, found)
        if row.pk is None:
            report.add("split" if index in mapping.split else "new", row, {}, row.read)
            added.append(row)
            continue
        report.add(_word(before, row, before_document), row, before, row.read)
        if columns != _columns(row):
            changed.append(row)
    Claim.objects.bulk_update(changed, _COLUMNS, batch_size=200)
    copying.add(added)
    if old:
        Claim.objects.filter(pk__in=[old[index].pk for index in mapping.pairs]).update(last_run=found.run)
    _keep_quantities(rows.values())
    return rows


def _word(before: dict, row: Claim, before_document: int) -> str:
    same = {**before, "start": 0, "end": 0} == {**row.read, "start": 0, "end": 0}
    if not same:
        return "changed"
    return "moved" if before_document != row.document_id else "kept"


def _columns(row: Claim) -> tuple:
    return tuple(getattr(row, Claim._meta.get_field(name).attname) for name in _COLUMNS)


def set_read(row: Claim, claim: types.Claim, found: _Found) -> None:
    """Set `row` to what was read, save what people have corrected."""
    row.document, row.gone_in, row.became = found.document, None, None
    row.read = found.reading_of(claim)
    row.chain, row.attribution, row.tense = list(claim.chain), claim.attribution.value, claim.tense.value
    row.worth, row.worth_reasons = claim.worth.score, list(claim.worth.reasons)
    row.features = comparables.features_to_row(claim.features)
    row.speaker_as_read = claim.speaker or ""
    if "speaker" not in row.corrected:
        row.speaker = found.speakers[claim.speaker] if claim.speaker else None
    if "kind" not in row.corrected:
        row.kind = claim.kind.value
    _set_span(row, claim, found)
    row.content_hash = reading.content_hash(row, row.holds)
    # Features that were read have their keys already.
    keys = claim.features.keys or links.keys(comparables.of_row(row, row.holds, claim.features))
    row.keys = sorted(keys)


def _set_span(row: Claim, claim: types.Claim, found: _Found) -> None:
    place = by_hand.place(row, found.document, claim.span) if "span" in row.corrected else None
    span = place or claim.span
    row.start, row.end, row.text = span.start, span.end, span.of(found.document.text)
    if place:
        row.sentence = Holders(found.sentences).of(span)
        row.holds = by_hand.inside(span, found.quantities)
    else:
        row.sentence = found.sentences[claim.sentence]
        row.holds = found.quantities_of(claim)


def _set_aside(
    found: _Found, old: list[Claim], mapping: Mapping, kept: dict[int, Claim], report: Report, *, same_text: bool
) -> None:
    """Mark what is no longer found; what a person marked and the machine never found stays where its words stand."""
    gone = []
    for index, row in enumerate(old):
        if index in mapping.pairs or row.gone_in_id is not None:
            continue
        if row.by_hand and not row.read and by_hand.stays(row, found.document, found.sentences, same_text=same_text):
            report.add("kept", row, {}, {})
            continue
        row.gone_in, row.became = found.run, kept.get(mapping.merged.get(index, -1))
        report.add("merged" if row.became else "gone", row, row.read, {})
        gone.append(row)
    Claim.objects.bulk_update(gone, ["gone_in", "became"], batch_size=500)


def _keep_quantities(rows: Sequence[Claim]) -> None:
    """Let each claim hold the quantities of `row.holds`, writing only what differs."""
    through = Claim.quantities.through
    wanted = {(row.pk, quantity.pk) for row in rows for quantity in row.holds}
    held = {(row.pk, quantity.pk) for row in rows for quantity in getattr(row, "held", [])}
    dropped = [Q(claim=claim_id, quantity=quantity_id) for claim_id, quantity_id in held - wanted]
    if dropped:
        through.objects.filter(reduce(or_, dropped)).delete()
    copying.put(through._meta.db_table, ["claim_id", "quantity_id"], sorted(wanted - held))
