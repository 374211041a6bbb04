"""A link seen from one of its claims: this claim left, the other right, the slots between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.models import Claim, Link
from claims.selectors.quotes import Quote
from oicsummit import wording
from oicsummit.analysis.types import Finding, Outcome, Relation, SlotName

_MIRRORED = {
    Outcome.A_NARROWER: Outcome.B_NARROWER,
    Outcome.B_NARROWER: Outcome.A_NARROWER,
    Outcome.ONLY_A: Outcome.ONLY_B,
    Outcome.ONLY_B: Outcome.ONLY_A,
}
VERDICTS = {
    Outcome.SAME: "same",
    Outcome.COMPATIBLE: "compatible",
    Outcome.A_NARROWER: "left is narrower",
    Outcome.B_NARROWER: "right is narrower",
    Outcome.ONLY_A: "only left",
    Outcome.ONLY_B: "only right",
    Outcome.IN_TENSION: "in tension",
    Outcome.DIFFERS: "differs",
    Outcome.UNKNOWN: "not known",
}
# What positively differs comes first, on a ground; what one side leaves out is a caveat, not a difference.
_DIFFERING = {Outcome.DIFFERS, Outcome.IN_TENSION, Outcome.A_NARROWER, Outcome.B_NARROWER}
# What the program says in these slots; whatever its words, they are not the source's.
_READ = {SlotName.SPEAKER, SlotName.ORIGIN, SlotName.POLARITY, SlotName.UNIT}


_BARE = {SlotName.POLARITY, SlotName.UNIT}  # named alone where they are the same


@dataclass(frozen=True)
class Cell:
    """One side of a slot; `is_source` where the words are the source's own."""

    words: str
    is_source: bool


@dataclass(frozen=True)
class Row:
    """One slot of the ledger; `reason` is the comparison's own working in words."""

    name: str
    left: Cell
    right: Cell
    verdict: str
    differs: bool
    reason: str


@dataclass(frozen=True)
class Ledger:
    """The slots of a link: rows to show, those that differ first, and what is the same in one sentence."""

    rows: Sequence[Row]
    same: str


@dataclass(frozen=True)
class Pair:
    """A link as the page of the claim `this` shows it."""

    link: Link
    this: Claim
    other: Claim
    quote: Quote
    ledger: Ledger
    decision: object = None  # the last one that stands, with who and when

    @property
    def group(self) -> str:
        """The heading it stands under: its relation, with parts and wholes apart."""
        if self.link.relation != Relation.PART_OF:
            return self.link.relation
        return "parts" if self.link.b_id == self.this.pk else "whole"

    @property
    def sides(self) -> tuple[str, str]:
        """What the two claims are called over the ledger."""
        if self.group == "parts":
            return "The whole", "The part"
        if self.group == "whole":
            return "The part", "The whole"
        if self.same_document:
            return "This claim", "The other claim"
        return wording.known_as(self.this.document), wording.known_as(self.other.document)

    @property
    def same_document(self) -> bool:
        return self.this.document_id == self.other.document_id

    @property
    def has_drift(self) -> bool:
        return Finding.QUOTE_DRIFT in self.link.findings

    @property
    def same_origin(self) -> bool:
        return Finding.SAME_ORIGIN in self.link.findings

    @property
    def notes(self) -> list[str]:
        """What else was found on the link, in words."""
        said = {
            Finding.TRAILED_AND_DELIVERED: "One was announced before it was said; the other reports it as said.",
        }
        return [said[Finding(name)] for name in self.link.findings if name in set(said)]

    @property
    def summary(self) -> str:
        """The comparison's reasons as sentences, and what one slot alone stands in the way of."""
        sentences = [sentence(reason) for reason in self.link.reasons]
        stands = [row for row in self.ledger.rows if row.differs]
        if self.link.relation == Relation.RELATED and len(stands) == 1:
            sentences.append(f"Would corroborate if the {stands[0].name} matched.")
        return " ".join(sentences)


def sentence(words: str) -> str:
    """Return `words` with a capital and a full stop."""
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")


def ledger(link: Link, left: Claim, right: Claim) -> Ledger:
    """Return the slots of `link` with its claim `left` on the left and the other on the right."""
    rows = [_row(slot, link, left, right) for slot in link.slots if slot["outcome"] != Outcome.UNKNOWN]
    same = [row for row in rows if _goes_without_row(row)]
    kept = [row for row in rows if row not in same]
    kept.sort(key=lambda row: not row.differs)
    return Ledger(kept, wording.listed([_named(row) for row in same]))


def _row(slot: dict, link: Link, left: Claim, right: Claim) -> Row:
    name, outcome = SlotName(slot["name"]), Outcome(slot["outcome"])
    first, second = ("a", "b") if link.a_id == left.pk else ("b", "a")
    if first == "b":
        outcome = _MIRRORED.get(outcome, outcome)
    if link.relation == Relation.PART_OF and name == SlotName.VALUE:
        verdict, differs = "part below whole", False
    else:
        verdict, differs = VERDICTS[outcome], outcome in _DIFFERING
    return Row(
        name=wording.a_name(name),
        left=_cell(slot.get(first, ""), name, left),
        right=_cell(slot.get(second, ""), name, right),
        verdict=verdict,
        differs=differs,
        reason=slot.get("reason", ""),
    )


def _cell(words: str, name: SlotName, claim: Claim) -> Cell:
    """Words are the source's where they stand letter for letter in the claim's sentence; a digest is no source."""
    may_be = bool(words) and name not in _READ and not claim.document.is_digest
    return Cell(words, may_be and words in claim.sentence.text)


def _goes_without_row(row: Row) -> bool:
    """What is the same in the same words has no row of its own, nor has a speaker under two names."""
    same_words = row.left.words.casefold() == row.right.words.casefold()
    return row.verdict == VERDICTS[Outcome.SAME] and (same_words or not (row.left.is_source or row.right.is_source))


def _named(row: Row) -> str:
    words = max(row.left.words, row.right.words, key=len)
    return f"{row.name} {words}" if words and row.name not in _BARE else row.name


def ordered(pairs: Iterable[Pair]) -> list[Pair]:
    """Return pairs with decided ones first, then the surest."""
    return sorted(pairs, key=lambda pair: (pair.link.state == "proposed", -pair.link.score, pair.link.pk))
