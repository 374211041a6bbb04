"""The quantities of a document as rows, the same rows whenever they are read again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from figures import rows
from figures.models import Quantity
from oicsummit.analysis import records, types
from sources import copying
from sources.mapping import Stretch, map_spans
from sources.models import Document, Run, Sentence
from sources.sentences import Holders, KeptSentences

_PLACE = ["document", "sentence", "start", "end", "text", "read", "gone_in"]
_READ = [
    "value", "unit", "noun", "modifier", "modifier_text", "change", "period_text", "period_start_date",
    "period_end_date", "period", "hard", "expected", "vague",
]  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """The rows of the quantities that were read, in their order, and how many were kept, changed, gone and new."""

    rows: list[Quantity]
    counts: Counter[str]


def keep(*, document: Document, quantities: Sequence[types.Quantity], sentences: KeptSentences, run: Run) -> Kept:
    """Map `quantities`, read in `document`, onto its rows: a row keeps its id and what people corrected in it."""
    old, same_text = ([], True) if sentences.is_first else _old(document)
    holders = Holders(sentences.rows)
    mapping = map_spans(
        [_stretch(row) if same_text else _in_its_sentence(row, row.sentence) for row in old],
        [_of(q) if same_text else _in_its_sentence(_of(q), holders.of(q.span)) for q in quantities],
        same_text=same_text,
    )
    kept: dict[int, Quantity] = {new: old[index] for index, new in mapping.pairs.items()}
    counts: Counter[str] = Counter()
    gone = [row for index, row in enumerate(old) if index not in mapping.pairs and row.gone_in_id is None]
    _mark_gone(gone, run)
    counts["gone"] = len(gone)
    changed, added = [], []
    for index, read in enumerate(quantities):
        row = kept.get(index) or Quantity()
        before = _state(row) if row.pk else None
        set_read(row, document, holders.of(read.span), read)
        word = "new" if before is None else "kept" if before == _state(row) else "changed"
        counts[word] += 1
        {"new": added, "changed": changed, "kept": []}[word].append(row)
        kept[index] = row
    Quantity.objects.bulk_update(changed, _PLACE + _READ, batch_size=500)
    copying.add(added)
    return Kept([kept[index] for index in range(len(quantities))], +counts)


def _old(document: Document) -> tuple[list[Quantity], bool]:
    """Return the rows to map from: the document's own, or at its first reading those of the version before it."""
    own = list(
        document.quantities.select_related("sentence").order_by("gone_in_id", "start").select_for_update(of=["self"])
    )
    earlier = document.supersedes
    if own or earlier is None or earlier.is_digest:
        # Those still found come first, so that a gone one of the same place does not take a living one's part.
        return sorted(own, key=lambda row: row.gone_in_id is not None), True
    return list(
        earlier.quantities.select_related("sentence")
        .filter(gone_in=None)
        .order_by("start")
        .select_for_update(of=["self"])
    ), False


def _mark_gone(gone: list[Quantity], run: Run) -> None:
    for row in gone:
        row.gone_in = run
    Quantity.objects.bulk_update(gone, ["gone_in"], batch_size=500)


def set_read(row: Quantity, document: Document, sentence: Sentence, read: types.Quantity) -> None:
    """Set `row` to what was `read`, save what people have corrected."""
    row.document, row.sentence, row.gone_in = document, sentence, None
    row.start, row.end, row.text = read.span.start, read.span.end, read.text
    row.read = records.to_json(read)
    for name, value in rows.columns(read).items():
        if name not in row.corrected:
            setattr(row, name, value)


def _state(row: Quantity) -> tuple:
    place = (row.document_id, row.sentence_id, row.start, row.end, row.gone_in_id)
    return (*place, row.read, *(getattr(row, name) for name in _READ))


def _stretch(row: Quantity) -> Stretch:
    return Stretch(row.start, row.end, row.text)


def _in_its_sentence(place: Quantity | Stretch, sentence: Sentence) -> Stretch:
    """Return a number with the words around it: in another text they tell which number has become which."""
    return Stretch(place.start, place.end, f"{place.text} {sentence.text}")


def _of(read: types.Quantity) -> Stretch:
    return Stretch(read.span.start, read.span.end, read.text)
