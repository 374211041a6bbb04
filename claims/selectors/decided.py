"""Decisions that stand on a speaker or a figure."""

from claims.models import Decision, DecisionKind, DecisionState


def standing_on(**target: object) -> list[Decision]:
    """Return the decisions on `speaker=` or `figure=` that have not been undone, the newest first."""
    made = Decision.objects.filter(**target).exclude(state=DecisionState.UNDONE).exclude(kind=DecisionKind.UNDONE)
    return list(made.select_related("who", "speaker").order_by("-pk"))
