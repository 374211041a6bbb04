"""What a person decided, in words."""

from django import template

from claims.models import Decision, DecisionKind

register = template.Library()

_STATES = {
    "approved": "approved",
    "rejected": "rejected",
    "unsure": "is unsure about",
    "proposed": "put back",
    "disagreement": "disagrees on",
}
_VERBS = {
    DecisionKind.LINK_MADE: "linked",
    DecisionKind.CLAIM_MARKED: "marked as a claim",
    DecisionKind.CLAIM_REJECTED: "rejected as a claim",
    DecisionKind.CLAIM_SPAN: "corrected the words of",
    DecisionKind.CLAIM_SPEAKER: "corrected the speaker of",
    DecisionKind.CLAIM_KIND: "corrected the kind of",
    DecisionKind.CLAIM_QUANTITY: "corrected a number in",
    DecisionKind.FIGURE_NAMED: "named",
    DecisionKind.FIGURE_MERGED: "merged",
    DecisionKind.FIGURE_SPLIT: "split",
    DecisionKind.FIGURE_MEASURED: "set the measure of",
    DecisionKind.SPEAKER_NAMED: "named",
    DecisionKind.SPEAKER_MERGED: "merged",
    DecisionKind.SPEAKER_SPLIT: "split",
    DecisionKind.CONFIRMED: "confirmed the decision on",
    DecisionKind.UNDONE: "undid the decision on",
}


@register.filter
def verb(decision: Decision) -> str:
    """Return what was done, to stand before what it was done to: "rejected"."""
    if decision.kind == DecisionKind.LINK_STATE:
        return _STATES.get(decision.after.get("state", ""), "decided on")
    if decision.kind == DecisionKind.LINK_RELATION:
        return f"called {decision.after.get('relation', '').replace('_', ' ')}"
    if decision.kind == DecisionKind.FIGURE_MEASURED and not decision.after["measure"]:
        return "cleared the measure of"
    if decision.kind == DecisionKind.SPEAKERS_APART:
        return f"said that {decision.after['other_name']} is not"
    return _VERBS[decision.kind]
