"""Which of the stretches found before is which of those found now: pure, of spans and words alone.

`map_spans` pairs one to one what is the same stretch, at its old place or moved, and says of the rest what became of
it: an old one may be gone or merged into another's new one, a new one may be new or split off from an old one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_MIN_OVERLAP = 0.2  # shared characters of all that two spans cover, below which they are not the same stretch
_MIN_INSIDE = 0.5  # share of a span that lies inside another, from which it is a part of it
_MIN_ALIKE = 0.5  # shared words of all words, for a stretch whose words and place have both changed


@dataclass(frozen=True)
class Stretch:
    """Words at `[start, end)` of a text."""

    start: int
    end: int
    text: str


@dataclass
class Mapping:
    """Indices of old and new stretches: `pairs` old → new, `split` new → the old one it was a part of, `merged`
    old → the new one it is now a part of. Old ones in neither are gone, new ones in neither are new."""

    pairs: dict[int, int] = field(default_factory=dict)
    split: dict[int, int] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)


def map_spans(old: Sequence[Stretch], new: Sequence[Stretch], *, same_text: bool = True) -> Mapping:
    """Return how `old` maps to `new`; with `same_text` false the two are of different texts, whose offsets differ."""
    mapping = Mapping()
    if same_text:
        # Equal words at another place of one text are another stretch, so only places count.
        _pair(mapping, _same_place(old, new))
        _pair(mapping, _best(_overlaps(old, new, mapping)))
        _find_parts(old, new, mapping)
    else:
        _pair(mapping, _same_words(old, new, mapping))
        _pair(mapping, _best(_alike(old, new, mapping)))
    return mapping


def _pair(mapping: Mapping, pairs: Iterable[tuple[int, int]]) -> None:
    taken = set(mapping.pairs.values())
    for before, after in pairs:
        if before not in mapping.pairs and after not in taken:
            mapping.pairs[before] = after
            taken.add(after)


def _same_place(old: Sequence[Stretch], new: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    at = {(stretch.start, stretch.end): index for index, stretch in enumerate(new)}
    for index, stretch in enumerate(old):
        if (stretch.start, stretch.end) in at:
            yield index, at[stretch.start, stretch.end]


def _same_words(old: Sequence[Stretch], new: Sequence[Stretch], mapping: Mapping) -> Iterator[tuple[int, int]]:
    """Pair equal words in text order, the first with the first."""
    found = defaultdict(list)
    for index in _free_new(new, mapping):
        found[_words(new[index].text)].append(index)
    for index in _free_old(old, mapping):
        if same := found[_words(old[index].text)]:
            yield index, same.pop(0)


def _overlaps(old: Sequence[Stretch], new: Sequence[Stretch], mapping: Mapping) -> Iterator[tuple[float, int, int]]:
    free = _free_new(new, mapping)
    for before in _free_old(old, mapping):
        for after in free:
            share = _overlap(old[before], new[after]) / _covered(old[before], new[after])
            if share >= _MIN_OVERLAP:
                yield share, before, after


def _alike(old: Sequence[Stretch], new: Sequence[Stretch], mapping: Mapping) -> Iterator[tuple[float, int, int]]:
    counts = {index: Counter(_words(new[index].text).split()) for index in _free_new(new, mapping)}
    for before in _free_old(old, mapping):
        words = Counter(_words(old[before].text).split())
        for after, others in counts.items():
            share = (words & others).total() / max((words | others).total(), 1)
            if share >= _MIN_ALIKE:
                yield share, before, after


def _best(scored: Iterable[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    # Highest first; of equals the earlier in the text, so that the result is the same in every run.
    for _, before, after in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        yield before, after


def _find_parts(old: Sequence[Stretch], new: Sequence[Stretch], mapping: Mapping) -> None:
    kept_new = {after: before for before, after in mapping.pairs.items()}
    for after in _free_new(new, mapping):
        holders = [i for i in mapping.pairs if _overlap(old[i], new[after]) >= _MIN_INSIDE * _length(new[after])]
        if holders:
            mapping.split[after] = min(holders)
    for before in _free_old(old, mapping):
        holders = [i for i in kept_new if _overlap(old[before], new[i]) >= _MIN_INSIDE * _length(old[before])]
        if holders:
            mapping.merged[before] = min(holders)


def _free_old(old: Sequence[Stretch], mapping: Mapping) -> list[int]:
    return [index for index in range(len(old)) if index not in mapping.pairs]


def _free_new(new: Sequence[Stretch], mapping: Mapping) -> list[int]:
    taken = set(mapping.pairs.values())
    return [index for index in range(len(new)) if index not in taken]


def _overlap(a: Stretch, b: Stretch) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _covered(a: Stretch, b: Stretch) -> int:
    return max(a.end, b.end) - min(a.start, b.start)


def _length(stretch: Stretch) -> int:
    return stretch.end - stretch.start


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
