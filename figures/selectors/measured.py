"""What the glossary's entries that people have given to figures say of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from figures import glossary, measures
from figures.forms import STANDS
from figures.models import Figure, Measure
from figures.selectors.beside import Beside
from oicsummit.analysis.comparing.glossary import EMPTY, Glossary

_MOST = 50  # figures of one entry that its page lists


@dataclass(frozen=True)
class Measured:
    """A figure's entry, with how it stands to others: in words ("is a part of"), and the other."""

    measure: Measure
    stands: Sequence[tuple[str, Measure]]


def of(figure: Figure) -> Measured | None:
    """Return what the entry of `figure` says, None where it has none."""
    return Measured(figure.measure, stands(figure.measure)) if figure.measure else None


def stands(measure: Measure) -> list[tuple[str, Measure]]:
    """Return how an entry stands to others, in words, each with the other."""
    standing = measures.standing(measure)
    others = Measure.objects.in_bulk(standing)
    return [(dict(STANDS)[kind], others[pk]) for pk, kind in standing.items()]


def compared(figure: Figure, found: Sequence[Beside]) -> list[Beside]:
    """Return `found` with what the glossary says of those whose figures have an entry, where `figure` has one."""
    if figure.measure is None:
        return list(found)
    others = Measure.objects.in_bulk({one.quantity.figure.measure_id for one in found if one.quantity.figure} - {None})
    words = glossary.current() if others else EMPTY
    return [replace(one, counted=_said(others.get(_entry_of(one)), figure.measure, words)) for one in found]


def _entry_of(one: Beside) -> int | None:
    return one.quantity.figure.measure_id if one.quantity.figure else None


def _said(other: Measure | None, own: Measure, words: Glossary) -> str:
    """Return in a sentence how `other` stands to `own`, empty where there is no other."""
    if other is None:
        return ""
    if other == own:
        return f"Both are {own.name} in the glossary."
    told = words.compare(other.name, own.name)
    said = told[1] if told else f"{other.name} and {own.name} are two entries of the glossary"
    return f"{said[:1].upper()}{said[1:]}."


def chosen_from(figure: Figure) -> list[Measure]:
    """Return the entries that `figure` may be given: those in use, and the one it has."""
    return list(Measure.objects.filter(Q(retired=False) | Q(pk=figure.measure_id)).order_by("name"))


def figures_of(measure: Measure) -> tuple[list[Figure], int]:
    """Return the figures that have been given an entry, by name, and how many more there are."""
    found = Figure.objects.filter(measure=measure, merged_into=None).order_by("name", "pk")
    return list(found[:_MOST]), max(0, found.count() - _MOST)
