"""All that the page of one claim shows, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from claims.models import Check, Claim, Decision, DecisionKind, DecisionState, Link, LinkState
from claims.selectors import conflicts, history, listing, origins
from claims.selectors.checks import published_check
from claims.selectors.conflicts import Conflict
from claims.selectors.pairs import Pair, ledger, ordered
from claims.selectors.quotes import Quote, quote
from figures.models import Quantity
from figures.selectors.sums import Working, workings
from oicsummit import wording
from oicsummit.remembered import remembered
from sources.models import Publisher, Sentence
from sources.selectors import openings, unseen

ENOUGH = 90  # characters of context on a side
ENDS = [f"{end}__{path}" for end in "ab" for path in ("document__publisher", "sentence", "speaker")]
UNSEEN = [path for end in "ab" for path in unseen.of(at=end, claim="", document="document", sentence="sentence")]


@dataclass(frozen=True)
class Step:
    """One station of who says so; `is_held` where its own text is among the documents."""

    name: str
    words: str
    is_held: bool


@dataclass(frozen=True)
class Page:
    claim: Claim
    check: Check | None
    quote: Quote
    before: Sentence | None
    after: Sentence | None
    quantities: Sequence[Quantity]
    pairs: Sequence[Pair]
    rejected: Sequence[Pair]
    conflicts: Sequence[Conflict]
    sums: Sequence[Working]
    chain: Sequence[Step]
    history: Sequence[history.Entry]
    claims_in_all: int
    documents_in_all: int

    @cached_property
    def groups(self) -> dict[str, list[Pair]]:
        """The pairs by heading: contradicts, corroborates, parts, whole, related."""
        found: dict[str, list[Pair]] = defaultdict(list)
        for pair in self.pairs:
            found[pair.group].append(pair)
        return {name: ordered(found[name]) for name in ("contradicts", "corroborates", "parts", "whole", "related")}

    @property
    def headings(self) -> dict[str, str]:
        """The heading of each group, with how many are in it."""
        number = {name: len(pairs) for name, pairs in self.groups.items()}
        parts = [f"has {wording.count(number['parts'], 'part')}"] if number["parts"] else []
        parts += [f"part of {wording.count(number['whole'], 'whole')}"] if number["whole"] else []
        return {
            "contradicts": f"Contradicted by {number['contradicts']}",
            "corroborates": f"Corroborated by {number['corroborates']}",
            "related": f"Related to {number['related']}",
            "part_of": (", ".join(parts) or "in a sum").capitalize(),
        }

    @property
    def drifts(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.has_drift]

    @property
    def origins(self) -> int:
        """How many independent origins stand behind the claim and those that corroborate it."""
        corroborating = self.groups["corroborates"]
        claims = [self.claim, *(pair.other for pair in corroborating)]
        return origins.count(claims, [(self.claim.pk, pair.other.pk) for pair in corroborating if pair.same_origin])

    @property
    def origins_said(self) -> str:
        """The same as the heading says it."""
        if self.origins > 1:
            return f"{self.origins} independent origins, this one counted"
        sides = "both go" if len(self.groups["corroborates"]) == 1 else "all go"
        return f"one origin: {sides} back to the same source"

    @property
    def names_for_it(self) -> list[str]:
        """The different words for what is measured, where claims that corroborate each other use several."""
        found = []
        for pair in self.groups["corroborates"]:
            for row in pair.ledger.rows:
                if row.name == "measure":
                    found += [cell.words for cell in (row.left, row.right) if cell.is_source]
        return list(dict.fromkeys(found))


def claim_of(public_id: str) -> Claim:
    """Return the claim of this public id with what its page needs; raises Claim.DoesNotExist."""
    rows = listing.shown(Claim.objects.select_related("became", "gone_in"))
    return openings.given([rows.get(public_id=public_id)])[0]


def page(claim: Claim) -> Page:
    """Return what the page of `claim` shows."""
    links = _links(claim)
    others = [_other(link, claim) for link in links]
    quantities = listing.quantities_of([claim, *others])
    own = quantities[claim.pk]
    pairs = _pairs(claim, links, quantities)
    before, after = _around(claim)
    shown = [pair for pair in pairs if pair.link.state != LinkState.REJECTED]
    return Page(
        claim=claim,
        check=published_check(claim=claim),
        quote=quote(claim, own),
        before=before,
        after=after,
        quantities=own,
        pairs=shown,
        conflicts=conflicts.of(shown),
        rejected=[pair for pair in pairs if pair.link.state == LinkState.REJECTED],
        sums=workings(own),
        chain=chain(claim),
        history=history.of([claim.public_id, *(link.public_id for link in links)], _names(claim, links)),
        claims_in_all=remembered("claims-in-all", listing.current().count),
        documents_in_all=remembered("documents-in-all", listing.documents().count),
    )


def _links(claim: Claim) -> list[Link]:
    """The links of the claim, rejected ones too; of other claims only those that still stand."""
    touching = Link.objects.filter(Q(a=claim) | Q(b=claim), gone_in=None)
    standing = touching.filter(*(Q(**{f"{end}__gone_in": None}) | Q(**{end: claim}) for end in "ab"))
    active = standing.filter(*(Q(**{f"{end}__document__state": "active"}) | Q(**{end: claim}) for end in "ab"))
    kept = active.filter(*(~Q(**{f"{end}__state": "rejected"}) | Q(**{end: claim}) for end in "ab"))
    return with_ends(kept)


def with_ends(links: QuerySet[Link]) -> list[Link]:
    """Return `links` with both claims and all that a page needs of these."""
    ends = {f"{end}_opening": openings.of(f"{end}__document") for end in "ab"}
    found = list(links.select_related("sum", "gone_in", *ENDS).defer(*UNSEEN).annotate(**ends))
    for link in found:
        link.a.document.opening, link.b.document.opening = link.a_opening, link.b_opening
    return found


def _other(link: Link, claim: Claim) -> Claim:
    return link.b if link.a_id == claim.pk else link.a


def _pairs(claim: Claim, links: Sequence[Link], quantities: dict[int, list[Quantity]]) -> list[Pair]:
    decided = decisions_on(links)
    return [
        Pair(link, claim, other, quote(other, quantities[other.pk]), ledger(link, claim, other), decided.get(link.pk))
        for link in links
        for other in [_other(link, claim)]
    ]


def decisions_on(links: Iterable[Link]) -> dict[int, Decision]:
    """Return the last decision that stands on each link."""
    rows = Decision.objects.filter(link__in=[link.pk for link in links]).exclude(state=DecisionState.UNDONE)
    rows = rows.exclude(kind=DecisionKind.UNDONE).select_related("who").order_by("pk")
    return {row.link_id: row for row in rows}


def _around(claim: Claim) -> tuple[Sentence | None, Sentence | None]:
    """Return the sentences before and after the claim's own, of the same paragraph or the next to it, each only where
    little of the claim's own sentence stands on that side."""
    here = claim.sentence
    near = Sentence.objects.filter(
        document=claim.document_id, gone_in=None, index__range=(here.index - 1, here.index + 1)
    )
    found = {row.index: row for row in near.exclude(pk=here.pk) if abs(row.paragraph - here.paragraph) <= 1}
    before = found.get(here.index - 1) if claim.start - here.start < ENOUGH else None
    return before, found.get(here.index + 1) if here.end - claim.end < ENOUGH else None


def chain(claim: Claim) -> list[Step]:
    """Return who says so, from the furthest back that the text names down to the text that is held here."""
    names = list(dict.fromkeys(reversed(claim.chain or ([claim.speaker.name] if claim.speaker else []))))
    if claim.speaker and claim.speaker_as_read and claim.speaker.name not in names:
        names = [claim.speaker.name if name == claim.speaker_as_read else name for name in names]
    held = set(Publisher.objects.filter(name__in=names, documents__state="active").values_list("name", flat=True))
    steps = [Step(name, _place(name, names, held), name in held) for name in names]
    return [*steps, Step(wording.known_as(claim.document), _how(claim), True)]


def _place(name: str, names: Sequence[str], held: set[str]) -> str:
    where = "other texts of theirs are among the documents" if name in held else "not among the documents"
    return f"says so; {where}" if name == names[-1] else f"named as the source; {where}"


def _how(claim: Claim) -> str:
    said = {
        "direct": "quotes it, in quotation marks",
        "indirect": "reports it in its own words",
        "own_voice": "says it in its own voice",
    }[claim.attribution]
    when = "announced before it was said" if claim.tense == "trailed" else wording.day(claim.document.published)
    return f"{said}; {when}"


def _names(claim: Claim, links: Iterable[Link]) -> dict[str, str]:
    named = {link.public_id: f"the link to {wording.known_as(_other(link, claim).document)}" for link in links}
    return named | {claim.public_id: "the claim"}
