"""Speakers of whom people have decided that they are not one, although their names are alike."""

from django.db.models import QuerySet

from claims.models import Decision, DecisionKind, DecisionState, Speaker
from claims.speakers import survivor


def pairs() -> set[frozenset[int]]:
    """Return the keys of each two who are kept apart; one who has been merged stands for who remains."""
    kept = list(_kept().select_related("speaker__merged_into"))
    named = {decision.after["apart_from"] for decision in kept}
    others = Speaker.objects.select_related("merged_into").in_bulk(named, field_name="public_id")
    both = [(one.speaker, others.get(one.after["apart_from"])) for one in kept]
    found = {frozenset((survivor(one).pk, survivor(other).pk)) for one, other in both if other}
    return {pair for pair in found if len(pair) == 2}  # two who became one all the same


def decided_on(speaker: Speaker) -> QuerySet[Decision]:
    """Return the decisions that keep others apart from `speaker`."""
    return _kept().filter(after__apart_from=speaker.public_id)


def _kept() -> QuerySet[Decision]:
    # That it is on a speaker is said by its kind; saying so lets PostgreSQL take the index on speakers, who are few.
    standing = Decision.objects.filter(kind=DecisionKind.SPEAKERS_APART, speaker__isnull=False)
    return standing.exclude(state=DecisionState.UNDONE)
