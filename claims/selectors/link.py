"""All that the page of one link shows, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Claim, Decision, Link
from claims.selectors import history, listing
from claims.selectors.page import with_ends
from claims.selectors.pairs import Pair, ledger
from claims.selectors.quotes import Quote, quote
from oicsummit.analysis.types import Relation


@dataclass(frozen=True)
class Page:
    link: Link
    left: Claim
    right: Claim
    left_quote: Quote
    right_quote: Quote
    pair: Pair
    decisions: Sequence[Decision]
    history: Sequence[history.Entry]

    @property
    def sides(self) -> tuple[str, str]:
        """What the two claims are called over the ledger."""
        return ("The part", "The whole") if self.link.relation == Relation.PART_OF else ("One claim", "The other")


def page(public_id: str) -> Page:
    """Return what the page of the link of this public id shows; raises Link.DoesNotExist."""
    found = with_ends(Link.objects.filter(public_id=public_id))
    if not found:
        raise Link.DoesNotExist
    link = found[0]
    quantities = listing.quantities_of([link.a, link.b])
    left, right = (quote(claim, quantities[claim.pk]) for claim in (link.a, link.b))
    decisions = list(link.decisions.select_related("who").order_by("-pk"))
    standing = next((row for row in decisions if row.state != "undone" and row.kind != "undone"), None)
    return Page(
        link=link,
        left=link.a,
        right=link.b,
        left_quote=left,
        right_quote=right,
        pair=Pair(link, link.a, link.b, right, ledger(link, link.a, link.b), standing),
        decisions=decisions,
        history=history.of([link.public_id], {link.public_id: "the link"}),
    )
