"""The index keys of a claim: what it is found by, and what it looks for. Two claims are compared only where they meet.

A key joins things that a claim says: two of its most telling words, or its number with its unit. It depends on the
claim alone, and words of one class (`lexicon`) make one key, since claims agree in other words too.

In a large collection one thing is counted in a thousand towns. So the words of a claim that has a figure stand with
the place that it is counted in: claims with figures of different places meet only by one number of one thing and year,
and only where that number is hardly hit on by chance. A claim that names no place meets those of any place; one without
figures meets by words alone.

    boat+rescue           by the words of a claim without figures
    boat+rescue|*         by those of one with a figure "in Calder", for all that name no place and that have no figure
    count:boat+rescue|calder  … for those with a figure in Calder too: by two words and the unit, or by what is counted
    boat+rescue|-         by those of one with a figure that names no place
    count:#arrive:ferry|- by what befell that many in a story of ferries, likewise
    boat|~                by one very telling word of a claim with a figure, for all that have no figure
    =GBP 6642|calder      by a number, likewise with its place, where it is seldom hit on by chance
    =count 12:boat|calder by any other number with a word
    ~GBP 6642:boat|2024   by a number that hardly comes twice, with a word and a year, whatever its place
    !boat|for  @1b2c      by what is judged, for those that judge otherwise; by the sentence it is of, or is some of
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, product

from oicsummit.analysis.comparing.lexicon import classes, root
from oicsummit.analysis.comparing.people import is_eventful, is_human
from oicsummit.analysis.comparing.sizes import DURATIONS, is_money, is_odd_share
from oicsummit.analysis.text.checksum import checksum
from oicsummit.analysis.types import Comparable, Features, Period, Quantity

# Words by which a figure is told as some of another.
SOME_OF = re.compile(
    r"\b(?:of|among) (?:them|those|these|whom|which)\b|^(?:of|among) (?:the|those|these|this|that)\b|\bincluding\b"
    r"|\bof the (?=[£$€\d])",
    re.IGNORECASE,
)
TELLING = 7  # words of a claim that make its keys
MOST_TELLING = 16
ALONE = 2  # of these, how many are a key by themselves
PHRASES = 12  # pairs of neighbours that come seldom (`phrases`) that are keys too
FEWER = 6  # words that make keys together with a unit
TELLING_DIGITS = 3  # significant digits by which a number that is no sum of money is a key by itself
HARDLY_TWICE = 4  # significant digits by which a number is looked for in other places too
MAIN = 2  # words of what a document is about that stand with what happens, and with odd shares
LONG = 3  # years; a longer period is no year of its own
# Classes of what may befall anything: that two figures are said to do it is not enough.
_OF_ANYTHING = frozenset(
    """work use need rise fall record receive seek support plan cause begin fund cost count say believe new
    extend""".split()
)
_OTHERWISE = {"for": "against", "against": "for"}


def keys(comparable: Comparable) -> tuple[str, ...]:
    """Return what a claim is found by, sorted: the keys stored with it, else worked out."""
    stored = comparable.claim.features.keys
    return stored or of(comparable.claim.features, comparable.quantities)


def sought(found_by: Iterable[str]) -> frozenset[str]:
    """Return the keys that a claim looks for, from those that it is found by itself.

    Symmetric: of two claims either looks for a key that the other is found by, or neither does.
    """
    return _all_sought(tuple(found_by))


@lru_cache(maxsize=1024)  # a claim is set beside one after another
def _all_sought(found_by: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key for own in found_by for key in _sought(own))


def meet(a: Comparable, b: Comparable) -> bool:
    """Tell whether two claims are to be compared."""
    return not sought(keys(a)).isdisjoint(keys(b))


def of(features: Features, quantities: tuple[Quantity, ...]) -> tuple[str, ...]:
    """Return the keys of a claim with these features and quantities, sorted."""
    # Who calls something untrue says many words of his own besides: all are looked at.
    words = telling(features, MOST_TELLING if "falsity" in features.slots else TELLING)
    phrases = {phrase.replace(" ", "+") for phrase in features.slots.get("phrases", ())[:PHRASES]}
    pairs = _pairs(words) | phrases
    alone = {root(word.lower()) for word in words[:ALONE]}
    figures = [quantity for quantity in quantities if is_figure(quantity)]
    if figures:
        # The place is told besides: that two claims name one town is not enough.
        places = {root(word.lower()) for name in features.slots.get("located", ()) for word in name.split()}
        words = [word for word in words if root(word.lower()) not in places]
        both = _pairs(words) | {phrase for phrase in phrases if places.isdisjoint(phrase.split("+"))}
        said = both | {f"{_scale(figure)}:{root(word.lower())}" for figure in figures for word in words[:FEWER]}
        said.update(_befalling(features, quantities))
        pairs = {f"{each}{scope(features, quantities)}" for each in said}
        pairs |= {f"{each}|{place}" for each in _measured(figures, both) for place in located(features)}
        alone = {f"{word}|~" for word in alone}
    numbers = {key for figure in figures for key in _number(figure, words[:TELLING], _scopes(features))}
    shares = [figure for figure in figures if is_odd_share(figure)]
    numbers |= {key for share in shares for key in _number(share, _main(features), _scopes(features))}
    stance = features.slots.get("stance", ())
    judged = {f"!{root(word.lower())}|{sense}" for word in features.slots.get("anchor", ()) for sense in stance}
    return tuple(sorted(pairs | alone | numbers | judged))


def scope(features: Features, quantities: Sequence[Quantity]) -> str:
    """Return what stands at the end of a claim's pairs of words: whether a figure of it, if it has one, has a place."""
    if not has_figure(quantities):
        return ""
    return "|*" if located(features) else "|-"


def _measured(figures: Sequence[Quantity], both: Iterable[str]) -> Iterator[str]:
    """Yield what figures of one place are to have in common: in one unit, what is counted or two words."""
    for figure in figures:
        yield from (f"{_scale(figure)}:{pair}" for pair in both)
        if figure.noun:
            yield from (f"{_scale(figure)}:{concept}" for concept in concepts(figure.noun.split()[-1]))


def _befalling(features: Features, quantities: Sequence[Quantity]) -> Iterator[str]:
    """Yield what is said to happen to each figure, by its class, with what the document is about most: "5,400 arrivals"
    and "6,600 people landed" have no word in common."""
    events = features.slots.get("event", ())
    for place, figure in enumerate(quantities):
        if is_figure(figure):
            noun = (figure.noun or "").split()[-1:]
            told = [*(events[place].split() if place < len(events) else ()), *filter(is_eventful, noun)]
            for name in sorted({name for word in told for name in classes(root(word.lower()))} - _OF_ANYTHING):
                yield from (f"{_scale(figure)}:#{name}:{stem}" for stem in _main(features))


def _main(features: Features) -> Sequence[str]:
    return features.slots.get("about", ())[:MAIN]


def _pairs(words: list[str]) -> set[str]:
    return {"+".join(pair) for one, other in combinations(words, 2) for pair in _concepts(one, other)}


def _sought(own: str) -> tuple[str, ...]:
    words, bar, scope = own.rpartition("|")
    if not bar:
        return _sought_anywhere(own)
    if own[0] == "!":
        return (f"{words}|{_OTHERWISE.get(scope, scope)}",)
    bare = () if own[0] in "=~" else (words,)
    return {"*": (f"{words}|-", *bare), "-": (own, f"{words}|*", *bare), "~": bare}.get(scope, (own,))


def _sought_anywhere(own: str) -> tuple[str, ...]:
    if own[0] in "=@":
        return (own,)
    return (own, f"{own}|*", f"{own}|-") if "+" in own else (own, f"{own}|~")


def is_figure(quantity: Quantity) -> bool:
    """Tell whether a quantity is more than a length of time or a vague many."""
    return quantity.value is not None and quantity.unit not in DURATIONS


def has_figure(quantities: Iterable[Quantity]) -> bool:
    """Tell whether any of a claim's quantities is a figure."""
    return any(is_figure(quantity) for quantity in quantities)


def located(features: Features) -> frozenset[str]:
    """Return the places that a claim says its figures are counted in, by the last word of each name."""
    return frozenset(root(name.split()[-1].lower()) for name in features.slots.get("located", ()))


def _scopes(features: Features) -> tuple[str, ...]:
    found = sorted(located(features))
    return (*found, "*") if found else ("-",)


def nearby(sentence: str, before: str, text: str, quantities: tuple[Quantity, ...]) -> tuple[str, ...]:
    """Return the keys by which a figure meets those of its own sentence and, as some of them, of the one before.

    `sentence` and `before` are the words of the two sentences, `text` those of the claim.
    """
    if not quantities:
        return ()
    own = _sign(sentence)
    return (own, _sign(before)) if before and SOME_OF.search(text) else (own,)


def _sign(sentence: str) -> str:
    return f"@{checksum(sentence):x}"


def telling(features: Features, count: int = TELLING) -> list[str]:
    """Return the `count` most telling words of a claim, the most telling first."""
    ranked = sorted(zip(features.terms, features.weights, strict=True), key=lambda each: (-each[1], each[0]))
    return [word for word, _ in ranked[:count]]


@lru_cache(maxsize=65536)
def concepts(word: str) -> tuple[str, ...]:
    """Return what a word stands for in keys: its root, and the classes that it belongs to."""
    stem = root(word.lower())
    return (stem, *(f"#{name}" for name in sorted(classes(stem))))


def _concepts(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of concepts of two words; two classes together would be shared by too many claims."""
    for left, right in product(concepts(one), concepts(other)):
        if not left[0] == right[0] == "#":
            yield (left, right) if left <= right else (right, left)


def _number(figure: Quantity, words: Sequence[str], scopes: Sequence[str]) -> Iterator[str]:
    """Yield the keys of a number: by itself where it is seldom hit on by chance, else with each telling word."""
    value = (figure.value or Decimal(0)).normalize()
    number, digits = f"{figure.unit} {value:f}", len(value.as_tuple().digits)
    meant = [word for each in words for word in concepts(each)]
    if is_money(figure) or digits >= TELLING_DIGITS:
        yield from (f"={number}|{scope}" for scope in scopes)
    else:
        people = figure.noun and is_human(figure.noun.split()[-1])
        yield from (f"={number}:{word}|{scope}" for word in (*meant, *["#people"] * bool(people)) for scope in scopes)
    if digits >= HARDLY_TWICE:
        yield from (f"~{number}:{word}|{year}" for word in meant for year in _years(figure.period))


def _years(period: Period | None) -> tuple[str, ...]:
    """Return the years of a period and a star, or a dash where it has none of its own."""
    if period is None or period.start is None or period.end is None or period.end.year - period.start.year >= LONG:
        return ("-",)
    return (*(str(year) for year in range(period.start.year, period.end.year + 1)), "*")


def _scale(quantity: Quantity) -> str:
    """Return one word for all units in which a level and its change are told: people, and per cent more of them."""
    return "count" if quantity.unit in ("percent", "ratio") else quantity.unit
