"""Whether what people decided still rests on what they saw.

Each decision keeps what it was made in sight of (`rests_on`). After a run that is compared with what there is now:
the same, and the decision is carried over; not the same, and it is kept and asked to be confirmed.
"""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from claims import reading
from claims.models import Claim, Decision, DecisionKind, DecisionState, Link, LinkState

# What of a claim's reading a decision of this kind looks at.
_CLAIM_GROUNDS = {
    DecisionKind.CLAIM_MARKED: ["text"],
    DecisionKind.CLAIM_REJECTED: ["text"],
    DecisionKind.CLAIM_SPAN: ["text"],
    DecisionKind.CLAIM_SPEAKER: ["text", "speaker"],
    DecisionKind.CLAIM_KIND: ["text", "kind"],
    DecisionKind.CLAIM_QUANTITY: ["text", "quantities"],
}
_OPEN = [DecisionState.CARRIED, DecisionState.NEEDS_CONFIRMATION]


def grounds_of_claim(claim: Claim, kind: str) -> dict:
    """Return what a decision of `kind` on `claim` rests on now; empty where the claim is no longer found."""
    if claim.gone_in_id is not None:
        return {}
    found = claim.read or {"text": claim.text}
    return {name: found[name] for name in _CLAIM_GROUNDS[DecisionKind(kind)] if name in found}


def grounds_of_link(link: Link, kind: str, after: dict) -> dict:
    """Return what a decision of `kind` that led to `after` on `link` rests on now.

    Both claims; and for an approval also the relation that the machine read, since that is what was approved.
    A "no" looks at the claims alone: it stands whatever relation they are proposed for.
    """
    claims = [reading.content(claim, claim.quantities.all()) for claim in (link.a, link.b)]
    grounds: dict = {"claims": sorted(claims, key=lambda content: content["text"])}
    if kind == DecisionKind.LINK_STATE and after.get("state") == LinkState.APPROVED:
        grounds["relation"] = "" if link.gone_in_id else link.relation_read
    return grounds


def of_claims(claims: Iterable[Claim]) -> int:
    """Bring the decisions on `claims` up to date; return how many now ask to be confirmed."""
    by_id = {claim.pk: claim for claim in claims}
    decisions = _open().filter(claim__in=by_id)
    return _settle((row, grounds_of_claim(by_id[row.claim_id], kind_of(row))) for row in decisions)


def of_links(links: Iterable[int]) -> int:
    """Bring the decisions on the links of these ids up to date; return how many now ask to be confirmed."""
    ends = [
        Prefetch(f"link__{end}", Claim.objects.select_related("speaker").prefetch_related("quantities")) for end in "ab"
    ]
    decisions = _open().filter(link__in=list(links)).select_related("link", "earlier")
    rows = decisions.prefetch_related(*ends)
    return _settle((row, grounds_of_link(row.link, kind_of(row), made(row).after)) for row in rows)


def _open() -> QuerySet[Decision]:
    decisions = Decision.objects.filter(state__in=_OPEN).exclude(kind=DecisionKind.UNDONE)
    return decisions.select_related("earlier").order_by("pk")


def made(decision: Decision) -> Decision:
    """Return the decision that `decision` confirms, or itself."""
    while decision.kind == DecisionKind.CONFIRMED:
        decision = decision.earlier
    return decision


def kind_of(decision: Decision) -> str:
    return made(decision).kind


def _settle(grounds: Iterable[tuple[Decision, dict]]) -> int:
    changed = []
    asked = 0
    for decision, now in grounds:
        state = DecisionState.CARRIED if decision.rests_on == now else DecisionState.NEEDS_CONFIRMATION
        asked += state == DecisionState.NEEDS_CONFIRMATION
        if decision.state != state:
            decision.state = state
            changed.append(decision)
    Decision.objects.bulk_update(changed, ["state"], batch_size=500)
    return asked
