"""What the attribution of sentences is gathered in: layers, voices, and what one sentence leaves to the next."""

from dataclasses import dataclass, field

from oicsummit.analysis.speech.cast import Member
from oicsummit.analysis.speech.focus import Who
from oicsummit.analysis.speech.reports import Report
from oicsummit.analysis.speech.resolve import Resolver

Kept = tuple[Report, Who | None]  # a report and its speaker, None where nobody is named


@dataclass(frozen=True, eq=False)
class Layer:
    """A stretch of tokens `[start, end)` of a block that somebody says."""

    start: int
    end: int
    who: Who | None
    trailed: bool
    quoted: bool = False
    depth: int = 0  # inside how many other layers it was said


@dataclass(frozen=True, eq=False)
class Voice:
    """What one sentence's attribution comes to: its layers, and the stretches that only attribute."""

    layers: tuple[Layer, ...]
    reports: tuple[Report, ...]
    verbatim: bool = False  # a transcript: quoted word for word without marks

    def around(self, start: int, end: int) -> tuple[Layer, ...]:
        """Return the layers that hold most of the tokens `[start, end)`, innermost first."""
        need = 0.6 * (end - start)
        held = [layer for layer in self.layers if min(end, layer.end) - max(start, layer.start) >= need]
        return tuple(sorted(held, key=lambda layer: (-layer.depth, layer.end - layer.start)))


@dataclass
class State:
    """What the reading of one sentence leaves to the next."""

    resolver: Resolver
    quotes: dict[int, tuple[Who | None, bool]] = field(default_factory=dict)
    announced: tuple[int, Who, bool] | None = None  # "Roe said:" at the end of a block, its index
    last_in_block: tuple[int, Who | None, bool] | None = None
    last: tuple[int, Who, bool] | None = None  # speaker of the last quotation, its block
    last_at: int = -1  # where it stood
    reported: tuple[int, Who, bool] | None = None  # who was last reported to say something, and the block
    floor: tuple[int, Who] | None = None  # who has the floor in a transcript, and the block of their last words
    turns: int = 0
    is_release: bool = False  # the floor was given by "Roe said:", not by a transcript
    named_line: tuple[int, Who] | None = None  # a line that holds only a name, and its block
    address: tuple[Member, int] | None = None  # whose speech the whole text is, and its first block
    answers: dict[str, tuple[Who, int]] = field(default_factory=dict)  # who is quoted how often
