"""Text and notes side by side: which row of the shared grid each stack of notes starts at, and how far it may run."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

ROWS = 120  # of one grid: static/css/rows.css; a longer text goes on in another
LONGEST_RUN = 40  # rows that one stack may run over: likewise


@dataclass(frozen=True, slots=True)
class Stack:
    """The notes that begin beside row `at` (counted from 1) and may run over `over` rows."""

    at: int
    over: int
    notes: Sequence[object]


def stacks(notes_by_row: Sequence[Sequence[object]]) -> list[Stack]:
    """Return the stacks of one grid; `notes_by_row` has the notes of each of its rows, in order."""
    taken = [row for row, notes in enumerate(notes_by_row, start=1) if notes]
    return [
        Stack(row, min(following - row, LONGEST_RUN), notes_by_row[row - 1])
        for row, following in pairwise([*taken, len(notes_by_row) + 1])
    ]
