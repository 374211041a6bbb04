"""The one vocabulary of the analysis: what a text is read into, as frozen dataclasses and enums.

The enums' values are the words of the database, the API and the pages. All offsets are code points of the
document's stored text, `[start, end)`, so that `text[start:end]` is what is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Modifier(StrEnum):
    """How the words hedge a number: "around" is `approx`, "over" is `more_than`."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    UP_TO = "up_to"


class Change(StrEnum):
    """The direction of a quantity that is a change and not a level."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Kind(StrEnum):
    """What sort of assertion a claim is."""

    STATISTIC = "statistic"
    FUNDING = "funding"
    EVENT = "event"
    MEASURE = "measure"
    RECORD = "record"
    ASSESSMENT = "assessment"


class Attribution(StrEnum):
    """How the words reach us: quoted, reported, or the document's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    OWN_VOICE = "own_voice"


class Tense(StrEnum):
    """Whether the words were said, or only announced ("is expected to say")."""

    DELIVERED = "delivered"
    TRAILED = "trailed"


class Relation(StrEnum):
    """What one claim is to another."""

    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    PART_OF = "part_of"
    RELATED = "related"


class SlotName(StrEnum):
    """What two claims are compared by, in the order of the page."""

    SPEAKER = "speaker"
    ORIGIN = "origin"
    MEASURE = "measure"
    POPULATION = "population"
    PLACE = "place"
    PERIOD = "period"
    UNIT = "unit"
    VALUE = "value"
    POLARITY = "polarity"
    RECIPIENT = "recipient"


class Outcome(StrEnum):
    """What the comparison of one slot came to; `a` is the left claim."""

    SAME = "same"
    COMPATIBLE = "compatible"  # other words or bounds, nothing that conflicts
    A_NARROWER = "a_narrower"
    B_NARROWER = "b_narrower"
    ONLY_A = "only_a"  # b leaves it out
    ONLY_B = "only_b"
    IN_TENSION = "in_tension"  # hard bounds meet, expected ones do not
    DIFFERS = "differs"
    UNKNOWN = "unknown"  # neither states it, or it could not be resolved


class Finding(StrEnum):
    """What else is to be seen on a link besides its relation."""

    QUOTE_DRIFT = "quote_drift"
    TRAILED_AND_DELIVERED = "trailed_and_delivered"
    SAME_ORIGIN = "same_origin"


class BlockKind(StrEnum):
    """What a stretch of a document is, by its layout."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LEAD_IN = "lead_in"  # a paragraph that opens a list
    ITEM = "item"
    FURNITURE = "furniture"  # bylines, contact lines, captions, slogans of the page


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `[start, end)` of the document's stored text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of `text`, the document's stored text, under this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range of values; a side that is None reaches without end, and an open side leaves its end out."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a quantity's wording allows (`hard`), and those that the habit of speech expects.

    "More than 24,000": hard (24000, ∞), expected (24000, 25000). Where habit adds nothing the two are equal.
    """

    hard: Bounds
    expected: Bounds


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in the text's own words, resolved to days where they allow it (both ends inclusive).

    Both dates None: it could not be resolved, and `unresolved` says why. One date None: that end is not stated.
    `rate` is true where the words make a quantity a rate ("per year").
    """

    text: str
    start: date | None = None
    end: date | None = None
    span: Span | None = None
    rate: bool = False
    unresolved: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a document with what it counts or measures (the fields of the annotation guidelines).

    `value` is in base units ("£150 million": 150000000, unit `GBP`) and None where `vague` ("hundreds of people").
    """

    span: Span
    text: str
    value: Decimal | None
    unit: str
    noun: str | None
    modifier: Modifier
    modifier_text: str  # the hedge's own words, empty where there is none
    change: Change | None
    period: Period | None
    interval: Interval
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, where it stands, and the block that it is of."""

    span: Span
    text: str
    block: BlockKind
    paragraph: int  # counted from 0 over the document's blocks


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body that claims are attributed to, as one document names it.

    `name` is the fullest form in the document without title; `titles` and `mentions` are the other forms used.
    """

    name: str
    is_body: bool = False
    titles: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worth:
    """How much a claim deserves a check, 0 to 1, with the reasons in words."""

    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Features:
    """What the comparison of two claims looks at besides the quantities, kept with the claim as JSON.

    `keys` are the index keys that two claims must share to be compared; `slots` maps a SlotName's value to the
    normalised words of that slot, each with its span's words; `terms` are content lemmas in text order and `weights`
    how much each of them tells, 0 to 1.
    """

    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    negated: bool = False
    keys: tuple[str, ...] = ()
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable assertion: exact words, who asserts it and how, what kind, and the quantities inside.

    `speaker` is the nearest who asserts it, None for the document's own voice. `chain` names who says so from the
    nearest outward; `sentence` and `quantities` are indices into the Reading.
    """

    span: Span
    text: str
    sentence: int
    kind: Kind
    speaker: str | None
    chain: tuple[str, ...]
    attribution: Attribution
    tense: Tense
    quantities: tuple[int, ...]
    worth: Worth
    features: Features


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a comparison: its outcome, the words of both sides, and the reason in words."""

    name: SlotName
    outcome: Outcome
    a: str
    b: str
    reason: str
    a_span: Span | None = None
    b_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Comparable:
    """A claim with all that a comparison needs of its document; `key` names it (a public id, or "000:c3")."""

    key: str
    document: str
    claim: Claim
    quantities: tuple[Quantity, ...]
    published: date | None = None
    origin: str = ""  # equal for documents of one origin (the same wire copy)


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims and what the one is to the other; `a` < `b` by key unless part_of (a the part, b the whole)."""

    a: str
    b: str
    relation: Relation
    slots: tuple[Slot, ...]
    reasons: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    score: float = 0.0  # how sure the rule is, 0 to 1; for ordering a queue, never for a decision


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and its parts, each (claim key, index of the quantity in that claim's quantities); `remainder` is
    the whole less the parts."""

    whole: tuple[str, int]
    parts: tuple[tuple[str, int], ...]
    remainder: Decimal
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a text says of itself; `inferred` maps a field to the words it was inferred from."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    inferred: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one text, in text order."""

    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...]
    speakers: tuple[Speaker, ...]
    claims: tuple[Claim, ...]
    metadata: Metadata
