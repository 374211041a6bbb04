"""The figures that may stand in a sum, and what ties a whole to its parts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from oicsummit.analysis.comparing import topics
from oicsummit.analysis.comparing.lexicon import kin, root
from oicsummit.analysis.comparing.people import is_human
from oicsummit.analysis.comparing.sizes import DURATIONS
from oicsummit.analysis.periods import compare as compare_periods
from oicsummit.analysis.types import Comparable, Kind, Modifier, Outcome, Period

BESIDE = 200  # characters from the first to the last figure of one list, or of two sentences in a row
STORY = 0.2  # how like two documents are in what they are about, from which on they are of one story
NEAR = 700  # characters between two figures of one passage
NO_ADDENDS = DURATIONS | {"percent", "percentage_point", "ratio"}  # units of what adds up to no whole
BOUNDED = (Modifier.UP_TO, Modifier.LESS_THAN)
_ADDS = re.compile(
    r"\b(?:further|additional|additionally|another|extra|remaining|remainder|rest|other|more(?! than)|plus"
    r"|as well as|on top|of which"
    r"|including|together|total|in all|altogether|overall|combined|split|divided|comprising|made up|of the)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of a claim: `key` and `index` name it, `at` is where it stands; `adds`: words around say that it adds up
    with others; `apart`: they say that it stands alone. `about` is what its document is about."""

    key: str
    index: int
    document: str
    at: int
    text: str
    value: Decimal
    unit: str
    noun: str
    kind: Kind
    period: Period | None
    words: frozenset[str]
    adds: bool
    apart: bool
    about: tuple[str, ...] = ()


def amounts(comparables: Iterable[Comparable]) -> list[Amount]:
    """Return every figure that could be a whole or a part: a level in numbers, no share and no length of time."""
    return [
        _amount(comparable, index, quantity.value)
        for comparable in sorted(comparables, key=lambda c: c.key)
        for index, quantity in enumerate(comparable.quantities)
        if quantity.value is not None
        and quantity.value > 0
        and quantity.change is None
        and quantity.unit not in NO_ADDENDS
        and quantity.modifier not in BOUNDED
    ]


def bare(
    document: str, claim: int, at: int, value: Decimal, unit: str, noun: str | None, period: Period | None
) -> Amount:
    """Return a figure of which no more is known than its number and where it stands: for `may_tie` only."""
    nothing: frozenset[str] = frozenset()
    return Amount(
        str(claim), at, document, at, "", value, unit, noun or "", Kind.STATISTIC, period, nothing, False, False
    )


def _amount(comparable: Comparable, index: int, value: Decimal) -> Amount:
    quantity, features = comparable.quantities[index], comparable.claim.features
    said = {root(word.lower()) for word in features.terms}
    return Amount(
        key=comparable.key,
        index=index,
        document=comparable.document,
        at=quantity.span.start,
        text=quantity.text,
        value=value,
        unit=quantity.unit,
        noun=quantity.noun or "",
        kind=comparable.claim.kind,
        period=quantity.period,
        words=frozenset(said),
        adds=bool(_ADDS.search(comparable.claim.text)),
        apart="apart" in features.slots,
        about=features.slots.get("about", ()),
    )


def tie(whole: Amount, parts: Sequence[Amount]) -> float:
    """Return how closely a whole and figures that add up to it belong together, 0 where nothing says that they do."""
    members = (whole, *parts)
    if not may_tie(whole, parts):
        return 0.0
    told = any(part.adds for part in parts) or whole.adds
    shared = sum(not whole.words.isdisjoint(part.words) for part in parts) / len(parts)
    beside = whole.document == parts[0].document and abs(whole.at - parts[0].at) <= 2 * NEAR
    if len({member.kind for member in members}) > 1 and not (told and shared == 1.0):
        return 0.0
    fund = is_fund(whole, parts)
    if not told and not shared and not (fund and _is_rare(whole, parts) and _in_one_story(whole, parts)):
        return 0.0  # sums of money of unrelated things add up by chance sooner or later
    evidence = 1.0 * told + 0.5 * shared + 0.5 * beside + 0.3 * fund + 0.5 * (fund and _is_rare(whole, parts))
    # Four small numbers add up to a fifth by chance more often than two do.
    return max(0.0, evidence - 0.3 * (len(parts) - 1)) if evidence >= 0.8 else 0.0


def may_tie(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether a whole and figures that add up to it may belong together, by what they count and when."""
    members = (whole, *parts)
    if len({(member.key, member.index) for member in members}) < len(members):
        return False
    if any(part.value >= whole.value for part in parts) or not all(_one_kind(whole, part) for part in parts):
        return False
    return not any(_apart(whole, part) for part in parts) and _in_one_passage(parts)


def echoes(part: Amount, other: Amount, whole: Amount) -> bool:
    """Tell whether another document tells a part of a sum again."""
    if other.document == part.document or other.apart or (other.unit, other.value) != (part.unit, part.value):
        return False
    return other.key != whole.key and _one_kind(whole, other) and len(part.words & other.words) > 0


def _is_rare(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether two numbers hardly add up to a third by chance: one with two significant digits or more."""
    return len(parts) == 2 and len(whole.value.normalize().as_tuple().digits) >= 2


def _in_one_story(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether one document tells a whole, and another of the same story its parts, one right after the other."""
    if whole.document == parts[0].document or max(part.at for part in parts) - min(part.at for part in parts) > BESIDE:
        return False
    return (topics.likeness(whole.about, parts[0].about) or 0.0) >= STORY


def is_fund(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether all are money spent or promised."""
    return all(member.kind is Kind.FUNDING for member in (whole, *parts))


def _one_kind(whole: Amount, part: Amount) -> bool:
    """Tell whether a part counts what the whole counts: money, or beings and things of one name."""
    if whole.unit != "count":
        return True
    one, other = (noun.split()[-1] if noun else "" for noun in (whole.noun, part.noun))
    if whole.value < 10:
        return False
    return bool(one and other) and (kin(root(one), root(other)) or (is_human(one) and is_human(other)))


def _apart(whole: Amount, part: Amount) -> bool:
    return compare_periods(whole.period, part.period)[0] is Outcome.DIFFERS


def _in_one_passage(parts: Sequence[Amount]) -> bool:
    places = sorted(part.at for part in parts)
    return all(after - before <= NEAR for before, after in pairwise(places))
