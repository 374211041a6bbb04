"""A text that is not kept: read, and set beside what the documents say, with the same relations and reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims import comparables
from claims.models import Claim
from figures import glossary
from oicsummit import reader
from oicsummit.analysis import links, types
from oicsummit.analysis.comparing import glossary as core

DRAFT = "draft"  # the key of the text in a comparison; a document's is a number


@dataclass(frozen=True)
class Match:
    """A claim of the documents that says something to one of the draft, and what."""

    claim: Claim
    link: types.Link


@dataclass(frozen=True)
class Line:
    """One claim of the draft with its quantities, and what the documents say to it, contradictions first."""

    claim: types.Claim
    quantities: Sequence[types.Quantity]
    matches: Sequence[Match]


@dataclass(frozen=True)
class Draft:
    """What was read in a text: its claims, and the quantities that no claim holds."""

    lines: Sequence[Line]
    loose: Sequence[types.Quantity]


def beside(text: str, *, published: date | None = None) -> Draft:
    """Read `text` and compare its claims with all others; nothing of it is kept. Two queries, however long it is."""
    reading = reader.read(text=text, published=published)
    own = [_comparable(claim, reading, published) for claim in reading.claims]
    others = _candidates(own)
    words = glossary.current()
    lines = [_line(comparable, others, words) for comparable in own]
    held = {index for claim in reading.claims for index in claim.quantities}
    return Draft(lines, [quantity for index, quantity in enumerate(reading.quantities) if index not in held])


def _comparable(claim: types.Claim, reading: types.Reading, published: date | None) -> types.Comparable:
    return types.Comparable(
        key=f"{DRAFT}:{claim.span.start:09}:{claim.span.end:09}",
        document=DRAFT,
        claim=claim,
        quantities=tuple(reading.quantities[index] for index in claim.quantities),
        published=published,
    )


def _candidates(own: Sequence[types.Comparable]) -> list[tuple[Claim, types.Comparable, set[str]]]:
    ids = comparables.met(key for comparable in own for key in links.keys(comparable))
    found = comparables.loaded(comparables.live().filter(pk__in=ids))
    rows = list(found.select_related("speaker", "document__publisher", "sentence"))
    return [(row, comparables.of_row(row, row.quantities.all()), set(row.keys)) for row in rows]


def _line(
    own: types.Comparable, others: Sequence[tuple[Claim, types.Comparable, set[str]]], words: core.Glossary
) -> Line:
    keys = links.sought(links.keys(own))
    matches = [
        Match(row, link)
        for row, other, other_keys in others
        if not keys.isdisjoint(other_keys) and (link := links.compare(own, other, glossary=words))
    ]
    matches.sort(key=lambda match: (_place(match.link.relation), -match.link.score, match.claim.pk))
    return Line(own.claim, own.quantities, matches)


def _place(relation: types.Relation) -> int:
    first = (types.Relation.CONTRADICTS, types.Relation.CORROBORATES, types.Relation.PART_OF, types.Relation.RELATED)
    return first.index(relation)
