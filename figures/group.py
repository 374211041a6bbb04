"""Which quantities are readings of one figure.

Two quantities of one document with the same slots (unit, value, noun, change, period) are the same figure said twice;
across documents the links say so. What hangs together, over any number of steps, is one figure: so the order in
which documents come makes no difference. Figures that people have merged or split stay as they made them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from figures.models import Figure, Quantity
from figures.name import name
from sources import locks
from sources.models import Document

_DESCRIBED = ["name", "unit", "noun", "merged_into_id"]
Joined = Callable[[Iterable[int]], list[tuple[int, int]]]


def regroup(*, document: Document, joined: Joined) -> None:
    """Give each quantity of `document`, and all that hangs together with them, its figure.

    `joined` returns the pairs of quantity ids that links join, for the ids it is given.
    """
    locks.one_writer()
    quantities, pairs = _hanging_together(document, joined)
    groups = _groups(quantities, [*_free([*pairs, *_said_twice(quantities)], quantities), *_by_hand(quantities)])
    _lead_on(_assign(groups))


def _hanging_together(document: Document, joined: Joined) -> tuple[dict[int, Quantity], list[tuple[int, int]]]:
    """Return the document's quantities with all that shares a figure or a pair with them, and the pairs."""
    found: dict[int, Quantity] = {}
    pairs: set[tuple[int, int]] = set()
    fresh = list(_live().filter(document=document))
    while fresh:
        found |= {row.pk: row for row in fresh}
        pairs |= set(joined([row.pk for row in fresh]))
        near = Q(pk__in={pk for pair in pairs for pk in pair}) | Q(figure__in={r.figure_id for r in fresh} - {None})
        fresh = list(_live().filter(near).exclude(pk__in=found))
    return found, sorted(pair for pair in pairs if set(pair) <= found.keys())


def _live() -> QuerySet[Quantity]:
    return Quantity.objects.filter(gone_in=None).order_by("pk")


def _slots(row: Quantity) -> tuple:
    return (row.document_id, row.unit, row.value, row.noun, row.change, row.period_text, row.vague and row.pk)


def _said_twice(quantities: dict[int, Quantity]) -> list[tuple[int, int]]:
    first: dict[tuple, int] = {}
    return [(first.setdefault(_slots(row), pk), pk) for pk, row in sorted(quantities.items())]


def _free(pairs: Iterable[tuple[int, int]], quantities: dict[int, Quantity]) -> list[tuple[int, int]]:
    """Return the pairs without those of readings that a person has put where they are."""
    return [pair for pair in pairs if not any(_is_put(quantities[pk]) for pk in pair)]


def _by_hand(quantities: dict[int, Quantity]) -> list[tuple[int, int]]:
    """Return the pairs that hold a reading to the figure that a person has put it into."""
    first: dict[int | None, int] = {}
    for pk, row in sorted(quantities.items(), key=lambda item: (_is_put(item[1]), item[0])):
        first.setdefault(row.figure_id, pk)
    return [(first[row.figure_id], pk) for pk, row in quantities.items() if _is_put(row)]


def _is_put(row: Quantity) -> bool:
    return "figure" in row.corrected


def _groups(quantities: dict[int, Quantity], pairs: Iterable[tuple[int, int]]) -> list[list[Quantity]]:
    """Return what the pairs hold together, each group and all groups in the order of their first quantity."""
    root = {pk: pk for pk in quantities}

    def find(pk: int) -> int:
        while root[pk] != pk:
            root[pk] = pk = root[root[pk]]
        return pk

    for a, b in pairs:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    groups = defaultdict(list)
    for pk in sorted(quantities):
        groups[find(pk)].append(quantities[pk])
    return list(groups.values())


def _assign(groups: list[list[Quantity]]) -> dict[int, Figure]:
    """Give each group its figure; return for each figure that readings have left the one they went to."""
    moved, left = [], {}
    for group, figure in zip(groups, _figures(groups), strict=True):
        for row in group:
            if row.figure_id != figure.pk:
                left.setdefault(row.figure_id, figure)
                row.figure = figure
                moved.append(row)
    Quantity.objects.bulk_update(moved, ["figure"], batch_size=500)
    return left


def _figures(groups: list[list[Quantity]]) -> list[Figure]:
    """Return the figure of each group: of those that its readings have and no earlier group has kept the oldest, one
    that a person has named or given a measure before others; else a new one."""
    known = Figure.objects.in_bulk({row.figure_id for group in groups for row in group if row.figure_id})
    taken: set[int] = set()
    found = []
    for group in groups:
        ids = {row.figure_id for row in group if row.figure_id} - taken
        own = sorted(ids, key=lambda pk: (not _is_decided(known[pk]), pk))
        taken.update(own[:1])
        found.append(known[own[0]] if own else Figure())
    described = [_describe(figure, group[0]) for group, figure in zip(groups, found, strict=True)]
    Figure.objects.bulk_create([figure for figure in found if figure.pk is None], batch_size=500)
    changed = [figure for figure, differs in zip(found, described, strict=True) if differs and figure.pk in known]
    Figure.objects.bulk_update(changed, [*_DESCRIBED[:3], "merged_into"], batch_size=500)
    return found


def _is_decided(figure: Figure) -> bool:
    return figure.name_by_hand or figure.measure_id is not None


def _describe(figure: Figure, first: Quantity) -> bool:
    """Let `figure` be named after its first reading, unless a person has named it; return whether that changed it."""
    before = [getattr(figure, field) for field in _DESCRIBED]
    if not figure.name_by_hand:
        figure.name = name(first)
    figure.unit, figure.noun, figure.merged_into_id = first.unit, first.noun or "", None
    return before != [getattr(figure, field) for field in _DESCRIBED]


def _lead_on(left: dict[int, Figure]) -> None:
    """Let a figure without readings lead to the one that they have gone to."""
    readings = Quantity.objects.filter(figure=OuterRef("pk"), gone_in=None)
    empty = list(Figure.objects.filter(~Exists(readings), pk__in=left.keys() - {None}).order_by("pk"))
    for figure in empty:
        figure.merged_into = left[figure.pk]
    Figure.objects.bulk_update(empty, ["merged_into"], batch_size=500)
