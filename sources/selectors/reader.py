"""All that the reader shows of one document, in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from claims.models import Claim, Speaker
from claims.selectors import listing
from figures.models import Quantity
from oicsummit.analysis.types import Attribution, BlockKind
from sources.models import Document, Original, RunDocument, RunState, Sentence
from sources.selectors import standing, unseen

OWN_VOICE = "own"


@dataclass(frozen=True)
class Note:
    """One claim as the margin shows it; `links` counts by relation, parts and wholes apart ("parts", "sums")."""

    number: int  # counted from 1 over the document's claims, whatever the filter
    claim: Claim
    quantities: Sequence[Quantity]
    links: Counter

    @property
    def relation(self) -> str:
        """The strongest relation, by which the claim is marked; empty where it has no link."""
        return next((name for name in standing.RELATIONS if name in self.relations), "")

    @cached_property
    def relations(self) -> set[str]:
        return {"part_of" if name in ("parts", "sums") else name for name in self.links}

    @property
    def voice(self) -> str:
        """Who speaks, as the filter names it: a speaker's id, "own", or nothing where that is not known."""
        if self.claim.attribution == Attribution.OWN_VOICE:
            return OWN_VOICE
        return self.claim.speaker.public_id if self.claim.speaker else ""


@dataclass(frozen=True)
class Page:
    document: Document
    sentences: Sequence[Sentence]
    notes: Sequence[Note]
    quantities: Sequence[Quantity]
    originals: Sequence[Original]  # the files it came from, without their bytes
    last_part: RunDocument | None  # the document's part in the run that touched it last
    pending: bool  # a run over it is not through

    @property
    def opening(self) -> str:
        """The first sentence that is none of the page's furniture, by which an untitled document is known."""
        first = (sentence.text for sentence in self.sentences if sentence.block != BlockKind.FURNITURE)
        return next(first, self.document.text[:300])

    @property
    def counts(self) -> Counter:
        """How many claims have a link of each relation, and how many have "figures"."""
        found = Counter(name for note in self.notes for name in note.relations)
        found["figures"] = sum(1 for note in self.notes if note.quantities)
        return found

    @property
    def speakers(self) -> list[tuple[Speaker, int]]:
        """Who is heard in the document, by name, each with the number of claims."""
        found = Counter(note.claim.speaker for note in self.notes if note.claim.speaker)
        return sorted(found.items(), key=lambda item: item[0].name.casefold())

    @property
    def own_claims(self) -> int:
        """How many claims are in the document's own voice."""
        return sum(1 for note in self.notes if note.voice == OWN_VOICE)


def page(document: Document) -> Page:
    """Return what the reader shows of `document`."""
    claims = list(
        standing.claims()
        .filter(document=document)
        .select_related("speaker", "sentence")
        .defer(*unseen.of(claim="", sentence="sentence"))
        .order_by("start", "-end", "pk")
    )
    quantities = standing.quantities().filter(document=document).select_related("figure").order_by("start")
    quantities = list(quantities.defer(*unseen.of(quantity="")))
    parts = document.run_parts.filter(run__dry_run=False).select_related("run").order_by("-pk")
    parts = list(parts.defer("report", "seconds", "run__report")[:20])
    return Page(
        document=document,
        sentences=list(document.sentences.filter(gone_in=None).defer("search").order_by("start", "end")),
        notes=_notes(document, claims, {quantity.pk: quantity for quantity in quantities}),
        quantities=quantities,
        originals=list(document.originals.defer("content").order_by("pk")),
        last_part=next((part for part in parts if part.state == RunState.FINISHED), None),
        pending=any(part.state in (RunState.QUEUED, RunState.RUNNING) for part in parts),
    )


def _notes(document: Document, claims: Sequence[Claim], quantities: dict[int, Quantity]) -> list[Note]:
    links = _links(claims)
    within = defaultdict(list)
    through = Claim.quantities.through.objects.filter(claim__document=document).order_by("quantity__start")
    for claim, quantity in through.values_list("claim_id", "quantity_id"):
        if quantity in quantities:
            within[claim].append(quantities[quantity])
    return [Note(i, claim, within[claim.pk], links[claim.pk]) for i, claim in enumerate(claims, start=1)]


def _links(claims: Sequence[Claim]) -> defaultdict[int, Counter]:
    found: defaultdict[int, Counter] = defaultdict(Counter)
    # By their ids, each end has an index to be found by; by their document, every link there is would be looked at.
    ids = [claim.pk for claim in claims]
    touching = listing.links().filter(Q(a__in=ids) | Q(b__in=ids)).order_by()
    for a, b, relation in touching.values_list("a_id", "b_id", "relation"):
        found[a]["sums" if relation == "part_of" else relation] += 1
        found[b]["parts" if relation == "part_of" else relation] += 1
    return found
