"""What counts on pages: claims that are still read and not rejected, and links between two of them."""

from django.db.models import QuerySet

from claims.models import Claim, ClaimState, Link, LinkState
from figures.models import Quantity

# The strongest first: the one by which a claim with several is marked.
RELATIONS = ("contradicts", "part_of", "corroborates", "related")


def claims() -> QuerySet[Claim]:
    """Return the claims that a page shows."""
    return Claim.objects.filter(gone_in=None).exclude(state=ClaimState.REJECTED)


def links() -> QuerySet[Link]:
    """Return the links that a page shows: not rejected, and neither they nor their claims gone."""
    return (
        Link.objects.filter(gone_in=None, a__gone_in=None, b__gone_in=None)
        .exclude(state=LinkState.REJECTED)
        .exclude(a__state=ClaimState.REJECTED)
        .exclude(b__state=ClaimState.REJECTED)
    )


def quantities() -> QuerySet[Quantity]:
    """Return the quantities that a page shows."""
    return Quantity.objects.filter(gone_in=None)
