"""A claim made ready to be compared: its words aligned once, its slots at hand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from oicsummit.analysis.comparing import keys
from oicsummit.analysis.comparing.alignment import Bag, bag
from oicsummit.analysis.comparing.lexicon import root
from oicsummit.analysis.comparing.once import kept
from oicsummit.analysis.comparing.people import is_eventful, is_human
from oicsummit.analysis.comparing.sizes import DURATIONS, is_money
from oicsummit.analysis.similarity import weight
from oicsummit.analysis.types import Bounds, Claim, Comparable, Interval, Quantity, Span

_TYING = frozenset({"retells", "course", "roles", "powers", "guests", "unheard"})  # what `evidence` looks at
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_TITLES = frozenset("the a an sir mr mrs ms dr lord lady baroness dame".split())
_EMPTY_EVENTS = frozenset(
    "made had said recorded reported counted logged seen boasts estimated known confirmed amounts was were been".split()
)


@dataclass(frozen=True, eq=False)
class Side:
    """A Comparable with its words as bags: all it says or leans on, what it says itself, and what stands around it.

    A claim is set beside many others: what depends on it alone is worked out once, when it is first asked for.
    """

    comparable: Comparable
    claim: Claim
    words: Bag
    own: Bag
    quantities: tuple[Quantity, ...]
    slots: Mapping[str, tuple[str, ...]]

    @kept
    def spans(self) -> dict[str, Span | None]:
        """Where words stand that were looked for."""
        return {}

    @kept
    def around(self) -> Bag:
        """The words that stand around the claim."""
        beside = self.slot("around")
        return bag(beside, tuple(round(weight(word), 3) for word in beside))

    @kept
    def stance(self) -> tuple[str, ...]:
        """Whether the claim judges for or against something, none where it does not."""
        return self.slot("stance")

    @kept
    def denies(self) -> bool:
        """Whether the claim calls something untrue."""
        return bool(self.slot("falsity"))

    @kept
    def tells_some(self) -> bool:
        """Whether the claim tells a figure as some of another ("four of them")."""
        return bool(keys.SOME_OF.search(self.claim.text))

    @kept
    def ties(self) -> frozenset[str]:
        """The slots that may tie the claim to another in which hardly a word is the same."""
        return _TYING.intersection(self.slots)

    @kept
    def has_figure(self) -> bool:
        """Whether any of the quantities is a figure."""
        return keys.has_figure(self.quantities)

    @kept
    def found_by(self) -> frozenset[str]:
        """The keys that the claim is found by."""
        return frozenset(keys.keys(self.comparable))

    @kept
    def sought(self) -> frozenset[str]:
        """The keys that the claim looks for."""
        return keys.sought(keys.keys(self.comparable))

    @kept
    def sought_anywhere(self) -> frozenset[str]:
        """Of these, those of a number that is looked for in other places too."""
        return keys.sought(key for key in keys.keys(self.comparable) if key[0] == "~")

    @kept
    def signs(self) -> frozenset[str]:
        """The keys of its sentence, and of the one of which it tells some."""
        return frozenset(key for key in keys.keys(self.comparable) if key[0] == "@")

    @kept
    def located(self) -> frozenset[str]:
        """The places that the figures are counted in, by the last word of each name."""
        return keys.located(self.claim.features)

    @kept
    def names(self) -> tuple[frozenset[str], ...]:
        """The roots of each name's words."""
        return tuple(phrase_roots(name) for name in self.claim.features.names)

    @kept
    def named(self) -> frozenset[str]:
        """The roots of the words of all names."""
        return frozenset().union(*self.names)

    @kept
    def levels(self) -> tuple[tuple[int, Quantity], ...]:
        """The quantities that can be set beside others, with their places: no vague ones and no lengths of time."""
        found = enumerate(self.quantities)
        return tuple((i, each) for i, each in found if not each.vague and each.unit not in DURATIONS)

    @kept
    def heads(self) -> tuple[str, ...]:
        """What each quantity counts, in one word."""
        return tuple(quantity.noun.split()[-1] if quantity.noun else "" for quantity in self.quantities)

    @kept
    def counted(self) -> tuple[str, ...]:
        """What each quantity counts, with the words that narrow it."""
        return tuple(self.phrase("population", i) or each.noun or "" for i, each in enumerate(self.quantities))

    @kept
    def money(self) -> tuple[bool, ...]:
        """Whether each quantity is a sum of money."""
        return tuple(map(is_money, self.quantities))

    @kept
    def rates(self) -> tuple[bool, ...]:
        """Whether each quantity is told as so much in a stretch of time."""
        return tuple(each.period is not None and each.period.rate for each in self.quantities)

    @kept
    def befallen(self) -> tuple[bool, ...]:
        """Whether what each quantity counts says itself what happens: anything but people ("arrivals" do)."""
        return tuple(bool(head) and (not is_human(head) or is_eventful(head)) for head in self.heads)

    @kept
    def happenings(self) -> tuple[str, ...]:
        """What happens to what is counted, in the text's words, by quantity; an event noun says so itself."""
        told = (self.phrase("event", index) for index in range(len(self.quantities)))
        return tuple("" if words.lower() in _EMPTY_EVENTS else words for words in told)

    @kept
    def events(self) -> tuple[Bag, ...]:
        """The words for what happens to what is counted, its noun among them if that says so, by quantity."""
        nouns = (quantity.noun or "" for quantity in self.quantities)
        told = (noun if not is_human(noun) or is_eventful(noun) else "" for noun in nouns)
        return tuple(phrase_bag(f"{words} {noun}".strip()) for words, noun in zip(self.happenings, told, strict=True))

    @kept
    def sizes(self) -> tuple[float, ...]:
        """How large each quantity is, its sign left aside; 0 where it has no number."""
        return tuple(abs(float(each.value)) if each.value is not None else 0.0 for each in self.quantities)

    def quantity(self, index: int) -> Quantity:
        """The claim's quantity of that index; a share told as a fraction is told in per cent."""
        return self.quantities[index]

    def slot(self, name: str) -> tuple[str, ...]:
        """The phrases that fill a slot, none where the claim leaves it out."""
        return self.slots.get(name, ())

    def phrase(self, name: str, index: int) -> str:
        """The phrase of a slot that belongs to the quantity of that index, or nothing."""
        found = self.slot(name)
        return found[index] if index < len(found) else ""

    def span(self, words: str) -> Span | None:
        """Where in the document `words` stand inside the claim, None where they are not word for word in it."""
        if words not in self.spans:
            at = self.claim.text.find(words) if words else -1
            start = self.claim.span.start + at
            self.spans[words] = Span(start, start + len(words)) if at >= 0 else None
        return self.spans[words]


def side(comparable: Comparable) -> Side:
    """Return a claim ready to be compared."""
    features = comparable.claim.features
    words = bag(features.terms, features.weights, features.names)
    said = len(features.terms) - len(features.slots.get("borrowed", ()))
    own = bag(features.terms[:said], features.weights[:said], features.names) if said < len(features.terms) else words
    quantities = tuple(_in_percent(quantity) for quantity in comparable.quantities)
    return Side(comparable, comparable.claim, words, own, quantities, features.slots)


def _in_percent(quantity: Quantity) -> Quantity:
    """Return a share of a whole ("a third", "one in five") as per cent, so that it meets the shares told so."""
    if quantity.unit != "ratio" or quantity.change is not None or quantity.value is None or not 0 < quantity.value <= 1:
        return quantity
    hard, expected = _hundredfold(quantity.interval.hard), _hundredfold(quantity.interval.expected)
    return replace(quantity, unit="percent", value=quantity.value * 100, interval=Interval(hard, expected))


def _hundredfold(bounds: Bounds) -> Bounds:
    low = None if bounds.low is None else bounds.low * 100
    high = None if bounds.high is None else bounds.high * 100
    return replace(bounds, low=low, high=high)


@lru_cache(maxsize=65536)
def phrase_bag(phrase: str) -> Bag:
    """Return the words of a phrase ready to be aligned."""
    return bag(tuple(word.lower() for word in _WORD.findall(phrase)))


@lru_cache(maxsize=65536)
def phrase_roots(phrase: str) -> frozenset[str]:
    """Return the roots of a phrase's words, articles and titles left out."""
    return frozenset(root(word.lower()) for word in _WORD.findall(phrase) if word.lower() not in _TITLES)
