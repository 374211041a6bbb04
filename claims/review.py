"""What editors decide on links."""

from django.db import models

from claims import decisions, second_reading
from claims.models import Claim, Decision, DecisionKind, Link, LinkState
from oicsummit.analysis.types import Relation
from sources import events

# Why a proposed link is wrong, as editors give it.
REASON_CODES = {
    "other_thing": "they speak of different things",
    "other_period": "they are of different periods",
    "other_scope": "they differ in scope or place",
    "chance": "the numbers merely coincide",
    "misread": "one of them was read wrongly",
    "other": "another reason",
}
DECIDED = [LinkState.APPROVED, LinkState.REJECTED, LinkState.UNSURE]
_ON_LINKS = [DecisionKind.LINK_STATE, DecisionKind.LINK_RELATION, DecisionKind.LINK_MADE]


class DecidedMeanwhile(Exception):
    """Someone else has decided on this link and `by` has not seen it; `decision` says who, what and when."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(f"{decision.who} has decided on this link on {decision.when:%d %B %Y at %H:%M}")
        self.decision = decision


class NotADecision(Exception):
    """The state or reason given is none that a person can give."""


def standing_on(link: Link) -> list[Decision]:
    """Return the decisions on what `link` is that have not been undone, oldest first: the last one holds."""
    return list(decisions.of(link).filter(kind__in=_ON_LINKS).select_related("who"))


def decide(
    *,
    link: Link,
    by: models.Model,
    state: str,
    relation: str | None = None,
    reason: str = "",
    reason_code: str = "",
    seen: str | None = None,
) -> Decision:
    """Decide on `link`: approved (with another `relation` where given), rejected or unsure.

    `seen` is the public id of the decision that `by` has in sight. Raises DecidedMeanwhile where another person's
    decision stands that `by` has not seen. Where they have, and decide otherwise, the link is in disagreement until
    a third person settles it.
    """
    if state not in DECIDED or (reason_code and reason_code not in REASON_CODES):
        raise NotADecision(f"a link is approved, rejected or unsure, not {state} ({reason_code})")
    with events.acting(by=by, why=reason or REASON_CODES.get(reason_code, "")):
        link = _locked(link)
        standing = standing_on(link)
        earlier = standing[-1] if standing else None
        if earlier and earlier.who_id != by.pk and seen != earlier.public_id:
            raise DecidedMeanwhile(earlier)
        after = {"state": state, "relation": Relation(relation or link.relation).value}
        before = {"state": link.state, "relation": link.relation}
        _set(link, after, disagrees=_disagree(link, earlier, by, after))
        changed = after["relation"] != before["relation"]
        made = decisions.record(
            by=by,
            kind=DecisionKind.LINK_RELATION if changed else DecisionKind.LINK_STATE,
            on=link,
            before=before,
            after=after,
            why=reason,
            reason_code=reason_code,
        )
        second_reading.settle(link, [*standing, made])
        return made


def _disagree(link: Link, earlier: Decision | None, by: models.Model, after: dict) -> bool:
    if earlier is None or earlier.after == after:
        return False
    people = set(decisions.of(link).filter(kind__in=_ON_LINKS).values_list("who_id", flat=True))
    if link.state == LinkState.DISAGREEMENT:
        # A third person settles it; one of the two may not.
        return by.pk in people
    return earlier.who_id != by.pk


def _set(link: Link, to: dict, *, disagrees: bool = False) -> None:
    link.state = LinkState.DISAGREEMENT if disagrees else to["state"]
    if not disagrees:
        link.relation = to["relation"]
    link.save(update_fields=["state", "relation"])


def make(*, a: Claim, b: Claim, by: models.Model, relation: str, reason: str = "") -> Decision:
    """Link two claims that the machine has not linked, or decide on the link it has made."""
    existing = Link.objects.filter(models.Q(a=a, b=b) | models.Q(a=b, b=a)).first()
    if existing:
        return decide(link=existing, by=by, state=LinkState.APPROVED, relation=relation, reason=reason)
    first, second = (a, b) if relation == Relation.PART_OF else sorted((a, b), key=lambda claim: claim.pk)
    with events.acting(by=by, why=reason):
        link = Link.objects.create(a=first, b=second, relation=Relation(relation).value, state=LinkState.APPROVED)
        after = {"state": link.state, "relation": link.relation}
        return decisions.record(by=by, kind=DecisionKind.LINK_MADE, on=link, before={}, after=after, why=reason)


def undo(*, decision: Decision, by: models.Model, why: str = "") -> Decision:
    """Undo the last decision on a link: it is again as it was before. Raises AlreadyUndone or DecidedSince."""
    with events.acting(by=by, why=why or "undone"):
        link = _locked(decision.link)
        decisions.refuse_followed(decision, decisions.of(link))
        undone = decisions.undo(decision=decision, by=by, why=why)
        if decision.kind != DecisionKind.CONFIRMED:
            _set(link, _before(decision, link))
        second_reading.settle(link, standing_on(link))
    return undone


def _before(decision: Decision, link: Link) -> dict:
    if decision.kind == DecisionKind.LINK_MADE:
        return {"state": LinkState.REJECTED, "relation": link.relation}
    if decision.before["state"] == LinkState.PROPOSED and link.relation_read:
        return {"state": LinkState.PROPOSED, "relation": link.relation_read}
    return decision.before


def _locked(link: Link) -> Link:
    row = Link.objects.select_for_update(of=["self"]).select_related("a__speaker", "b__speaker").get(pk=link.pk)
    models.prefetch_related_objects([row.a, row.b], "quantities")  # both claims' with one query
    return row
