"""One function a slot: what two claims say in it, how that compares, and why, in words.

The slots of a claim's words stand here, those of its figures in `measures`. Each function takes the left and the
right side and is symmetric: turned round, the outcome is the mirrored one.
"""

import re
from functools import lru_cache

from oicsummit.analysis.comparing.alignment import table
from oicsummit.analysis.comparing.background import spelt_out
from oicsummit.analysis.comparing.sides import Side, phrase_bag, phrase_roots
from oicsummit.analysis.comparing.stance import NEGATIONS
from oicsummit.analysis.types import Outcome, Slot, SlotName, Span

NOT_SAID = "not stated"
_NEGATION = re.compile(
    rf"\b(?:{'|'.join(sorted(word for word in NEGATIONS if word.isalpha()))})\b|n[’']t\b", re.IGNORECASE
)


def speaker(a: Side, b: Side) -> Slot:
    """Who asserts it: the same name in a fuller or shorter form is the same speaker."""
    left, right, outcome = a.claim.speaker, b.claim.speaker, voices(a, b)
    if left is None or right is None:
        return missing(SlotName.SPEAKER, left, right, "the document's own voice", a, b)
    reason = f"both say {_longer(left, right)}" if outcome is Outcome.SAME else f"{left} / {right}"
    return slot(SlotName.SPEAKER, outcome, left, right, reason, a, b)


def voices(a: Side, b: Side) -> Outcome:
    """Return the outcome of `speaker` by itself."""
    left, right = a.claim.speaker, b.claim.speaker
    if left is None or right is None:
        return told_by(left, right)
    return Outcome.SAME if same_name(left, right) else Outcome.DIFFERS


def origin(a: Side, b: Side) -> Slot:
    """Where the words come from furthest back: one origin behind two documents is one source, not two."""
    left, right = source(a), source(b)
    copied = bool(a.comparable.origin) and a.comparable.origin == b.comparable.origin
    if copied:
        return slot(SlotName.ORIGIN, Outcome.SAME, left, right, "both documents are of one origin", a, b)
    if not left or not right:
        return missing(SlotName.ORIGIN, left or None, right or None, NOT_SAID, a, b)
    same = same_name(left, right)
    reason = f"both go back to {_longer(left, right)}" if same else f"{left} / {right}"
    return slot(SlotName.ORIGIN, Outcome.SAME if same else Outcome.DIFFERS, left, right, reason, a, b)


def source(side: Side) -> str:
    """Return who says so furthest back, nothing where the document speaks for itself."""
    return side.claim.chain[-1] if side.claim.chain else (side.claim.speaker or "")


def place(a: Side, b: Side) -> Slot:
    """Where: a place that both name is the same; two that share none differ."""
    left, right = a.slot("place"), b.slot("place")
    first, second = ", ".join(left), ", ".join(right)
    if not left or not right:
        return missing(SlotName.PLACE, first or None, second or None, NOT_SAID, a, b)
    outcome = where(a, b)
    reason = f"{first} / {second}" if outcome is Outcome.DIFFERS else f"both name {', '.join(_in_both(left, right))}"
    return slot(SlotName.PLACE, outcome, first, second, reason, a, b)


def where(a: Side, b: Side) -> Outcome:
    """Return the outcome of `place` by itself."""
    left, right = a.slot("place"), b.slot("place")
    if not left or not right:
        return told_by(left or None, right or None)
    shared = len(_in_both(left, right))
    if not shared:
        return Outcome.DIFFERS
    return Outcome.SAME if shared == len(left) == len(right) else Outcome.COMPATIBLE


def _in_both(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    return [name for name in left if any(same_name(name, other) for other in right)]


def polarity(a: Side, b: Side) -> Slot:
    """Whether both assert or deny: a negation on one side alone."""
    left, right = (_polarity(side) for side in (a, b))
    spans = (_denial(a), _denial(b))
    if left == right:
        return Slot(SlotName.POLARITY, Outcome.SAME, left, right, f"both {left}", *spans)
    return Slot(SlotName.POLARITY, Outcome.DIFFERS, left, right, f"one {left}, the other {right}", *spans)


def _denial(side: Side) -> Span | None:
    """Return where the word stands by which a claim denies, None where it asserts."""
    found = _NEGATION.search(side.claim.text) if side.claim.features.negated else None
    start = side.claim.span.start
    return Span(start + found.start(), start + found.end()) if found else None


def _polarity(side: Side) -> str:
    return "denied" if side.claim.features.negated else "asserted"


def recipient(a: Side, b: Side) -> Slot:
    """To whom or what something goes ("for the Harbour Guard" / "into a new coast patrol")."""
    left, right = a.slot("recipient"), b.slot("recipient")
    first, second = ", ".join(left), ", ".join(right)
    if not left or not right:
        return missing(SlotName.RECIPIENT, first or None, second or None, NOT_SAID, a, b)
    outcome = to_whom(a, b)
    reason = f"both go to {first}" if outcome is Outcome.SAME else f"{first} / {second}"
    return slot(SlotName.RECIPIENT, outcome, first, second, reason, a, b)


def to_whom(a: Side, b: Side) -> Outcome:
    """Return the outcome of `recipient` by itself."""
    left, right = a.slot("recipient"), b.slot("recipient")
    if not left or not right:
        return told_by(left or None, right or None)
    likeness = max(likeness_of(one, other) for one in left for other in right)
    if likeness >= 0.99:
        return Outcome.SAME
    near = likeness >= 0.6 or not (_names_one(left) and _names_one(right)) or _said(left, b) or _said(right, a)
    return Outcome.COMPATIBLE if near else Outcome.DIFFERS


def _names_one(phrases: tuple[str, ...]) -> bool:
    """Tell whether a recipient is named ("the Land Trust"); what is not ("new technology") is rather a purpose."""
    return any(word[:1].isupper() for phrase in phrases for word in phrase.split())


def _said(phrases: tuple[str, ...], other: Side) -> bool:
    """Tell whether all words of a phrase stand somewhere in the other claim."""
    said = frozenset(other.own.roots)
    return any(phrase_roots(phrase) <= said for phrase in phrases if phrase_roots(phrase))


@lru_cache(maxsize=65536)
def likeness_of(left: str, right: str) -> float:
    """Return how far two phrases name the same thing, 0 to 1; an initialism is the name it is short for."""
    if phrase_roots(left) == phrase_roots(right) or _short_for(left, right) or _short_for(right, left):
        return 1.0
    one, other = phrase_bag(left), phrase_bag(right)
    if not one.roots or not other.roots:
        return 0.0
    matched = table(one, other)
    return float(min(matched.max(axis=1).mean(), matched.max(axis=0).mean()))


def _short_for(short: str, full: str) -> bool:
    return short.isupper() and len(short) > 1 and bool(spelt_out(short, full.split()))


@lru_cache(maxsize=65536)
def same_name(left: str, right: str) -> bool:
    """Tell whether two names may be one: equal, an initialism, or the shorter within the longer to its last word."""
    one, other = phrase_roots(left), phrase_roots(right)
    if one == other or _short_for(left, right) or _short_for(right, left):
        return True
    short, long = (left, right) if len(one) <= len(other) else (right, left)
    if not one or not other:
        return False
    return phrase_roots(short) < phrase_roots(long) and phrase_roots(short.split()[-1]) == phrase_roots(
        long.split()[-1]
    )


def _longer(left: str, right: str) -> str:
    return max(left, right, key=lambda name: (len(name), name))


def missing(name: SlotName, left: str | None, right: str | None, words: str, a: Side, b: Side) -> Slot:
    """Return the slot of what is None on one side or both; `words` say what is so there."""
    if left is None and right is None:
        return Slot(name, Outcome.UNKNOWN, "", "", f"{words} in both")
    said = right if left is None else left
    return slot(name, told_by(left, right), left or "", right or "", f"{said}; {words} in the other", a, b)


def told_by(left: object, right: object) -> Outcome:
    """Return the outcome where one of two is None, or both."""
    if left is None:
        return Outcome.UNKNOWN if right is None else Outcome.ONLY_B
    return Outcome.ONLY_A


def slot(name: SlotName, outcome: Outcome, left: str, right: str, reason: str, a: Side, b: Side) -> Slot:
    """Return a slot with where the words of both sides stand."""
    return Slot(name, outcome, left, right, reason, a.span(left), b.span(right))
